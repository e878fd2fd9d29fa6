// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// What the dossier is about: the usual ones first, or by a few words.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property bool typing: kiosk.typing.target === "query"
    readonly property bool searching: kiosk.procedures.query !== ""

    heading: qsTr("Ông/bà nộp hồ sơ về việc gì?")
    lead: typing ? "" : qsTr("Chạm vào tên việc, hoặc gõ vài chữ, không cần dấu.")
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    bare: kiosk.typing.active

    EntryField {
        id: search
        width: parent.width
        fieldName: "procedureSearch"
        symbol: "search"
        placeholder: qsTr("Tìm thủ tục")
        value: screen.typing ? screen.kiosk.typing.text : screen.kiosk.procedures.query
        open: screen.typing
        onAsked: {
            screen.kiosk.typing.open("query", placeholder, screen.kiosk.procedures.query, TypingViewModel.Letters, 80)
            screen.reveal(search)
        }
        onTyped: (text) => screen.kiosk.typing.type(text)
        onErased: screen.kiosk.typing.backspace()
        onDone: screen.kiosk.typing.close()
    }
    FaultPanel {
        id: refusal
        width: parent.width
        visible: screen.kiosk.fault.present
        onVisibleChanged: {
            if (visible)
                screen.reveal(refusal)
        }
        what: screen.kiosk.fault.what
        todo: screen.kiosk.fault.todo
        notice: true
    }
    Label {
        width: parent.width
        visible: screen.kiosk.procedures.items.count > 0
        text: screen.searching ? qsTr("Kết quả tìm") : qsTr("Việc hay làm")
        kind: Label.Kind.Strong
        color: Theme.colours.inkSoft
    }
    Column {
        width: parent.width
        spacing: Theme.small

        Repeater {
            model: screen.kiosk.procedures.items

            ChoiceRow {
                id: row
                required property string itemId
                required property string name
                required property string shortName
                required property string timeLimit
                required property string fee
                required property bool playable
                objectName: "procedure_" + itemId
                width: parent.width
                text: shortName
                note: name !== shortName ? name : ""
                detail: qsTr("Thời hạn: %1").arg(timeLimit !== "" ? timeLimit : qsTr("chưa có thông tin"))
                        + " · " + qsTr("Phí: %1").arg(fee !== "" ? fee : qsTr("chưa có thông tin"))
                chip: playable ? "" : qsTr("Chỉ tra cứu, nộp tại quầy")
                enabled: !screen.kiosk.busy
                onClicked: {
                    if (refusal.visible)   // it may say the same again
                        screen.reveal(refusal)
                    screen.kiosk.procedures.choose(itemId)
                }
            }
        }
    }
    Card {
        width: parent.width
        visible: screen.kiosk.procedures.items.count === 0
        Label {
            width: parent.width
            text: screen.searching ? qsTr("Chưa thấy thủ tục nào khớp với chữ ông/bà gõ")
                                   : qsTr("Danh mục thủ tục đang trống")
            kind: Label.Kind.Heading
        }
        Label {
            width: parent.width
            text: screen.searching ? qsTr("Thử gõ ít chữ hơn, ví dụ “mã vạch” hoặc “bức xạ”. Hoặc hỏi cán bộ tại quầy.")
                                   : qsTr("Xin mời ông/bà gặp cán bộ tại quầy.")
            color: Theme.colours.inkSoft
        }
    }
}
