// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls

// One fact of the review: what it is, how it stands, and a quieter word on it.
Item {
    id: line

    property string symbol
    property string label
    property string text
    property string note

    implicitHeight: words.implicitHeight

    Icon {
        id: icon
        name: line.symbol
        color: Theme.colours.primary
        width: Theme.mm(13)
        height: width
        y: Theme.small
    }
    Column {
        id: words
        anchors { left: icon.right; leftMargin: Theme.gap; right: parent.right }
        spacing: Theme.tiny / 2

        Label {
            width: parent.width
            text: line.label
            kind: Label.Kind.Note
            color: Theme.colours.inkSoft
        }
        Label {
            width: parent.width
            text: line.text
            kind: Label.Kind.Strong
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: line.note
            kind: Label.Kind.Note
            color: Theme.colours.inkSoft
        }
    }
}
