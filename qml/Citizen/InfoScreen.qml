// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// One procedure on one calm page: which papers, how long, what it costs, where, by which law; and the list to take home.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property LookupViewModel info: kiosk.lookup
    readonly property string unknown: qsTr("chưa có thông tin")

    heading: info.shortName
    lead: info.name !== info.shortName ? info.name : ""
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    primaryText: info.playable ? qsTr("Nộp hồ sơ này") : ""
    primarySymbol: "right"
    primaryEnabled: !kiosk.busy
    onPrimary: kiosk.begin()
    extras: [
        SecondaryButton {
            objectName: "infoPrint"
            visible: screen.info.canPrint
            enabled: !screen.kiosk.busy
            width: screen.extraWidth
            height: screen.extraHeight > 0 ? screen.extraHeight : implicitHeight
            text: screen.info.printed ? qsTr("In lại danh mục giấy tờ") : qsTr("In danh mục giấy tờ")
            symbol: "printer"
            onClicked: screen.info.print()
        }
    ]

    FaultPanel {
        width: parent.width
        visible: screen.kiosk.fault.present
        what: screen.kiosk.fault.what
        todo: screen.kiosk.fault.todo
        notice: screen.kiosk.fault.notice
    }
    Card {
        width: parent.width
        visible: screen.info.printed
        tone: Card.Tone.Safe
        padding: Theme.gap
        IconLine {
            width: parent.width
            symbol: "check"
            color: Theme.colours.ok
            text: qsTr("Đã in. Xin lấy tờ giấy ở khe in.")
        }
    }
    Card {
        width: parent.width
        visible: screen.info.caution !== ""
        tone: Card.Tone.Attention
        padding: Theme.gap
        IconLine {
            width: parent.width
            symbol: "alert"
            color: Theme.colours.attention
            text: screen.info.caution
        }
    }
    Card {
        width: parent.width
        spacing: Theme.small
        Repeater {
            model: [
                { symbol: "clock", title: qsTr("Thời hạn"), value: screen.info.timeLimit },
                { symbol: "money", title: qsTr("Phí, lệ phí"), value: screen.info.fee },
                { symbol: "counter", title: qsTr("Nơi giải quyết"), value: screen.info.agency }
            ]

            IconLine {
                required property var modelData
                width: parent.width
                symbol: modelData.symbol
                iconColor: Theme.colours.primary
                text: modelData.title + ": " + (modelData.value !== "" ? modelData.value : screen.unknown)
            }
        }
    }
    Column {
        width: parent.width
        visible: screen.info.cases.count > 1
        spacing: Theme.small

        Label {
            width: parent.width
            text: qsTr("Ông/bà thuộc trường hợp nào?")
            kind: Label.Kind.Heading
        }
        Repeater {
            model: screen.info.cases.count > 1 ? screen.info.cases : null

            ChoiceRow {
                required property string itemId
                required property string name
                objectName: "infoCase_" + itemId
                width: parent.width
                implicitHeight: Math.max(Theme.mm(22), implicitContentHeight + topPadding + bottomPadding)
                topPadding: Theme.small
                bottomPadding: Theme.small
                text: name
                choosing: true
                chosen: itemId === screen.info.chosenCase
                onClicked: screen.info.chooseCase(itemId)
            }
        }
    }
    Label {
        width: parent.width
        text: qsTr("Giấy tờ cần có")
        kind: Label.Kind.Heading
        Accessible.role: Accessible.Heading
    }
    Card {
        width: parent.width
        visible: screen.info.papers.count === 0
        Label {
            width: parent.width
            text: qsTr("Kiosk chưa có danh mục giấy tờ của thủ tục này. Xin hỏi cán bộ tại quầy.")
        }
    }
    Card {
        width: parent.width
        visible: screen.info.papers.count > 0
        spacing: Theme.gap

        Repeater {
            model: screen.info.papers

            Column {
                id: paper
                required property int number
                required property string name
                required property string note
                required property string requiredIf
                required property string count
                required property bool isForm
                required property bool electronic
                required property bool required
                readonly property string conditions: {
                    const words = []
                    if (isForm)
                        words.push(qsTr("điền tại kiosk"))
                    if (electronic)
                        words.push(qsTr("bản điện tử, không nộp giấy"))
                    if (count !== "")
                        words.push(count)
                    if (requiredIf !== "")
                        words.push(qsTr("chỉ cần %1").arg(requiredIf))
                    else if (!required)
                        words.push(qsTr("không bắt buộc"))
                    return words.join(" · ")
                }
                width: parent.width
                spacing: Theme.tiny

                Label {
                    width: parent.width
                    text: qsTr("%1. %2").arg(paper.number).arg(paper.name)
                    kind: Label.Kind.Strong
                }
                Label {
                    width: parent.width
                    visible: text !== ""
                    text: paper.conditions
                    kind: Label.Kind.Note
                    color: Theme.colours.inkSoft
                }
                Label {
                    width: parent.width
                    visible: text !== ""
                    text: paper.note
                    kind: Label.Kind.Note
                    color: Theme.colours.inkSoft
                }
            }
        }
    }
    Card {
        width: parent.width
        visible: !code.empty
        tone: Card.Tone.Tinted
        spacing: Theme.small

        IconLine {
            width: parent.width
            symbol: "phone"
            text: qsTr("Mang danh mục này về: đưa điện thoại quét mã bên dưới. Mã chỉ chứa chữ, không dẫn tới trang mạng nào.")
        }
        Rectangle {
            width: Math.min(parent.width, Theme.mm(110))
            height: width
            anchors.horizontalCenter: parent.horizontalCenter
            radius: Theme.smallRadius
            color: "white"
            Picture {
                id: code
                anchors.fill: parent
                anchors.margins: Theme.tiny
                image: screen.info.list
                blended: false
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Mã QR của danh mục giấy tờ")
            }
        }
    }
    Label {
        width: parent.width
        visible: screen.info.code !== ""
        text: qsTr("Mã thủ tục: %1").arg(screen.info.code)
        kind: Label.Kind.Note
        color: Theme.colours.inkSoft
    }
    Label {
        width: parent.width
        visible: screen.info.legalBasis !== ""
        text: qsTr("Căn cứ: %1").arg(screen.info.legalBasis)
        kind: Label.Kind.Note
        color: Theme.colours.inkSoft
    }
}
