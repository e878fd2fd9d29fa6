// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// Signing in with VNeID: the person's phone reads central's code and agrees there. Nothing is typed here.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property SignInViewModel signIn: kiosk.signIn
    readonly property bool offered: signIn.code !== ""
    readonly property string timeLeft: signIn.secondsLeft >= 60
        ? qsTr("Mã còn dùng được %1 phút %2 giây.").arg(Math.floor(signIn.secondsLeft / 60)).arg(signIn.secondsLeft % 60)
        : qsTr("Mã còn dùng được %1 giây.").arg(signIn.secondsLeft)

    heading: signIn.over ? qsTr("Ông/bà chưa đăng nhập") : qsTr("Đăng nhập VNeID trên điện thoại của ông/bà")
    lead: signIn.over ? "" : qsTr("Đăng nhập để không ai khác xem được hồ sơ của ông/bà. Kiosk không hỏi mật khẩu.")
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    primaryText: signIn.over ? qsTr("Lấy mã mới") : ""
    onPrimary: kiosk.next()

    FaultPanel {
        width: parent.width
        visible: screen.kiosk.fault.present
        what: screen.kiosk.fault.what
        todo: screen.kiosk.fault.todo
        notice: screen.kiosk.fault.notice
    }
    Card {
        width: parent.width
        visible: !screen.offered && !screen.signIn.over
        Label {
            width: parent.width
            text: qsTr("Kiosk đang lấy mã đăng nhập.")
        }
        ProgressLine {
            width: parent.width
        }
    }
    Card {
        width: parent.width
        visible: screen.offered
        spacing: Theme.gap

        Repeater {
            model: [
                qsTr("1. Mở VNeID trên điện thoại, chọn quét mã QR và quét mã dưới đây."),
                qsTr("2. Xem điện thoại có hiện đúng mã %1 không.").arg(screen.signIn.code),
                qsTr("3. Đúng thì bấm đồng ý trên điện thoại, rồi nhìn lại màn hình này.")
            ]
            Label {
                required property string modelData
                width: parent.width
                text: modelData
            }
        }
        Rectangle {
            width: Math.min(parent.width, Theme.mm(90))
            height: width
            anchors.horizontalCenter: parent.horizontalCenter
            radius: Theme.smallRadius
            color: "white"
            Picture {
                anchors.fill: parent
                anchors.margins: Theme.tiny
                image: screen.signIn.qr
                blended: false
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Mã QR để đăng nhập bằng điện thoại")
            }
        }
        Label {
            objectName: "signInCode"
            width: parent.width
            text: screen.signIn.code
            kind: Label.Kind.Code
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            width: parent.width
            text: screen.timeLeft
            kind: Label.Kind.Note
            color: Theme.colours.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }
    }
    IconLine {
        width: parent.width
        visible: screen.offered
        symbol: "phone"
        iconColor: Theme.colours.primary
        text: qsTr("Điện thoại không quét được thì mở trang %1 và gõ mã trên.").arg(screen.signIn.address)
    }
    IconLine {
        width: parent.width
        visible: !screen.signIn.over
        symbol: "counter"
        iconColor: Theme.colours.primary
        text: qsTr("Không có điện thoại, ông/bà mang thẻ Căn cước tới quầy, cán bộ sẽ xem giúp.")
    }
}
