// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls

// One key of the keys on the screen.
Pressable {
    id: key

    property string symbol
    property bool strong: false    // the key that finishes
    property bool quiet: false     // keys that write nothing
    readonly property color ink: strong ? Theme.colours.primaryInk : Theme.colours.ink

    focusPolicy: Qt.NoFocus
    radius: Theme.smallRadius
    padding: 0
    implicitHeight: Theme.key
    background: Rectangle {
        radius: key.radius
        color: key.strong ? (key.down ? Theme.colours.primaryPressed : Theme.colours.primary)
             : key.down ? Theme.colours.tint : key.quiet ? Theme.colours.idle : Theme.colours.surface
        border { width: Theme.hair; color: key.down ? Theme.colours.primary : Theme.colours.line }
    }
    contentItem: Item {
        Icon {
            visible: key.symbol !== ""
            anchors.centerIn: parent
            width: Theme.mm(11)
            height: width
            name: key.symbol
            color: key.ink
        }
        Label {
            visible: key.symbol === ""
            anchors.centerIn: parent
            text: key.text
            font.pixelSize: Theme.mm(key.text.length > 2 ? 8 : 10.5)
            font.weight: Font.DemiBold
            color: key.ink
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
