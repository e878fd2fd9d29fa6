// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// What the window holds, apart from it so that tests can put it into any window.
Item {
    id: stage

    required property KioskViewModel kiosk
    readonly property bool lying: width > height * 1.2
    readonly property bool typing: kiosk.typing.active
    readonly property int step: {
        switch (kiosk.screen) {
        case View.Page.Card: return 0
        case View.Page.Procedure:
        case View.Page.Case: return 1
        case View.Page.Checklist:
        case View.Page.Scan:
        case View.Page.Form: return 2
        case View.Page.Review:
        case View.Page.Notices:
        case View.Page.Sending: return 3
        case View.Page.Slip: return 4
        default: return -1
        }
    }

    // The bronze drum of the home screen, as a watermark of the hall.
    Icon {
        visible: Theme.palette !== Theme.Palette.HighContrast
        name: "drum"
        color: Theme.colours.watermark
        width: Theme.mm(250)
        height: width
        x: parent.width - width * 0.72
        y: parent.height - height * 0.86
    }
    HeaderBar {
        id: header
        visible: !(stage.typing && stage.lying)
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap; leftMargin: Theme.margin; rightMargin: Theme.margin }
        hall: stage.kiosk.hall
        ministry: stage.kiosk.ministry
        language: stage.kiosk.settings.language
        onLanguageAsked: stage.kiosk.settings.chooseLanguage(language === "en" ? "vi" : "en")
        onDisplayAsked: displayOverlay.open = true
        onHelpAsked: helpOverlay.open = true
    }
    StepBar {
        id: steps
        visible: stage.step >= 0 && !(stage.typing && stage.lying)
        anchors { left: parent.left; right: parent.right; top: header.bottom; leftMargin: Theme.margin; rightMargin: Theme.margin; topMargin: Theme.gap }
        height: visible ? implicitHeight : 0
        steps: [qsTr("Thẻ"), qsTr("Thủ tục"), qsTr("Giấy tờ"), qsTr("Kiểm tra"), qsTr("Nhận phiếu")]
        current: stage.step
    }
    Item {
        id: page
        anchors { left: parent.left; right: parent.right; top: steps.visible ? steps.bottom : header.visible ? header.bottom : parent.top; bottom: keys.top; topMargin: Theme.gap }

        Loader {
            id: screen
            anchors.fill: parent
        }
    }
    Loader {   // the keys, made when they are first needed
        id: keys
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
    }
    DisplayOverlay {
        id: displayOverlay
        kiosk: stage.kiosk
        onOpenChanged: guard.raise()
    }
    HelpOverlay {
        id: helpOverlay
        kiosk: stage.kiosk
        onOpenChanged: guard.raise()
    }
    IdleOverlay {
        secondsLeft: stage.kiosk.idleSecondsLeft
        fate: stage.kiosk.screen === View.Page.Slip || stage.kiosk.screen === View.Page.Rating
              ? qsTr("Hồ sơ đã nộp và được giữ an toàn. Hết thời gian này, kiosk xóa phiếu khỏi màn hình.")
              : stage.kiosk.keepsDraft && stage.kiosk.review.completes
              ? qsTr("Hết thời gian này, kiosk cất giấy đã quét và xóa thông tin của ông/bà khỏi màn hình. Lần sau ông/bà đăng nhập VNeID là làm tiếp được.")
              : stage.kiosk.keepsDraft
              ? qsTr("Hết thời gian này, kiosk cất hồ sơ đang làm và xóa thông tin của ông/bà khỏi màn hình. Giấy đã lưu và đơn đang điền không mất: ông/bà đặt lại thẻ là làm tiếp được.")
              : qsTr("Hết thời gian này, kiosk xóa thông tin của ông/bà khỏi màn hình. Chưa có giấy tờ hay đơn nào được cất.")
        onMoreTime: stage.kiosk.needMoreTime()
        onEnded: stage.kiosk.end()
        onOpenChanged: {
            displayOverlay.open = false
            helpOverlay.open = false
            guard.raise()
        }
    }
    TouchGuard {
        id: guard
        anchors.fill: parent
    }
    Connections {
        target: stage.kiosk
        function onScreenMoved() {
            displayOverlay.open = false
            helpOverlay.open = false
            stage.turnPage()
            guard.raise()
        }
    }
    Connections {
        target: stage.kiosk.typing
        function onChanged() {
            if (stage.typing && keys.item === null)
                keys.setSource(Qt.resolvedUrl("TypingPanel.qml"), { typing: stage.kiosk.typing })
        }
    }

    // In the order of View.Page.
    readonly property list<string> pages: ["Home", "Card", "Procedure", "Case", "Checklist", "Scan", "Form", "Review",
                                           "Notices", "Sending", "Slip", "Lookup", "Info", "Follow", "Progress",
                                           "SignIn", "Rating", "Withdraw", "Acceptance", "Queue"]

    function turnPage() {
        screen.setSource(Qt.resolvedUrl(pages[kiosk.screen] + "Screen.qml"), { kiosk: kiosk })
    }

    Component.onCompleted: turnPage()
}
