// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// Asking for a dossier back: why, and then once more whether it is meant.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property WithdrawalViewModel withdrawal: kiosk.withdrawal
    readonly property bool typing: kiosk.typing.target === "reason"
    // In the order of SessionState::Withdrawal::reasons.
    readonly property list<string> reasons: [qsTr("Hồ sơ có sai sót, tôi sẽ nộp lại."),
        qsTr("Tôi không còn nhu cầu giải quyết việc này."), qsTr("Tôi nộp nhầm thủ tục hoặc nhầm cơ quan."),
        qsTr("Lý do khác")]

    heading: withdrawal.confirming ? qsTr("Ông/bà chắc chắn muốn rút hồ sơ này?") : qsTr("Vì sao ông/bà muốn rút hồ sơ?")
    lead: typing ? "" : qsTr("Mã hồ sơ %1").arg(withdrawal.code)
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    bare: kiosk.typing.active
    primaryName: withdrawal.confirming ? "withdrawSend" : "primaryButton"
    primaryText: !withdrawal.confirming ? qsTr("Tiếp tục")
               : kiosk.fault.present ? qsTr("Gửi lại yêu cầu rút") : qsTr("Gửi yêu cầu rút")
    primarySymbol: withdrawal.confirming ? "" : "right"
    primaryEnabled: withdrawal.reason >= 0 && !kiosk.busy
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
        visible: screen.withdrawal.sending
        Label {
            width: parent.width
            text: qsTr("Kiosk đang gửi yêu cầu tới hệ thống trung tâm.")
        }
        ProgressLine {
            width: parent.width
        }
    }
    Column {
        width: parent.width
        visible: !screen.withdrawal.confirming
        spacing: Theme.small

        Repeater {
            model: screen.reasons
            ChoiceRow {
                required property int index
                required property string modelData
                objectName: "reason_" + index
                width: parent.width
                visible: !screen.typing
                text: modelData
                choosing: true
                chosen: screen.withdrawal.reason === index
                onClicked: screen.withdrawal.choose(index)
            }
        }
    }
    EntryField {
        id: words
        width: parent.width
        visible: !screen.withdrawal.confirming && screen.withdrawal.reason === screen.withdrawal.otherReason
        fieldName: "reasonField"
        label: qsTr("Lý do của ông/bà")
        lines: true
        value: screen.typing ? screen.kiosk.typing.text : screen.withdrawal.reasonWords
        open: screen.typing
        error: screen.withdrawal.wordsMissing ? qsTr("Xin ghi vài chữ về lý do.") : ""
        onVisibleChanged: {
            if (visible)
                screen.reveal(words)
        }
        onAsked: {
            screen.kiosk.typing.open("reason", label, screen.withdrawal.reasonWords, TypingViewModel.Letters, screen.withdrawal.longestWords)
            screen.reveal(words)
        }
        onTyped: (text) => screen.kiosk.typing.type(text)
        onErased: screen.kiosk.typing.backspace()
        onDone: screen.kiosk.typing.close()
    }
    Card {
        width: parent.width
        visible: screen.withdrawal.confirming

        Label {
            width: parent.width
            text: qsTr("Lý do: %1").arg(screen.withdrawal.reason === screen.withdrawal.otherReason
                  ? screen.withdrawal.reasonWords : screen.reasons[Math.max(0, screen.withdrawal.reason)])
            kind: Label.Kind.Strong
        }
        IconLine {
            width: parent.width
            symbol: "info"
            iconColor: Theme.colours.primary
            text: qsTr("Cơ quan sẽ xem yêu cầu và dừng giải quyết hồ sơ. Muốn làm lại, ông/bà phải nộp hồ sơ mới.")
        }
        IconLine {
            width: parent.width
            symbol: "counter"
            iconColor: Theme.colours.primary
            text: qsTr("Về phí đã nộp và giấy tờ gốc đang ở cơ quan, xin hỏi cán bộ tại quầy.")
        }
    }
}
