// SPDX-License-Identifier: GPL-3.0-or-later
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
        width: parent.width
        spacing: Theme.gap

        StepList {
            objectName: "sendingSteps"
            width: parent.width
            // The first is behind one before this screen comes.
            steps: [qsTr("Cất hồ sơ an toàn trên kiosk"), qsTr("Hoàn thiện các tệp giấy tờ"), qsTr("Gửi lên hệ thống trung tâm")]
            current: screen.phase === View.SendPhase.Finishing ? 1 : 2
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
