// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// What is happening with the dossier now, honestly, and that nothing depends on waiting.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property int phase: kiosk.slip.sendPhase
    readonly property bool kept: phase === View.SendPhase.Kept

    heading: kept ? qsTr("Hồ sơ đã được giữ an toàn, chờ có mạng để gửi") : qsTr("Đang nộp hồ sơ của ông/bà")
    lead: kept ? qsTr("Kiosk tự gửi khi kết nối lại. Ông/bà không phải làm gì thêm.")
               : qsTr("Xin chờ một lát. Dù mất mạng, hồ sơ vẫn an toàn.")
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()

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

        Repeater {
            model: [
                { name: qsTr("Cất hồ sơ an toàn trên kiosk"), at: View.SendPhase.Saving },
                { name: qsTr("Hoàn thiện các tệp giấy tờ"), at: View.SendPhase.Finishing },
                { name: qsTr("Gửi lên hệ thống trung tâm"), at: View.SendPhase.Sending }
            ]

            Item {
                id: row
                required property var modelData
                // Kept: put away and finished, but not yet sent.
                readonly property bool past: screen.kept ? modelData.at < View.SendPhase.Sending : modelData.at < screen.phase
                readonly property bool now: !screen.kept && modelData.at === screen.phase
                width: parent.width
                height: Math.max(dot.height, word.implicitHeight)

                Rectangle {
                    id: dot
                    width: Theme.mm(16)
                    height: width
                    radius: width / 2
                    anchors.verticalCenter: parent.verticalCenter
                    color: row.past ? Theme.colours.okTint : row.now ? Theme.colours.tint : "transparent"
                    border { width: Theme.hair; color: row.past ? Theme.colours.ok : row.now ? Theme.colours.primary : Theme.colours.line }
                    Icon {
                        anchors.centerIn: parent
                        width: Theme.mm(9)
                        height: width
                        name: row.past ? "check" : row.now ? "clock" : screen.kept ? "offline" : "clock"
                        color: row.past ? Theme.colours.ok : row.now ? Theme.colours.primary : Theme.colours.edge
                    }
                }
                Label {
                    id: word
                    anchors { left: dot.right; leftMargin: Theme.gap; right: parent.right; verticalCenter: parent.verticalCenter }
                    text: row.modelData.name
                    kind: row.now ? Label.Kind.Heading : Label.Kind.Body
                    font.pixelSize: Theme.rowSize
                    color: row.past ? Theme.colours.ok : row.now ? Theme.colours.ink : Theme.colours.inkSoft
                }
            }
        }
        ProgressLine {
            width: parent.width
            visible: !screen.kept
        }
    }
    SafeBanner {
        width: parent.width
        visible: screen.phase !== View.SendPhase.Saving
        text: qsTr("Hồ sơ đã được niêm phong trên kiosk. Tắt điện cũng không mất.")
    }
}
