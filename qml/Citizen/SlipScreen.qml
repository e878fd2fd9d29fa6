// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// What one leaves with: central's code, or the provisional slip that says in words that it is no acceptance.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property SlipViewModel slip: kiosk.slip
    readonly property bool received: slip.code !== ""

    heading: received ? qsTr("Đã nộp xong hồ sơ") : slip.refused ? qsTr("Hồ sơ cần cán bộ xem lại")
                     : qsTr("Hồ sơ đã được giữ an toàn, đang chờ gửi")
    lead: received ? qsTr("Hệ thống trung tâm đã nhận, chờ cơ quan tiếp nhận.")
                   : qsTr("Đây là phiếu tạm, chưa phải là giấy tiếp nhận.")
    canGoBack: false
    primaryName: "slipEnd"
    primaryText: qsTr("Kết thúc và xóa thông tin khỏi màn hình")
    primaryEnabled: !kiosk.busy
    onPrimary: kiosk.end()
    extras: Label {   // beside the button, where it is seen at every size of text
        objectName: "slipCountdown"
        width: screen.extraWidth
        visible: screen.slip.secondsLeft >= 0
        text: qsTr("Màn hình tự xóa sau %n giây. Chạm để có thêm thời gian.", "", screen.slip.secondsLeft)
        kind: Label.Kind.Note
        color: Theme.colours.inkSoft
    }

    Card {
        width: parent.width
        spacing: Theme.gap

        Column {
            width: parent.width
            spacing: Theme.tiny / 2
            Label {
                width: parent.width
                text: screen.received ? qsTr("Mã hồ sơ") : qsTr("Mã phiếu tạm")
                color: Theme.colours.inkSoft
            }
            Label {
                id: code
                objectName: "slipCode"
                width: parent.width
                text: screen.received ? screen.slip.code : screen.slip.provisional
                kind: Label.Kind.Code
                wrapMode: Text.NoWrap   // a code is copied by hand: smaller rather than broken
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.noteSize
            }
        }
        Flow {
            id: facts
            width: parent.width
            spacing: Theme.gap
            readonly property bool beside: width > Theme.mm(200) && Theme.textScale < 1.2

            Rectangle {   // QR symbols are read from white
                width: Theme.mm(66)
                height: width
                radius: Theme.smallRadius
                color: Theme.colours.sheet
                border { width: Theme.hair; color: Theme.colours.line }
                Picture {
                    anchors.fill: parent
                    anchors.margins: Theme.tiny   // clear of the rounded frame
                    image: screen.slip.qr
                    blended: false
                    Accessible.role: Accessible.Graphic
                    Accessible.name: qsTr("Mã QR của phiếu")
                }
            }
            Column {
                width: facts.beside ? facts.width - Theme.mm(66) - facts.spacing : facts.width
                spacing: Theme.small

                Label {
                    width: parent.width
                    visible: screen.slip.dueDay !== ""
                    text: qsTr("Hẹn trả kết quả: %1").arg(screen.slip.dueDay)
                    kind: Label.Kind.Heading
                }
                Label {
                    width: parent.width
                    visible: screen.received
                    text: qsTr("Nhận lúc %1").arg(screen.slip.receivedAt)
                    color: Theme.colours.inkSoft
                }
                Label {
                    width: parent.width
                    visible: !screen.received
                    text: qsTr("Nộp tại kiosk lúc %1").arg(screen.slip.submittedAt)
                    color: Theme.colours.inkSoft
                }
                Label {
                    width: parent.width
                    text: screen.slip.pages > 0 ? qsTr("%n giấy tờ", "", screen.slip.papers) + " · " + qsTr("%n trang", "", screen.slip.pages)
                                                : qsTr("Đơn điền trên kiosk")
                    color: Theme.colours.inkSoft
                }
                Label {
                    width: parent.width
                    visible: screen.kiosk.review.phone !== "" && !screen.kiosk.review.phoneRefused
                    text: qsTr("Báo tin qua số %1").arg(screen.kiosk.review.phoneMasked)
                    color: Theme.colours.inkSoft
                }
            }
        }
    }
    Card {
        width: parent.width
        visible: !screen.received
        tone: Card.Tone.Attention
        Label {
            width: parent.width
            text: qsTr("Việc tiếp theo")
            kind: Label.Kind.Heading
            color: Theme.colours.attention
        }
        Label {
            width: parent.width
            color: Theme.colours.attention
            text: screen.slip.refused
                  ? qsTr("Hồ sơ vẫn được giữ an toàn trên kiosk, nhưng hệ thống trung tâm chưa nhận. Xin đưa phiếu này cho cán bộ tại quầy để xem cần sửa gì; ông/bà không phải nộp lại trên kiosk.")
                  : qsTr("Kiosk tự gửi hồ sơ khi kết nối được, ông/bà không phải nộp lại. Khi đã gửi, cán bộ tại quầy tra được mã hồ sơ chính thức từ phiếu tạm này.")
                  + (screen.kiosk.review.phone !== "" && !screen.kiosk.review.phoneRefused
                     ? " " + qsTr("Khi có mã, hệ thống báo qua số điện thoại ông/bà để lại.")
                     : " " + qsTr("Ông/bà không để lại số điện thoại, xin hỏi lại tại quầy trong ngày làm việc tới."))
        }
    }
    SafeBanner {
        width: parent.width
        visible: screen.slip.printing || screen.slip.printed
        working: screen.slip.printing
        symbol: "printer"
        text: screen.slip.printing ? qsTr("Đang in phiếu, xin chờ ở khe bên dưới.") : qsTr("Phiếu đã in xong. Xin nhận ở khe bên dưới.")
    }
    Card {
        width: parent.width
        visible: screen.slip.printerMissing
        tone: Card.Tone.Attention
        padding: Theme.gap
        IconLine {
            width: parent.width
            symbol: "printer"
            color: Theme.colours.attention
            text: qsTr("Kiosk này chưa in được. Xin ghi lại mã ở trên hoặc chụp ảnh màn hình; cán bộ tại quầy in giúp phiếu. Màn hình này đứng lâu hơn thường lệ để ông/bà kịp ghi.")
        }
    }
    SecondaryButton {
        objectName: "slipPrint"
        width: parent.width
        visible: !screen.slip.printing && !screen.slip.printerMissing
        text: screen.slip.printed ? qsTr("In thêm một phiếu") : qsTr("In phiếu")
        symbol: "printer"
        enabled: !screen.kiosk.busy
        onClicked: screen.slip.print()
    }
    SecondaryButton {
        objectName: "slipRate"
        width: parent.width
        visible: screen.slip.rated < screen.slip.questions
        text: qsTr("Đánh giá kiosk")
        enabled: !screen.kiosk.busy
        onClicked: screen.slip.rate()
    }
    IconLine {
        width: parent.width
        visible: screen.slip.rated === screen.slip.questions
        symbol: "check"
        iconColor: Theme.colours.ok
        text: qsTr("Cảm ơn ông/bà đã đánh giá.")
    }
    IconLine {
        width: parent.width
        symbol: "card"
        iconColor: Theme.colours.primary
        kind: Label.Kind.Strong
        text: qsTr("Xin nhớ lấy thẻ Căn cước và giấy tờ gốc.")
    }
}
