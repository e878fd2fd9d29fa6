// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// What is still wrong with the field above it.
Rectangle {
    id: note

    property string text

    visible: text !== ""
    implicitHeight: line.implicitHeight + 2 * Theme.small
    radius: Theme.smallRadius
    color: Theme.colours.attentionTint

    IconLine {
        id: line
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.small }
        symbol: "alert"
        text: note.text
        kind: Label.Kind.Note
        color: Theme.colours.attention
    }
}
