// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// The first thing that one sees: a greeting, one large thing to do, and what will happen.
Item {
    id: home

    required property KioskViewModel kiosk
    readonly property bool lying: width > height * 1.2

    ScrollPane {
        id: pane
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: status.top; bottomMargin: Theme.small }
        widest: width
        spacing: Theme.gap
        centred: true

        Column {
            id: greeting
            width: parent.width
            spacing: Theme.tiny
            bottomPadding: Theme.small

            Label {
                width: parent.width
                text: qsTr("Xin chào ông/bà")
                kind: Label.Kind.Greeting
                Accessible.role: Accessible.Heading
            }
            Label {
                width: parent.width
                text: qsTr("Nộp hồ sơ tại đây, có người giúp khi cần.")
                kind: Label.Kind.Heading
                font.weight: Font.Medium
                color: Theme.colours.inkSoft
            }
        }
        FaultPanel {
            id: refusal
            width: parent.width
            visible: home.kiosk.fault.present
            onVisibleChanged: {
                if (visible)
                    pane.reveal(refusal)
            }
            what: home.kiosk.fault.what
            todo: home.kiosk.fault.todo
            notice: home.kiosk.fault.notice
        }
        Grid {
            width: parent.width
            columns: home.lying ? 2 : 1
            spacing: Theme.gap

            Column {
                id: doors
                width: home.lying ? (parent.width - Theme.gap) * 0.46 : parent.width
                spacing: Theme.gap

                Pressable {
                    id: begin
                    objectName: "homeBegin"
                    width: parent.width
                    height: Math.max(implicitHeight, home.lying ? steps.implicitHeight - others.height - doors.spacing : Theme.mm(104))
                    implicitHeight: implicitContentHeight + topPadding + bottomPadding
                    padding: Theme.padding + Theme.tiny
                    radius: Theme.radius
                    text: qsTr("Nộp hồ sơ")
                    Accessible.description: qsTr("Chạm vào đây để bắt đầu")
                    enabled: !home.kiosk.busy
                    onClicked: home.kiosk.begin()

                    background: Rectangle {
                        radius: begin.radius
                        color: begin.down ? Theme.colours.primaryPressed : Theme.colours.primary

                        Icon {
                            name: "drum"
                            color: Theme.colours.motif
                            width: Math.min(parent.height - 2 * Theme.gap, Theme.mm(118))
                            height: width
                            anchors { right: parent.right; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
                        }
                    }
                    contentItem: Column {
                        spacing: Theme.small
                        Item {
                            visible: !home.lying   // a lying panel has no room for it
                            width: Theme.mm(26)
                            height: width
                            Icon {
                                name: "submit"
                                color: Theme.colours.primaryInk
                                width: parent.width
                                height: width
                                x: -width / 5   // the drawing's own margin, so that it stands above the words
                            }
                        }
                        Item {
                            visible: !home.lying
                            width: 1
                            height: Theme.small
                        }
                        Label {
                            width: parent.width
                            text: begin.text
                            kind: Label.Kind.Greeting
                            font.pixelSize: Math.round(Theme.greetingSize * 0.92)
                            color: Theme.colours.primaryInk
                            Accessible.ignored: true
                        }
                        Row {
                            id: startRow
                            spacing: Theme.small
                            width: parent.width
                            Label {
                                text: qsTr("Chạm vào đây để bắt đầu")
                                kind: Label.Kind.Button
                                font.weight: Font.Medium
                                color: Theme.colours.primaryInk
                                width: Math.min(implicitWidth, startRow.width - startArrow.width - startRow.spacing)
                                anchors.verticalCenter: parent.verticalCenter
                                Accessible.ignored: true
                            }
                            Icon {
                                id: startArrow
                                name: "right"
                                color: Theme.colours.primaryInk
                                width: Theme.icon
                                height: width
                                anchors.verticalCenter: parent.verticalCenter
                            }
                        }
                    }
                }
                Flow {
                    id: others
                    width: parent.width
                    readonly property int columns: Theme.textScale > 1.2 ? 1 : 2
                    spacing: home.lying ? Theme.small : Theme.gap
                    readonly property real one: (width - (columns - 1) * spacing) / columns

                    ChoiceRow {
                        objectName: "homeLookUp"
                        width: others.one
                        implicitHeight: Math.max(home.lying ? Theme.choice : Theme.button, implicitContentHeight + topPadding + bottomPadding)
                        topPadding: home.lying ? Theme.tiny : Theme.gap
                        bottomPadding: topPadding
                        symbol: "search"
                        text: qsTr("Tra cứu thủ tục")
                        Accessible.description: qsTr("Xem giấy tờ cần có, thời hạn, phí. Không cần thẻ.")
                        enabled: !home.kiosk.busy
                        onClicked: home.kiosk.lookup.open()
                    }
                    ChoiceRow {
                        objectName: "homeFollow"
                        width: others.one
                        implicitHeight: Math.max(home.lying ? Theme.choice : Theme.button, implicitContentHeight + topPadding + bottomPadding)
                        topPadding: home.lying ? Theme.tiny : Theme.gap
                        bottomPadding: topPadding
                        symbol: "clock"
                        text: qsTr("Theo dõi hồ sơ")
                        Accessible.description: qsTr("Xem hồ sơ đã nộp đang ở bước nào. Không cần thẻ.")
                        enabled: !home.kiosk.busy
                        onClicked: home.kiosk.follow.open()
                    }
                    ChoiceRow {
                        objectName: "homeQueue"
                        width: others.width
                        implicitHeight: Math.max(home.lying ? Theme.choice : Theme.button, implicitContentHeight + topPadding + bottomPadding)
                        topPadding: home.lying ? Theme.tiny : Theme.gap
                        bottomPadding: topPadding
                        symbol: "slip"
                        text: qsTr("Lấy số thứ tự")
                        Accessible.description: qsTr("Lấy số để gặp cán bộ tại quầy. Không cần thẻ.")
                        enabled: !home.kiosk.busy
                        onClicked: home.kiosk.queue.open()
                    }
                }
            }
            Card {
                id: steps
                width: home.lying ? parent.width - doors.width - Theme.gap : parent.width
                spacing: 0
                padding: Theme.gap

                Repeater {
                    model: [
                        { symbol: "card", title: qsTr("Đặt thẻ Căn cước lên mặt kính"), note: qsTr("Kiosk chỉ đọc mã QR. Ông/bà lấy lại thẻ ngay.") },
                        { symbol: "scan", title: qsTr("Đưa giấy tờ vào khay"), note: qsTr("Giấy gốc chạy qua máy quét rồi trả lại ngay.") },
                        { symbol: "slip", title: qsTr("Nhận phiếu có mã hồ sơ"), note: qsTr("Mất mạng vẫn nộp được, hồ sơ không bị mất.") }
                    ]

                    Item {
                        id: stepRow
                        required property int index
                        required property var modelData
                        width: parent.width
                        height: Math.max(words.implicitHeight, badge.height) + 2 * Theme.small

                        Rectangle {
                            visible: stepRow.index > 0
                            width: parent.width - x
                            x: words.x
                            height: Theme.hair
                            color: Theme.colours.line
                        }
                        Rectangle {
                            id: badge
                            width: Theme.mm(22)
                            height: width
                            radius: width / 2
                            anchors.verticalCenter: parent.verticalCenter
                            color: Theme.colours.tint
                            Icon {
                                anchors.centerIn: parent
                                width: Theme.mm(12.5)
                                height: width
                                name: stepRow.modelData.symbol
                                color: Theme.colours.primary
                            }
                        }
                        Column {
                            id: words
                            anchors { left: badge.right; leftMargin: Theme.gap; right: parent.right; verticalCenter: parent.verticalCenter }
                            spacing: Theme.tiny / 2
                            Label {
                                width: parent.width
                                text: qsTr("%1. %2").arg(stepRow.index + 1).arg(stepRow.modelData.title)
                                kind: Label.Kind.Heading
                                font.pixelSize: Theme.rowSize
                            }
                            Label {
                                width: parent.width
                                text: stepRow.modelData.note
                                kind: Label.Kind.Note
                                color: Theme.colours.inkSoft
                            }
                        }
                    }
                }
            }
        }
    }
    Card {
        id: status
        objectName: "homeStatus"
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: Theme.margin; rightMargin: Theme.margin; bottomMargin: Theme.gap }
        padding: home.lying ? Theme.small : Theme.gap
        tone: home.kiosk.health === View.Health.Good ? Card.Tone.Safe : Card.Tone.Attention

        IconLine {
            width: parent.width
            kind: Label.Kind.Note
            symbol: home.kiosk.health === View.Health.Good ? "shield"
                  : home.kiosk.health === View.Health.Offline ? "offline" : "counter"
            color: status.ink
            text: (home.kiosk.health === View.Health.Good
                   ? qsTr("Kiosk hoạt động tốt. Giấy tờ niêm phong ngay khi quét.")
                   : home.kiosk.health === View.Health.Offline
                   ? qsTr("Chưa kết nối được với hệ thống trung tâm. Ông/bà vẫn nộp được: kiosk giữ hồ sơ an toàn và tự gửi khi có mạng.")
                   : home.kiosk.health === View.Health.StaffSoon
                   ? qsTr("Ông/bà vẫn nộp được. Nhờ cán bộ xem máy: sắp hết chỗ lưu hoặc có hồ sơ chờ gửi đã lâu.")
                   : qsTr("Kiosk đang cần cán bộ kiểm tra. Xin mời ông/bà sang quầy bên cạnh."))
                  + (home.kiosk.unsent > 0 ? " " + qsTr("Còn %n hồ sơ đang chờ gửi.", "", home.kiosk.unsent) : "")
        }
    }
}
