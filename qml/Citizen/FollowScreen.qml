// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// Which dossier: the slip on the glass, or its code by hand. No card is needed.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property FollowViewModel follow: kiosk.follow
    readonly property bool typing: kiosk.typing.target === "code"

    heading: follow.reading ? qsTr("Đang đọc phiếu") : follow.asking ? qsTr("Đang tìm hồ sơ")
           : qsTr("Ông/bà muốn xem hồ sơ nào?")
    lead: typing || kiosk.busy ? "" : qsTr("Đặt phiếu lên mặt kính, hoặc gõ mã hồ sơ in trên phiếu. Không cần thẻ Căn cước.")
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    bare: kiosk.typing.active
    primaryText: qsTr("Xem hồ sơ")
    primarySymbol: "right"
    primaryEnabled: follow.typed !== "" && !kiosk.busy
    onPrimary: kiosk.next()

    FaultPanel {
        width: parent.width
        visible: screen.kiosk.fault.present
        what: screen.kiosk.fault.what
        todo: screen.kiosk.fault.todo
        picture: screen.kiosk.fault.picture
        notice: screen.kiosk.fault.notice
    }
    ChoiceRow {
        objectName: "followReadSlip"
        width: parent.width
        visible: !screen.typing
        symbol: "glass"
        text: qsTr("Đọc phiếu")
        note: qsTr("Úp mặt có mã QR xuống mặt kính, rồi chạm vào đây.")
        enabled: !screen.kiosk.busy
        onClicked: screen.follow.readSlip()
    }
    EntryField {
        id: code
        width: parent.width
        fieldName: "dossierCode"
        label: qsTr("Mã hồ sơ")
        help: qsTr("Dòng chữ in đậm trên phiếu, ví dụ G06-20260119-0000123.")
        error: screen.follow.invalid ? qsTr("Mã này thiếu hoặc thừa chữ, số. Xin xem lại trên phiếu, kể cả dấu chấm và dấu gạch ngang.") : ""
        value: screen.typing ? screen.kiosk.typing.text : screen.follow.typed
        open: screen.typing
        enabled: !screen.kiosk.busy
        onAsked: {
            screen.kiosk.typing.open("code", label, screen.follow.typed, TypingViewModel.Code, 40)
            screen.reveal(code)
        }
        onTyped: (text) => screen.kiosk.typing.type(text)
        onErased: screen.kiosk.typing.backspace()
        onDone: screen.kiosk.typing.close()
    }
    Card {
        width: parent.width
        visible: screen.follow.reading || screen.follow.asking
        Label {
            width: parent.width
            text: screen.follow.reading ? qsTr("Xin để yên phiếu trên mặt kính trong giây lát.")
                                        : qsTr("Kiosk đang hỏi hệ thống trung tâm.")
        }
        ProgressLine {
            width: parent.width
        }
    }
    IconLine {
        width: parent.width
        visible: !screen.typing
        symbol: "shield"
        iconColor: Theme.colours.ok
        text: qsTr("Người có mã chỉ xem được hồ sơ đang ở bước nào, không xem được giấy tờ và thông tin cá nhân.")
    }
}
