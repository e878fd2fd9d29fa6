// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// A stack that was fed in one go, paper by paper: what each is called, and where it begins.
Column {
    id: list

    required property ScanViewModel scan
    required property bool busy
    required property SheetWords words
    property double naming: 0             // first page of the paper whose name is being chosen; 0: none

    spacing: Theme.gap

    // The first paper whose name the kiosk does not know.
    function firstAsked(): Item {
        for (let i = 0; i < papers.count; ++i) {
            const paper = papers.itemAt(i) as Card
            if (paper.tone === Card.Tone.Attention)
                return paper
        }
        return list
    }

    Repeater {
        id: papers
        model: list.scan.groups

        Card {
            id: group
            required property double first
            required property string name
            required property bool named
            required property bool guessed
            required property bool separator
            required property bool canJoin
            required property string numbers
            required property var sheets
            readonly property bool choosing: list.naming === first || (!named && !guessed && !separator)

            width: list.width
            padding: Theme.gap
            spacing: Theme.small
            tone: named || separator ? Card.Tone.Plain : Card.Tone.Attention

            IconLine {
                width: parent.width
                symbol: group.separator ? "trash" : group.named ? "check" : "paper"
                kind: Label.Kind.Heading
                color: group.named || group.separator ? Theme.colours.ink : Theme.colours.attention
                text: group.separator ? qsTr("Tờ ngăn cách, sẽ bỏ ra")
                    : group.named ? group.name
                    : group.guessed ? qsTr("Có phải giấy này là: %1").arg(group.name)
                    : qsTr("Giấy này là giấy gì?")
            }
            Label {
                width: parent.width
                text: qsTr("Tờ %1").arg(group.numbers)
                kind: Label.Kind.Note
                color: Theme.colours.inkSoft
            }
            SecondaryButton {
                objectName: "stackYes_" + group.first
                width: parent.width
                visible: group.guessed
                text: qsTr("Đúng là giấy đó")
                symbol: "check"
                enabled: !list.busy
                onClicked: list.scan.nameGuessed(group.first)
            }
            QuietButton {
                objectName: "stackRename_" + group.first
                width: parent.width
                visible: !group.separator && !group.choosing
                text: qsTr("Chọn tên giấy khác")
                enabled: !list.busy
                onClicked: list.naming = group.first
            }
            Column {
                width: parent.width
                visible: group.choosing && !group.separator
                spacing: Theme.small

                Repeater {
                    model: list.scan.names

                    ChoiceRow {
                        required property string itemId
                        required property string title
                        objectName: "stackName_" + group.first + "_" + itemId
                        width: group.width - 2 * group.padding
                        text: title
                        enabled: !list.busy
                        onClicked: {
                            list.naming = 0
                            list.scan.namePaper(group.first, itemId)
                        }
                    }
                }
            }
            Grid {
                id: grid
                width: parent.width
                columns: Math.max(2, Math.floor((width + columnSpacing) / (Theme.mm(60) * Theme.textScale + columnSpacing)))
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap

                Repeater {
                    model: group.sheets

                    Column {
                        id: cell
                        required property var modelData
                        required property int index
                        width: (grid.width - (grid.columns - 1) * grid.columnSpacing) / grid.columns
                        spacing: Theme.tiny

                        SheetCard {
                            objectName: "sheet_" + number
                            width: parent.width
                            number: cell.modelData.number
                            saved: cell.modelData.saved
                            image: cell.modelData.picture
                            turn: cell.modelData.turnDegrees
                            removable: !list.busy
                            verdict: list.words.textOf(cell.modelData.verdictKind)
                            tone: list.words.toneOf(cell.modelData.verdictKind)
                            doubtful: removable && tone === Card.Tone.Attention
                            turnable: removable && cell.modelData.straightened
                            fed: cell.modelData.asFed
                            onRemoved: list.scan.remove(cell.modelData.page)
                            onAnew: list.scan.scanAnew(cell.modelData.page)
                            onTurned: list.scan.setAsFed(cell.modelData.page, !cell.modelData.asFed)
                        }
                        QuietButton {
                            objectName: "stackBegins_" + cell.modelData.number
                            width: parent.width
                            visible: !group.separator && (cell.index > 0 || group.canJoin)
                            text: cell.index > 0 ? qsTr("Giấy mới từ tờ này") : qsTr("Gộp vào giấy trước")
                            Accessible.name: cell.index > 0 ? qsTr("Giấy mới bắt đầu từ tờ %1").arg(cell.modelData.number)
                                                            : qsTr("Gộp tờ %1 vào giấy trước").arg(cell.modelData.number)
                            enabled: !list.busy
                            onClicked: list.scan.setBegins(cell.modelData.page, cell.index > 0)
                        }
                    }
                }
            }
        }
    }
}
