// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// Any procedure, by a few words or by its field. No card is needed.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property bool typing: kiosk.typing.target === "query"
    readonly property bool searching: kiosk.procedures.query !== ""
    readonly property bool browsing: kiosk.lookup.field !== ""

    heading: browsing ? kiosk.lookup.field : qsTr("Ông/bà muốn tìm hiểu việc gì?")
    lead: typing || browsing ? "" : qsTr("Gõ vài chữ, không cần dấu, hoặc chọn lĩnh vực. Không cần thẻ Căn cước.")
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    bare: kiosk.typing.active

    EntryField {
        id: search
        width: parent.width
        visible: !screen.browsing
        fieldName: "lookupSearch"
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
        width: parent.width
        visible: screen.kiosk.fault.present
        what: screen.kiosk.fault.what
        todo: screen.kiosk.fault.todo
        notice: true
    }
    Label {
        width: parent.width
        visible: screen.kiosk.procedures.items.count > 0
        text: screen.browsing ? qsTr("%n thủ tục", "", screen.kiosk.procedures.items.count)
            : screen.searching ? qsTr("Kết quả tìm") : qsTr("Việc hay làm")
        kind: Label.Kind.Strong
        color: Theme.colours.inkSoft
    }
    Column {
        width: parent.width
        spacing: Theme.small

        Repeater {
            model: screen.kiosk.procedures.items

            ChoiceRow {
                required property string itemId
                required property string name
                required property string shortName
                required property bool playable
                objectName: "lookup_" + itemId
                width: parent.width
                text: shortName
                note: name !== shortName ? name : ""
                chip: playable ? qsTr("Nộp được tại kiosk") : ""
                enabled: !screen.kiosk.busy
                onClicked: screen.kiosk.lookup.showProcedure(itemId)
            }
        }
    }
    Card {
        width: parent.width
        visible: screen.kiosk.procedures.items.count === 0
        Label {
            width: parent.width
            text: qsTr("Chưa thấy thủ tục nào khớp với chữ ông/bà gõ")
            kind: Label.Kind.Heading
        }
        Label {
            width: parent.width
            text: qsTr("Thử gõ ít chữ hơn, ví dụ “mã vạch” hoặc “bức xạ”. Hoặc hỏi cán bộ tại quầy.")
            color: Theme.colours.inkSoft
        }
    }
    Label {
        width: parent.width
        visible: fields.visible
        text: qsTr("Theo lĩnh vực")
        kind: Label.Kind.Strong
        color: Theme.colours.inkSoft
        topPadding: Theme.small
    }
    Column {
        id: fields
        width: parent.width
        visible: !screen.searching && !screen.browsing && !screen.typing
        spacing: Theme.small

        Repeater {
            model: screen.kiosk.lookup.fields

            ChoiceRow {
                required property int index
                required property string name
                required property int procedures
                objectName: "field_" + index
                width: parent.width
                text: name
                note: qsTr("%n thủ tục", "", procedures)
                enabled: !screen.kiosk.busy
                onClicked: screen.kiosk.lookup.browse(name)
            }
        }
    }
}
