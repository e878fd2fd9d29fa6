// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls

// The cover opens, the stuck sheet is drawn out gently, the cover closes.
GridDrawing {
    id: drawing

    readonly property real lift: ramp(0.05, 0.25) - ramp(0.8, 0.96)
    readonly property real pull: ramp(0.36, 0.72)

    Rectangle {   // cover, hinged at the left
        x: 60
        y: 140
        width: 280
        height: 16
        radius: 8
        color: Theme.colours.device
        border { width: drawing.outline; color: Theme.colours.edge }
        transformOrigin: Item.Left
        rotation: -27 * drawing.lift
    }
    Item {        // the sheet, seen above the machine only
        x: 0
        y: -60
        width: drawing.width
        height: 216
        clip: true

        Rectangle {
            x: 134
            y: 156 - drawing.pull * 84
            width: 130
            height: 150
            radius: 4
            rotation: 7 * (1 - drawing.pull)
            color: Theme.colours.sheet
            border { width: drawing.outline; color: Theme.colours.attention }
            Column {
                x: 16
                y: 18
                spacing: 12
                Repeater {
                    model: 6
                    Rectangle {
                        required property int index
                        width: index % 3 === 2 ? 70 : 96
                        height: 5
                        radius: 2
                        color: Theme.colours.edge
                    }
                }
            }
        }
    }
    Rectangle {   // the machine
        x: 60
        y: 154
        width: 280
        height: 74
        radius: 14
        color: Theme.colours.device
        border { width: drawing.outline; color: Theme.colours.edge }
        Rectangle { x: 50; y: 10; width: 180; height: 8; radius: 4; color: Theme.colours.edge }
        Rectangle { x: 240; y: 38; width: 16; height: 16; radius: 8; color: Theme.colours.attention }
    }
}
