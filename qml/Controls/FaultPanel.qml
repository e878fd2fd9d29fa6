// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// After trouble: first what is saved, then what happened and what to do with the hands, with a drawing. Never a code.
// The one button is the screen's primary button.
Column {
    id: panel
    objectName: "faultPanel"

    property string saved
    property string what
    property string todo
    property string picture
    property bool notice: false

    spacing: Theme.gap

    SafeBanner {
        width: parent.width
        visible: panel.saved !== ""
        text: panel.saved
    }
    Card {
        id: card
        width: parent.width
        tone: panel.notice ? Card.Tone.Tinted : Card.Tone.Attention
        padding: Theme.textScale > 1.4 ? Theme.gap : Theme.padding
        spacing: Theme.gap

        Label {
            objectName: "faultWhat"
            width: parent.width
            text: panel.what
            kind: Label.Kind.Heading
            color: card.ink
            Accessible.role: Accessible.AlertMessage
        }
        Label {
            objectName: "faultTodo"
            width: parent.width
            text: panel.todo
            color: panel.notice ? Theme.colours.ink : card.ink
        }
        Drawing {   // below the words, and none where they take the room
            visible: known && Theme.textScale <= 1.4
            name: panel.picture
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, Theme.mm(170))
        }
    }
}
