// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// "Still there?" before the session is put away.
Overlay {
    id: idle

    required property int secondsLeft
    required property string fate   // what becomes of the dossier then
    signal moreTime()
    signal ended()

    open: secondsLeft >= 0
    heading: qsTr("Ông/bà còn ở đây không?")
    spacing: Theme.padding
    buttons: [
        PrimaryButton {
            objectName: "idleMoreTime"
            width: parent.width
            text: qsTr("Tôi cần thêm thời gian")
            onClicked: idle.moreTime()
        },
        SecondaryButton {
            objectName: "idleEnd"
            width: parent.width
            text: qsTr("Kết thúc và xóa khỏi màn hình")
            onClicked: idle.ended()
        }
    ]

    Label {
        anchors.horizontalCenter: parent.horizontalCenter
        text: idle.secondsLeft
        kind: Label.Kind.Greeting
        font.pixelSize: Theme.countdownSize
        color: Theme.colours.primary
        Accessible.name: qsTr("Còn %n giây", "", idle.secondsLeft)
    }
    Label {
        width: parent.width
        text: idle.fate
    }
    IconLine {
        width: parent.width
        symbol: "card"
        iconColor: Theme.colours.primary
        text: qsTr("Trước khi rời kiosk, xin nhớ lấy thẻ Căn cước và giấy tờ gốc.")
    }
}
