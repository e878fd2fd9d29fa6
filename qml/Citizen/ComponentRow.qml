// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// One component of the list with its state and its one action. The whole row can be touched.
Pressable {
    id: row

    required property string name
    required property string note
    required property string requiredIf
    required property int phase
    required property bool isForm
    required property bool required
    required property int pages
    required property string held
    property bool busy: false

    readonly property bool reused: phase === View.ComponentState.Reused
    readonly property bool there: phase === View.ComponentState.Done || reused
    readonly property bool electronic: phase === View.ComponentState.Electronic
    readonly property bool beside: Theme.textScale < 1.2 || width > Theme.mm(260)
    readonly property string deed: electronic ? ""
        : reused ? qsTr("Quét mới")
        : there ? (isForm ? qsTr("Xem lại") : qsTr("Xem, thêm"))
        : isForm ? qsTr("Điền đơn") : qsTr("Quét giấy")
    readonly property string status: electronic ? (requiredIf !== "" ? qsTr("Không nộp giấy. Bản điện tử chỉ cần %1").arg(requiredIf) : qsTr("Bản điện tử, không nộp giấy"))
        : reused ? (held !== "" ? qsTr("Dùng lại bản cơ quan đã có (%1). Không phải nộp giấy").arg(held) : qsTr("Dùng lại bản cơ quan đã có. Không phải nộp giấy"))
        : there ? (isForm ? qsTr("Đã điền xong") : qsTr("Đã có %n trang", "", pages))
        : !required ? (requiredIf !== "" ? qsTr("Chỉ cần %1").arg(requiredIf) : qsTr("Không bắt buộc")) : ""

    text: name
    enabled: !electronic && !busy
    radius: Theme.radius
    padding: Theme.gap
    leftPadding: Theme.padding
    implicitHeight: Math.max(Theme.button, implicitContentHeight + topPadding + bottomPadding)
    Accessible.description: status !== "" && deed !== "" ? status + ". " + deed : status + deed

    background: Rectangle {
        radius: row.radius
        color: row.down ? Theme.colours.tint : row.there ? Theme.colours.okTint
             : row.electronic ? "transparent" : Theme.colours.surface
        border.width: row.there && Theme.palette !== Theme.Palette.HighContrast ? 0 : Theme.hair
        border.color: Theme.colours.line
    }
    contentItem: Item {
        implicitHeight: row.beside ? Math.max(texts.implicitHeight, pill.visible ? pill.height : 0)
                                   : texts.implicitHeight + (pill.visible ? pill.height + Theme.small : 0)

        Icon {
            id: mark
            visible: row.there || row.electronic
            name: row.there ? "check-circle" : "digital"
            color: row.there ? Theme.colours.ok : Theme.colours.inkSoft
            width: visible ? Theme.mm(15) : 0
            height: width
            y: row.beside ? (parent.height - height) / 2 : 0
        }
        Column {
            id: texts
            x: mark.visible ? mark.width + Theme.gap : 0
            y: row.beside ? (parent.height - implicitHeight) / 2 : 0
            width: parent.width - x - (row.beside && pill.visible ? pill.width + Theme.gap : 0)
            spacing: Theme.tiny

            Label {
                width: parent.width
                text: row.name
                kind: Label.Kind.Heading
                font.pixelSize: Theme.rowSize
                color: row.there ? Theme.colours.ok : Theme.colours.ink
                Accessible.ignored: true
            }
            Label {
                width: parent.width
                visible: text !== ""
                text: row.note
                kind: Label.Kind.Note
                color: row.there ? Theme.colours.ok : Theme.colours.inkSoft
                Accessible.ignored: true
            }
            Label {
                width: parent.width
                visible: text !== ""
                text: row.status
                kind: Label.Kind.Note
                font.weight: Font.DemiBold
                color: row.there ? Theme.colours.ok : Theme.colours.inkSoft
                Accessible.ignored: true
            }
        }
        Rectangle {   // looks like the button that the row is
            id: pill
            readonly property bool main: !row.there && row.required
            visible: row.deed !== ""
            width: row.beside ? Theme.mm(58) * Theme.titleScale : parent.width
            height: Math.max(Theme.choice, word.implicitHeight + 2 * Theme.small)
            x: parent.width - width
            y: row.beside ? (parent.height - height) / 2 : parent.height - height
            radius: Theme.buttonRadius
            color: main ? (row.down ? Theme.colours.primaryPressed : Theme.colours.primary) : Theme.colours.surface
            border { width: main ? 0 : Theme.hair; color: Theme.colours.primary }
            opacity: row.busy ? 0.6 : 1

            Label {
                id: word
                anchors.centerIn: parent
                text: row.deed
                kind: Label.Kind.Strong
                color: pill.main ? Theme.colours.primaryInk : Theme.colours.primary
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
