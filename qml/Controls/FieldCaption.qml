// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// Name of a field, whether it must be filled in, and what helps.
Column {
    id: caption

    property string label
    property string help
    property bool required: false

    spacing: Theme.tiny / 2

    Flow {
        width: parent.width
        spacing: Theme.small

        Label {
            id: name
            text: caption.label
            kind: Label.Kind.Strong
            width: Math.min(implicitWidth, parent.width)
        }
        Item {
            visible: caption.required
            implicitWidth: must.implicitWidth
            implicitHeight: must.y + must.implicitHeight
            Label {
                id: must
                y: Math.round(name.baselineOffset - baselineOffset)   // on one line with the name
                text: qsTr("Bắt buộc")
                kind: Label.Kind.Note
                color: Theme.colours.attention
                font.weight: Font.DemiBold
            }
        }
    }
    Label {
        width: parent.width
        visible: text !== ""
        text: caption.help
        kind: Label.Kind.Note
        color: Theme.colours.inkSoft
    }
}
