// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls

// What was read on a paper for a field, with the picture of the line that it stands on. Nothing is filled in before the
// person has said so.
Card {
    id: proposal

    property string text
    property string label
    property var line
    signal taken()

    padding: Theme.gap
    tone: Card.Tone.Tinted

    Rectangle {
        width: parent.width
        height: picture.height + 2 * Theme.tiny
        radius: Theme.smallRadius
        color: "white"
        border.width: Theme.hair
        border.color: Theme.colours.line

        Picture {
            id: picture
            x: Theme.tiny
            y: Theme.tiny
            width: parent.width - 2 * Theme.tiny
            height: Math.min(Theme.mm(40), width * aspect)
            image: proposal.line
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Ảnh dòng chữ trên giấy của mục %1").arg(proposal.label)
        }
    }
    Label {
        width: parent.width
        text: qsTr("Kiosk đọc được: %1").arg(proposal.text)
        kind: Label.Kind.Strong
    }
    SecondaryButton {
        objectName: proposal.objectName + "_take"
        width: parent.width
        text: qsTr("Dùng")
        symbol: "check"
        Accessible.name: qsTr("Dùng cho mục %1: %2").arg(proposal.label).arg(proposal.text)
        onClicked: proposal.taken()
    }
}
