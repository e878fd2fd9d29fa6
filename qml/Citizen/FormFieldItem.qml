// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// One field of the form, by its kind: written, chosen, or ticked.
Column {
    id: item

    required property KioskViewModel kiosk
    required property string fieldId
    required property string section
    required property string label
    required property string help
    required property int entry
    required property bool required
    required property int maxLength
    required property string value
    required property bool checked
    required property list<string> choiceIds
    required property list<string> choiceLabels
    required property bool fromCard
    required property bool fromPaper
    required property bool fromCentral
    required property var proposals     // list of {text, line}
    required property bool kept
    required property string error
    signal revealAsked(item: Item)

    readonly property string target: "field:" + fieldId
    readonly property bool open: kiosk.typing.target === target
    readonly property string unseen: qsTr("Đã điền lần trước, không hiện lại")
    readonly property bool written: entry !== View.Entry.Choice && entry !== View.Entry.Check

    spacing: Theme.small

    Label {
        width: parent.width
        visible: item.section !== ""
        text: item.section
        kind: Label.Kind.Heading
        topPadding: Theme.small
        Accessible.role: Accessible.Heading
    }
    EntryField {
        id: field
        width: parent.width
        visible: item.written
        fieldName: item.written ? "field_" + item.fieldId : ""
        label: item.label
        help: item.help
        required: item.required
        error: item.error
        origin: item.kept ? item.unseen : item.value === "" ? ""
              : item.fromCard ? qsTr("Lấy từ thẻ Căn cước")
              : item.fromPaper ? qsTr("Đọc trên giấy, ông/bà đã xem")
              : item.fromCentral ? qsTr("Ông/bà đã khai lần trước, xin xem lại") : ""
        originSymbol: item.kept ? "shield" : item.fromCard ? "card" : item.fromCentral ? "digital" : "paper"
        placeholder: item.kept ? "••••••" : item.entry === View.Entry.Date ? qsTr("ngày/tháng/năm") : qsTr("Chạm để điền")
        lines: item.entry === View.Entry.Lines
        value: item.open ? item.kiosk.typing.text : item.value
        open: item.open
        onAsked: {
            item.kiosk.typing.open(item.target, item.label, item.value,
                item.entry === View.Entry.Date ? TypingViewModel.Date
                : item.entry === View.Entry.Digits || item.entry === View.Entry.Phone ? TypingViewModel.Digits
                : item.entry === View.Entry.Lines ? TypingViewModel.Lines
                : item.entry === View.Entry.Email ? TypingViewModel.Email
                : TypingViewModel.Letters, item.maxLength)
            item.revealAsked(field)
        }
        onTyped: (text) => item.kiosk.typing.type(text)
        onErased: item.kiosk.typing.backspace()
        onDone: item.kiosk.typing.close()
    }
    Repeater {
        model: item.proposals

        ReadProposal {
            required property int index
            required property var modelData
            objectName: "proposal_" + item.fieldId + "_" + index
            width: parent.width
            text: modelData.text
            line: modelData.line
            label: item.label
            enabled: !item.kiosk.busy
            onTaken: {
                item.kiosk.typing.close()
                field.forceActiveFocus()    // what was pressed goes
                item.kiosk.form.takeProposal(item.fieldId, index)
            }
        }
    }
    FieldCaption {
        width: parent.width
        visible: item.entry === View.Entry.Choice
        label: item.label
        required: item.required
        help: item.kept ? item.unseen : item.help
    }
    Repeater {
        model: item.entry === View.Entry.Choice ? item.choiceIds : []

        ChoiceRow {
            required property int index
            required property string modelData
            objectName: "choice_" + item.fieldId + "_" + modelData
            width: parent.width
            implicitHeight: Math.max(Theme.mm(22), implicitContentHeight + topPadding + bottomPadding)
            topPadding: Theme.small
            bottomPadding: Theme.small
            text: item.choiceLabels[index]
            choosing: true
            chosen: item.value === modelData
            onClicked: item.kiosk.form.setText(item.fieldId, modelData)
        }
    }
    ChoiceRow {
        objectName: item.entry === View.Entry.Check ? "field_" + item.fieldId : ""
        visible: item.entry === View.Entry.Check
        width: parent.width
        implicitHeight: Math.max(Theme.mm(22), implicitContentHeight + topPadding + bottomPadding)
        topPadding: Theme.small
        bottomPadding: Theme.small
        text: item.label
        note: item.help
        detail: item.kept ? item.unseen : item.required ? qsTr("Bắt buộc") : ""
        choosing: true
        several: true
        chosen: item.checked
        onClicked: item.kiosk.form.setChecked(item.fieldId, !item.checked)
    }
    FieldError {
        objectName: item.written ? "" : "error_field_" + item.fieldId
        width: parent.width
        visible: text !== "" && !item.written
        text: item.error
    }
}
