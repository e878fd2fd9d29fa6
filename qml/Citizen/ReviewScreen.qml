// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// Everything on one page before it is sent, how the result is handed over, and the telephone number or its refusal.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property bool typing: kiosk.typing.target === "phone"
    readonly property bool phoneWrong: kiosk.review.phoneInvalid && !kiosk.review.phoneRefused
    readonly property bool writing: kiosk.typing.target === "address"
    readonly property bool addressWrong: kiosk.review.addressInvalid
    readonly property bool phoneSettled: kiosk.review.phoneRefused || kiosk.review.phone !== ""

    heading: qsTr("Ông/bà xem lại một lượt")
    lead: typing || writing ? "" : qsTr("Chưa có gì gửi đi. Thấy sai, xin bấm Quay lại để sửa.")
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    primaryText: phoneSettled ? qsTr("Đúng rồi, tiếp tục") : qsTr("Còn số điện thoại")
    primarySymbol: phoneSettled ? "right" : ""
    primaryEnabled: phoneSettled && !kiosk.busy
    onPrimary: {
        if (addressWrong)   // they may be refused once more
            reveal(addressField)
        else if (phoneWrong)
            reveal(phoneField)
        kiosk.next()
    }
    onPhoneWrongChanged: {
        if (phoneWrong)
            reveal(phoneField)
    }
    onAddressWrongChanged: {
        if (addressWrong)
            reveal(addressField)
    }
    bare: kiosk.typing.active

    FaultPanel {
        width: parent.width
        visible: screen.kiosk.fault.present
        what: screen.kiosk.fault.what
        todo: screen.kiosk.fault.todo
        notice: screen.kiosk.fault.notice
    }
    Card {
        width: parent.width
        spacing: Theme.gap

        ReviewLine {
            width: parent.width
            symbol: "person"
            label: qsTr("Người nộp")
            text: screen.kiosk.card.name
            note: qsTr("Số định danh %1").arg(screen.kiosk.card.maskedNumber)
        }
        ReviewLine {
            width: parent.width
            symbol: "submit"
            label: qsTr("Thủ tục")
            text: screen.kiosk.procedures.chosenName
            note: screen.kiosk.procedures.chosenCase
        }
        ReviewLine {
            objectName: "reviewFee"
            width: parent.width
            visible: !screen.kiosk.review.completes
            symbol: "money"
            label: qsTr("Phí, lệ phí theo quy định")
            text: screen.kiosk.procedures.chosenFee !== "" ? screen.kiosk.procedures.chosenFee : qsTr("Chưa có thông tin, xin hỏi cán bộ tại quầy")
            note: qsTr("Kiosk không thu tiền. Khi phải nộp, cơ quan báo và chỉ cách nộp; ông/bà xem ở mục Theo dõi hồ sơ.")
        }
    }
    Column {
        width: parent.width
        visible: !screen.kiosk.review.completes
        spacing: Theme.small

        Label {
            width: parent.width
            text: qsTr("Ông/bà nhận kết quả ở đâu?")
            kind: Label.Kind.Heading
            Accessible.role: Accessible.Heading
        }
        ChoiceRow {
            objectName: "deliveryCounter"
            width: parent.width
            implicitHeight: Math.max(Theme.choice, implicitContentHeight + topPadding + bottomPadding)
            text: qsTr("Tại %1").arg(screen.kiosk.hall)
            note: screen.kiosk.procedures.chosenAgency
            choosing: true
            chosen: !screen.kiosk.review.byPost
            onClicked: {
                screen.kiosk.typing.close()
                screen.kiosk.review.choosePost(false)
            }
        }
        ChoiceRow {
            objectName: "deliveryPost"
            width: parent.width
            implicitHeight: Math.max(Theme.choice, implicitContentHeight + topPadding + bottomPadding)
            text: qsTr("Bưu điện mang tới nhà")
            note: qsTr("Người nhận có thể phải trả cước.")
            choosing: true
            chosen: screen.kiosk.review.byPost
            onClicked: screen.kiosk.review.choosePost(true)
        }
        EntryField {
            id: addressField
            width: parent.width
            visible: screen.kiosk.review.byPost
            fieldName: "addressField"
            label: qsTr("Địa chỉ nhận kết quả")
            help: qsTr("Số nhà, đường, xã hoặc phường, tỉnh hoặc thành phố.")
            lines: true
            value: screen.writing ? screen.kiosk.typing.text : screen.kiosk.review.address
            open: screen.writing
            origin: screen.kiosk.review.addressFromCard ? qsTr("Theo thẻ Căn cước. Chạm vào để sửa nếu ông/bà ở nơi khác.") : ""
            error: screen.addressWrong ? qsTr("Địa chỉ này chưa đủ để bưu điện tìm tới.") : ""
            onAsked: {
                screen.kiosk.typing.open("address", label, screen.kiosk.review.address, TypingViewModel.Letters, screen.kiosk.review.longestAddress)
                screen.reveal(addressField)
            }
            onTyped: (text) => screen.kiosk.typing.type(text)
            onErased: screen.kiosk.typing.backspace()
            onDone: screen.kiosk.typing.close()
        }
    }
    Card {
        width: parent.width
        Label {
            width: parent.width
            text: qsTr("Giấy tờ trong hồ sơ")
            kind: Label.Kind.Note
            color: Theme.colours.inkSoft
        }
        Repeater {
            model: screen.kiosk.checklist.items

            IconLine {
                id: paper
                required property string name
                required property int phase
                required property int pages
                required property bool isForm
                required property bool required
                visible: phase === View.ComponentState.Done || (phase === View.ComponentState.Electronic && required)
                width: parent.width
                symbol: phase === View.ComponentState.Electronic ? "digital" : "check"
                iconColor: Theme.colours.ok
                text: paper.name + " · " + (phase === View.ComponentState.Electronic ? qsTr("bản điện tử")
                      : isForm ? qsTr("đơn đã điền") : qsTr("%n trang", "", pages))
            }
        }
    }
    Card {
        width: parent.width
        spacing: Theme.gap

        EntryField {
            id: phoneField
            width: parent.width
            fieldName: "phoneField"
            symbol: "phone"
            label: qsTr("Số điện thoại để báo tin")
            help: qsTr("Kiosk chỉ dùng số này để báo tin về hồ sơ.")
            placeholder: qsTr("Chạm để điền số")
            value: screen.typing ? screen.kiosk.typing.text : screen.kiosk.review.phone
            open: screen.typing
            error: screen.phoneWrong
                   ? qsTr("Số điện thoại có 10 chữ số và bắt đầu bằng số 0.") : ""
            onAsked: {
                screen.kiosk.review.refusePhone(false)
                screen.kiosk.typing.open("phone", label, screen.kiosk.review.phone, TypingViewModel.Digits, 11)
                screen.reveal(phoneField)
            }
            onTyped: (text) => screen.kiosk.typing.type(text)
            onErased: screen.kiosk.typing.backspace()
            onDone: screen.kiosk.typing.close()
        }
        ChoiceRow {
            objectName: "phoneRefuse"
            width: parent.width
            implicitHeight: Math.max(Theme.choice, implicitContentHeight + topPadding + bottomPadding)
            text: qsTr("Tôi không có số điện thoại")
            note: chosen ? qsTr("Ông/bà tự theo dõi bằng mã trên phiếu.") : ""
            choosing: true
            several: true
            chosen: screen.kiosk.review.phoneRefused
            onClicked: {
                screen.kiosk.typing.close()
                screen.kiosk.review.refusePhone(!chosen)
            }
        }
    }
}
