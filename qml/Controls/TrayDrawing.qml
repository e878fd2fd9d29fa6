// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls

// Sheets with their printed side up go down the tray into the machine.
GridDrawing {
    id: drawing

    component Sheet: Rectangle {
        id: sheet
        required property real outline
        width: 130
        height: 168
        radius: 4
        color: Theme.colours.sheet
        border { width: sheet.outline; color: Theme.colours.primary }
        Column {
            x: 16
            y: 20
            spacing: 12
            Rectangle { width: 60; height: 7; radius: 3; color: Theme.colours.primary }
            Repeater {
                model: 7
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

    Rectangle {   // back rest of the tray
        x: 124
        y: 4
        width: 152
        height: 140
        radius: 10
        color: Theme.colours.device
        border { width: drawing.outline; color: Theme.colours.edge }
    }
    Item {        // what is above the slot can be seen
        x: 0
        y: -60
        width: drawing.width
        height: 214
        clip: true

        Sheet { x: 139; y: 74; outline: drawing.outline }
        Sheet { x: 132; y: 70; outline: drawing.outline }
        Sheet {
            outline: drawing.outline
            x: 135
            y: 66 + Math.max(0, (drawing.time - 0.25) / 0.6) * 170
            visible: drawing.time < 0.9
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

        Rectangle { x: 50; y: -3; width: 180; height: 8; radius: 4; color: Theme.colours.edge }
        Rectangle { x: 240; y: 34; width: 16; height: 16; radius: 8; color: Theme.colours.ok }
        Rectangle { x: 28; y: 38; width: 120; height: 8; radius: 4; color: Theme.colours.edge }
    }
    Icon {        // which way
        x: 322
        y: 30 + Math.abs(((drawing.time * 2) % 1) - 0.5) * -16
        width: 60
        height: 72
        name: "arrow-down"
        color: Theme.colours.primary
    }
}
