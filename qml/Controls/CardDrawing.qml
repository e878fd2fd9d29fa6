// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls

// The card comes to the marked corner of the glass, turns over so that its QR code faces down, and the light passes below.
GridDrawing {
    id: drawing

    readonly property real come: ramp(0.05, 0.3)
    readonly property real turn: ramp(0.36, 0.56)
    readonly property real light: ramp(0.66, 0.94)

    Rectangle {   // the machine from above
        x: 75
        y: 30
        width: 250
        height: 196
        radius: 16
        color: Theme.colours.device
        border { width: drawing.outline; color: Theme.colours.edge }
    }
    Rectangle {   // its glass
        id: glass
        x: 91
        y: 46
        width: 218
        height: 164
        radius: 6
        color: Theme.colours.tint
        border { width: drawing.outline; color: Theme.colours.edge }
        clip: true

        Rectangle {
            visible: drawing.light > 0 && drawing.light < 1
            width: 10
            height: parent.height
            x: drawing.light * (parent.width + 10) - 10
            color: Theme.colours.ok
            opacity: 0.55
        }
    }
    Item {        // the corner where things are laid
        x: 97
        y: 52
        Rectangle { width: 34; height: 5; radius: 2; color: Theme.colours.primary }
        Rectangle { width: 5; height: 34; radius: 2; color: Theme.colours.primary }
    }
    Item {
        id: card
        width: 132
        height: 84
        x: 268 + (107 - 268) * drawing.come
        y: 130 + (62 - 130) * drawing.come
        opacity: drawing.time > 0.97 ? 0 : 1
        transform: Scale {
            origin.x: 66
            xScale: Math.abs(1 - 2 * drawing.turn)
        }

        Rectangle {   // side with the QR code
            anchors.fill: parent
            visible: drawing.turn < 0.5
            radius: 9
            color: Theme.colours.sheet
            border { width: drawing.outline; color: Theme.colours.primary }

            Rectangle { x: 12; y: 14; width: 52; height: 6; radius: 3; color: Theme.colours.edge }
            Rectangle { x: 12; y: 28; width: 40; height: 6; radius: 3; color: Theme.colours.edge }
            Rectangle { x: 12; y: 60; width: 60; height: 6; radius: 3; color: Theme.colours.edge }
            Grid {
                x: 80
                y: 12
                columns: 5
                spacing: 1
                Repeater {
                    // A pattern that looks like a QR code and is none.
                    model: [1, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 1]
                    Rectangle {
                        required property int modelData
                        width: 7
                        height: 7
                        color: modelData ? Theme.colours.primary : "transparent"
                    }
                }
            }
        }
        Rectangle {   // the other side, which stays up
            anchors.fill: parent
            visible: drawing.turn >= 0.5
            radius: 9
            color: Theme.colours.sheet
            border { width: drawing.outline; color: Theme.colours.primary }

            Rectangle { x: 14; y: 16; width: 30; height: 38; radius: 5; color: Theme.colours.device }
            Rectangle { x: 56; y: 18; width: 60; height: 7; radius: 3; color: Theme.colours.edge }
            Rectangle { x: 56; y: 34; width: 44; height: 7; radius: 3; color: Theme.colours.edge }
            Rectangle { x: 14; y: 64; width: 100; height: 6; radius: 3; color: Theme.colours.edge }
        }
    }
}
