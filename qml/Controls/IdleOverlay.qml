// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// "Still there?" before the session is put away.
Overlay {
    id: idle

    required property int secondsLeft
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
        text: qsTr("Hết thời gian này, kiosk cất hồ sơ đang làm và xóa thông tin của ông/bà khỏi màn hình. Những tờ đã lưu không mất: ông/bà đặt lại thẻ là làm tiếp được.")
    }
}
