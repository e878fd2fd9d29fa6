// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls

// An icon and a sentence, aligned at the first line.
Item {
    id: line

    property string symbol
    property string text
    property int kind: Label.Kind.Body
    property color color: Theme.colours.ink
    property color iconColor: color

    implicitHeight: Math.max(icon.height, label.implicitHeight)

    Icon {
        id: icon
        name: line.symbol
        color: line.iconColor
        width: Theme.icon
        height: Theme.icon
        y: label.lineCount > 1 ? Math.max(0, (label.implicitHeight / label.lineCount - height) / 2)
                               : (line.height - height) / 2
    }
    Label {
        id: label
        text: line.text
        kind: line.kind
        color: line.color
        anchors { left: icon.right; leftMargin: Theme.small; right: parent.right; verticalCenter: parent.verticalCenter }
    }
}
