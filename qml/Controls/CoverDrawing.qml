// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls

// The open cover closes until it clicks.
GridDrawing {
    id: drawing

    readonly property real shut: ramp(0.25, 0.55)

    Rectangle {
        x: 60
        y: 126
        width: 280
        height: 30
        radius: 10
        color: Theme.colours.device
        border { width: drawing.outline; color: Theme.colours.edge }
        transformOrigin: Item.Left
        rotation: -25 * (1 - drawing.shut)
    }
    Rectangle {
        x: 60
        y: 154
        width: 280
        height: 74
        radius: 14
        color: Theme.colours.device
        border { width: drawing.outline; color: Theme.colours.edge }
        Rectangle { x: 28; y: 34; width: 120; height: 8; radius: 4; color: Theme.colours.edge }
        Rectangle {
            x: 240
            y: 32
            width: 16
            height: 16
            radius: 8
            color: drawing.shut > 0.95 ? Theme.colours.ok : Theme.colours.attention
        }
    }
    Icon {
        visible: drawing.shut > 0.95
        x: 336
        y: 66
        width: 56
        height: 56
        name: "check-circle"
        color: Theme.colours.ok
    }
}
