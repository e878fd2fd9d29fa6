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

    heading: qsTr("Đang nộp hồ sơ của ông/bà")
    lead: qsTr("Xin chờ một lát. Dù mất mạng, hồ sơ vẫn an toàn.")
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
        objectName: "sendingSteps"
        width: parent.width
        spacing: Theme.gap

        Repeater {
            model: [
                { name: qsTr("Cất hồ sơ an toàn trên kiosk"), at: -1 },   // before this screen comes
                { name: qsTr("Hoàn thiện các tệp giấy tờ"), at: View.SendPhase.Finishing },
                { name: qsTr("Gửi lên hệ thống trung tâm"), at: View.SendPhase.Sending }
            ]

            Item {
                id: row
                required property var modelData
                readonly property bool past: modelData.at < screen.phase
                readonly property bool now: modelData.at === screen.phase
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
                        name: row.past ? "check" : "clock"
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
        }
    }
    SafeBanner {
        width: parent.width
        text: qsTr("Hồ sơ đã được niêm phong trên kiosk. Tắt điện cũng không mất.")
    }
}
