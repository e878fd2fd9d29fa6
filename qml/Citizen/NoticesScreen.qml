// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// The notices about personal data: each with its own answer, none given beforehand.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property NoticesViewModel notices: kiosk.notices

    heading: qsTr("Trước khi nộp, xin ông/bà đọc và trả lời")
    lead: qsTr("Mỗi mục một câu trả lời. Kiosk không chọn sẵn.")
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    primaryName: "submit"
    primaryText: notices.unanswered > 0 ? qsTr("Còn %n câu chưa trả lời", "", notices.unanswered) : qsTr("Nộp hồ sơ")
    primarySymbol: notices.unanswered > 0 ? "" : "right"
    primaryEnabled: notices.unanswered === 0 && !notices.requiredRefused && !kiosk.busy
    onPrimary: notices.submit()

    FaultPanel {
        width: parent.width
        visible: screen.kiosk.fault.present
        what: screen.kiosk.fault.what
        todo: screen.kiosk.fault.todo
        notice: screen.kiosk.fault.notice
    }
    Repeater {
        model: screen.notices.items

        Card {
            id: notice
            required property string noticeId
            required property string version
            required property string title
            required property string body
            required property string purpose
            required property string basis
            required property bool required
            required property bool answered
            required property bool agreed
            readonly property bool inTheWay: required && answered && !agreed
            width: parent.width
            onInTheWayChanged: {
                if (inTheWay)
                    screen.reveal(reason)
            }

            Label {
                width: parent.width
                text: notice.title
                kind: Label.Kind.Heading
                Accessible.role: Accessible.Heading
            }
            Label {
                width: parent.width
                text: notice.body
            }
            Label {
                width: parent.width
                visible: notice.purpose !== ""
                text: qsTr("Để làm gì: %1").arg(notice.purpose)
                kind: Label.Kind.Note
                color: Theme.colours.inkSoft
            }
            Label {
                width: parent.width
                visible: notice.basis !== ""
                text: qsTr("Căn cứ: %1").arg(notice.basis)
                kind: Label.Kind.Note
                color: Theme.colours.inkSoft
            }
            Label {
                width: parent.width
                text: notice.required ? qsTr("Cần đồng ý thì kiosk mới nộp được hồ sơ.")
                                      : qsTr("Không đồng ý vẫn nộp được hồ sơ.")
                kind: Label.Kind.Note
                font.weight: Font.DemiBold
            }
            Item {
                width: 1
                height: Theme.tiny
            }
            ToggleAnswer {
                width: parent.width
                baseName: "notice_" + notice.noticeId
                question: notice.title
                answered: notice.answered
                agreed: notice.agreed
                onChosen: (agreed) => screen.notices.answer(notice.noticeId, agreed)
            }
            IconLine {
                id: reason
                objectName: "reason_" + notice.noticeId
                width: parent.width
                visible: notice.inTheWay
                symbol: "counter"
                color: Theme.colours.attention
                iconColor: Theme.colours.attention
                text: qsTr("Ông/bà chưa đồng ý với một mục cần thiết. Ông/bà có thể đổi câu trả lời, hoặc nộp hồ sơ giấy với cán bộ tại quầy.")
            }
        }
    }
}
