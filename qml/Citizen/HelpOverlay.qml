// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// What to do on this screen, whom to ask, and the way out at any time.
Overlay {
    id: help

    required property KioskViewModel kiosk
    readonly property string advice: {
        switch (kiosk.screen) {
        case View.Page.Home: return qsTr("Chạm vào ô lớn Nộp hồ sơ để bắt đầu. Kiosk hướng dẫn từng bước, mỗi bước chỉ hỏi một việc.")
        case View.Page.Card: return qsTr("Đặt thẻ Căn cước lên mặt kính, mặt có mã QR úp xuống, rồi bấm Đọc thẻ. Đọc xong ông/bà lấy lại thẻ ngay.")
        case View.Page.Procedure: return qsTr("Chạm vào tên việc cần làm. Nếu không thấy, chạm vào ô tìm và gõ vài chữ, không cần gõ dấu.")
        case View.Page.Lookup: return qsTr("Chạm vào ô tìm và gõ vài chữ, hoặc chọn một lĩnh vực. Chạm vào tên thủ tục để xem giấy tờ cần có.")
        case View.Page.Info: return qsTr("Trang này cho biết thủ tục cần giấy tờ gì, bao lâu, hết bao nhiêu tiền. Ông/bà có thể in hoặc quét mã để mang danh mục về.")
        case View.Page.Case: return qsTr("Chọn câu đúng với ông/bà nhất. Chọn nhầm thì bấm Quay lại để chọn lại.")
        case View.Page.Checklist: return qsTr("Chạm vào từng dòng để quét giấy hoặc điền đơn. Xong dòng nào, dòng đó có dấu đã đủ.")
        case View.Page.Scan: return qsTr("Gỡ ghim và kẹp, xếp thẳng mép giấy, đặt vào khay với mặt chữ hướng lên, rồi bấm Quét. Thẻ và giấy nhỏ thì đặt lên mặt kính. Giấy gốc ra ngay sau khi quét.")
        case View.Page.Form: return qsTr("Chạm vào ô cần điền, bàn phím sẽ hiện ra. Phím dấu đặt dấu lên chữ vừa gõ. Điền xong bấm phím Xong.")
        case View.Page.Review: return qsTr("Xem lại một lượt. Thấy sai ở đâu thì bấm Quay lại để sửa.")
        case View.Page.Notices: return qsTr("Đọc từng thông báo và chọn câu trả lời của mình. Kiosk không chọn sẵn thay ông/bà.")
        case View.Page.Sending: return qsTr("Hồ sơ đã được cất an toàn. Ông/bà chỉ cần chờ, hoặc lấy phiếu khi kiosk mời.")
        case View.Page.Follow: return qsTr("Đặt phiếu lên mặt kính rồi chạm Đọc phiếu, hoặc chạm vào ô Mã hồ sơ và gõ mã in trên phiếu.")
        case View.Page.Progress: return qsTr("Trang này cho biết hồ sơ đang ở bước nào và ông/bà cần làm gì. Đăng nhập VNeID thì xem được chi tiết.")
        case View.Page.SignIn: return qsTr("Mở VNeID trên điện thoại, quét mã trên màn hình và bấm đồng ý. Kiosk không hỏi mật khẩu.")
        case View.Page.Withdraw: return qsTr("Chọn lý do, bấm Tiếp tục, rồi xác nhận một lần nữa. Không muốn rút nữa thì bấm Quay lại.")
        case View.Page.Acceptance: return qsTr("Đây là giấy cơ quan đã ký khi tiếp nhận hồ sơ. Ông/bà có thể in một bản mang về.")
        case View.Page.Queue: return qsTr("Chạm vào việc cần gặp cán bộ, kiosk đưa số thứ tự. Giữ số và chờ gọi.")
        default: return qsTr("Giữ phiếu này để theo dõi hồ sơ. Xong việc thì bấm nút Kết thúc để xóa thông tin khỏi màn hình.")
        }
    }

    readonly property HelpViewModel call: kiosk.help
    // Nobody is known to come: the person is shown the counter.
    readonly property bool atCounter: call.phase === View.HelpPhase.Unreached
        || (call.phase === View.HelpPhase.Waiting && call.unanswered)
    readonly property string counter: kiosk.phone !== ""
        ? qsTr("Xin mời ông/bà tới quầy ngay bên cạnh, hoặc gọi số %1.").arg(kiosk.phone)
        : qsTr("Xin mời ông/bà tới quầy ngay bên cạnh.")
    // How it stands with the call to staff.
    readonly property string called: {
        switch (call.phase) {
        case View.HelpPhase.Calling: return qsTr("Kiosk đang báo cho cán bộ.")
        case View.HelpPhase.Waiting: return call.unanswered
            ? qsTr("Đã báo cho cán bộ nhưng chưa có ai nhận tin.") + " " + counter
            : qsTr("Đã báo cho cán bộ. Xin ông/bà chờ tại kiosk.")
        case View.HelpPhase.Accepted: return call.staff !== "" ? qsTr("%1 đã nhận tin. Xin ông/bà chờ tại kiosk.").arg(call.staff)
                                                               : qsTr("Cán bộ đã nhận tin. Xin ông/bà chờ tại kiosk.")
        case View.HelpPhase.Coming: return call.staff !== "" ? qsTr("%1 đang tới chỗ ông/bà.").arg(call.staff)
                                                             : qsTr("Cán bộ đang tới chỗ ông/bà.")
        case View.HelpPhase.Unreached: return qsTr("Kiosk chưa báo được cho cán bộ.") + " " + counter
        }
        return qsTr("Cần người giúp, ông/bà gọi cán bộ bằng nút dưới đây, hoặc tới quầy ngay bên cạnh.")
    }

    heading: qsTr("Trợ giúp")
    buttons: [
        PrimaryButton {
            objectName: "helpClose"
            width: parent.width
            text: qsTr("Tôi hiểu rồi")
            onClicked: help.open = false
        },
        SecondaryButton {
            objectName: "helpEnd"
            // What is being sent ends with a slip, in a matter of seconds.
            visible: help.kiosk.screen !== View.Page.Home && help.kiosk.screen !== View.Page.Sending
            width: parent.width
            text: qsTr("Dừng lại và xóa khỏi màn hình")
            onClicked: {
                help.open = false
                help.kiosk.end()
            }
        }
    ]

    Label {
        width: parent.width
        text: help.advice
    }
    Card {
        id: callCard
        objectName: "helpCallCard"
        width: parent.width
        padding: Theme.gap
        tone: help.call.phase === View.HelpPhase.None ? Card.Tone.Plain
            : help.atCounter ? Card.Tone.Attention : Card.Tone.Safe

        IconLine {
            width: parent.width
            symbol: help.atCounter ? "counter" : help.call.phase === View.HelpPhase.None ? "person" : "check-circle"
            iconColor: help.call.phase === View.HelpPhase.None ? Theme.colours.primary : callCard.ink
            color: callCard.ink
            text: help.called
        }
        ProgressLine {
            width: parent.width
            visible: help.call.phase === View.HelpPhase.Calling
        }
        SecondaryButton {
            objectName: "helpCall"
            width: parent.width
            visible: help.call.phase === View.HelpPhase.None || help.call.phase === View.HelpPhase.Unreached
            text: help.call.phase === View.HelpPhase.None ? qsTr("Gọi cán bộ tới giúp") : qsTr("Gọi lại")
            symbol: "person"
            onClicked: help.call.call()
        }
        QuietButton {
            objectName: "helpTakeBack"
            width: parent.width
            visible: help.call.phase === View.HelpPhase.Waiting || help.call.phase === View.HelpPhase.Accepted
            text: qsTr("Tôi không cần giúp nữa")
            onClicked: help.call.takeBack()
        }
    }
    IconLine {
        width: parent.width
        visible: help.kiosk.keepsDraft && help.kiosk.screen !== View.Page.Sending
                 && help.kiosk.screen !== View.Page.Slip && help.kiosk.screen !== View.Page.Rating
        symbol: "shield"
        iconColor: Theme.colours.ok
        text: help.kiosk.review.completes
              ? qsTr("Dừng giữa chừng cũng không mất giấy đã quét: lần sau đăng nhập VNeID là làm tiếp được.")
              : qsTr("Dừng giữa chừng cũng không mất giấy đã quét và đơn đang điền: lần sau đặt lại thẻ là làm tiếp được.")
    }
    IconLine {
        width: parent.width
        visible: help.kiosk.screen !== View.Page.Home
        symbol: "card"
        iconColor: Theme.colours.primary
        text: qsTr("Trước khi rời kiosk, xin nhớ lấy thẻ Căn cước và giấy tờ gốc.")
    }
}
