// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls

// One fee of a dossier: how much, whether it has been paid, and the VietQR where central names an account.
Card {
    id: fee

    required property int number
    required property string name
    required property string amount
    required property bool paid
    required property string day
    required property var qr
    required property string bank
    required property string account
    required property string holder
    required property string purpose
    required property bool doubtful
    readonly property bool transferable: !paid && account !== ""

    objectName: "fee_" + number

    Label {
        width: parent.width
        text: fee.name
        kind: Label.Kind.Heading
        Accessible.role: Accessible.Heading
    }
    Label {
        width: parent.width
        text: fee.amount
        kind: Label.Kind.Title
    }
    IconLine {
        width: parent.width
        symbol: fee.paid ? "check-circle" : "money"
        iconColor: fee.paid ? Theme.colours.ok : Theme.colours.primary
        text: fee.paid ? (fee.day !== "" ? qsTr("Đã nộp, %1.").arg(fee.day) : qsTr("Đã nộp."))
            : fee.doubtful ? qsTr("Kiosk chưa kiểm tra được mã chuyển khoản nên không hiện mã. Xin nộp tại quầy.")
            : !fee.transferable ? qsTr("Xin nộp tại quầy.")
            : fee.day !== "" ? qsTr("Chưa nộp. Hạn nộp: %1.").arg(fee.day) : qsTr("Chưa nộp.")
    }
    Label {
        width: parent.width
        visible: fee.transferable
        text: qsTr("Mở ứng dụng ngân hàng trên điện thoại, quét mã này và xem lại trước khi chuyển.")
    }
    Rectangle {   // QR symbols are read from white
        visible: fee.transferable
        width: Math.min(parent.width, Theme.mm(90))
        height: width
        anchors.horizontalCenter: parent.horizontalCenter
        radius: Theme.smallRadius
        color: "white"
        Picture {
            anchors.fill: parent
            anchors.margins: Theme.tiny
            image: fee.qr
            blended: false
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Mã VietQR để chuyển khoản")
        }
    }
    Repeater {
        model: !fee.transferable ? [] : [
            [qsTr("Người nhận"), fee.holder], [qsTr("Ngân hàng"), fee.bank], [qsTr("Số tài khoản"), fee.account],
            [qsTr("Nội dung"), fee.purpose]
        ]
        Column {
            id: fact
            required property var modelData
            visible: fact.modelData[1] !== ""
            width: fee.width - 2 * fee.padding
            Label {
                width: parent.width
                text: fact.modelData[0]
                kind: Label.Kind.Note
                color: Theme.colours.inkSoft
            }
            Label {
                width: parent.width
                text: fact.modelData[1]
                kind: Label.Kind.Strong
            }
        }
    }
}
