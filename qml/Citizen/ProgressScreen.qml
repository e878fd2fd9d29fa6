// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// Where one dossier stands, in words, and what there is to do about it.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property FollowViewModel follow: kiosk.follow
    readonly property string ask: qsTr("Xin mang phiếu tới quầy, cán bộ sẽ xem cùng ông/bà.")
    readonly property string payHow: !follow.own ? qsTr("Xin đăng nhập VNeID để xem số tiền và cách nộp, hoặc hỏi cán bộ tại quầy.")
        : follow.feesUnknown || follow.fees.count === 0 ? qsTr("Kiosk chưa xem được số tiền. Xin hỏi cán bộ tại quầy số tiền và cách nộp.")
        : follow.payable ? qsTr("Số tiền và mã chuyển khoản ở ngay dưới đây. Nộp rồi, ông/bà không phải làm gì thêm.")
        : qsTr("Số tiền ở ngay dưới đây. Xin nộp tại quầy.")
    readonly property string wait: qsTr("Ông/bà chưa phải làm gì. Xin giữ phiếu và xem lại sau.")

    // What is said of the dossier: the heading, what to do, the step of the road, whether it waits for the person.
    readonly property var said: {
        switch (follow.place) {
        case View.Place.Waiting:
            return [qsTr("Hồ sơ đang chờ gửi"), qsTr("Hồ sơ được giữ an toàn trên kiosk này và tự gửi khi có mạng. Ông/bà không phải nộp lại."), 0, false]
        case View.Place.OnItsWay:
            return [qsTr("Hồ sơ chưa tới hệ thống trung tâm"), qsTr("Kiosk nơi ông/bà nộp sẽ tự gửi khi có mạng. Xin giữ phiếu và xem lại sau. Nếu đã quá một ngày, xin mang phiếu tới quầy."), 0, false]
        case View.Place.Refused:
            return [qsTr("Hồ sơ cần cán bộ xem lại"), ask, 0, true]
        }
        switch (follow.status) {
        case 1: return [qsTr("Hồ sơ đang chờ tiếp nhận"), wait, 1, false]
        case 2: return [qsTr("Hồ sơ đã được tiếp nhận"), wait, 2, false]
        case 3: return [qsTr("Hồ sơ không được tiếp nhận"), qsTr("Xin hỏi cán bộ tại quầy vì sao và cách nộp lại."), 1, true]
        case 4: return [qsTr("Hồ sơ đang được giải quyết"), wait, 2, false]
        case 5: return [qsTr("Hồ sơ cần bổ sung giấy tờ"), follow.own ? qsTr("Giấy tờ cần bổ sung ở ngay dưới đây.") : qsTr("Xin đăng nhập VNeID để xem cần bổ sung những gì, hoặc hỏi cán bộ tại quầy."), 2, true]
        case 6: return [qsTr("Hồ sơ đang chờ nộp phí, lệ phí"), payHow, 2, true]
        case 7: return [qsTr("Hồ sơ đang được rút theo yêu cầu của người nộp"), qsTr("Ông/bà chờ cơ quan trả lời. Nếu ông/bà không yêu cầu rút, xin báo ngay cho cán bộ tại quầy."), 2, true]
        case 8: return [qsTr("Hồ sơ đã dừng giải quyết"), qsTr("Xin hỏi cán bộ tại quầy vì sao."), 2, true]
        case 9: return [qsTr("Hồ sơ đã có kết quả"), qsTr("Xin mang phiếu và thẻ Căn cước tới quầy để nhận kết quả."), 3, false]
        case 10: return [qsTr("Kết quả đã được trả"), qsTr("Ông/bà không phải làm gì thêm."), 4, false]
        }
        return ["", "", -1, false]
    }
    readonly property bool waitsForPerson: said[3]
    readonly property bool late: follow.own && follow.late
    // TrangThaiHoSo 1–10, as of one step.
    readonly property list<string> statusNames: [qsTr("Mới đăng ký"), qsTr("Được tiếp nhận"), qsTr("Không được tiếp nhận"),
        qsTr("Đang xử lý"), qsTr("Yêu cầu bổ sung giấy tờ"), qsTr("Yêu cầu nộp phí, lệ phí"), qsTr("Công dân yêu cầu rút"),
        qsTr("Dừng xử lý"), qsTr("Đã xử lý xong"), qsTr("Đã trả kết quả")]

    heading: said[0]
    lead: follow.code !== "" ? qsTr("Mã hồ sơ %1").arg(follow.code) : ""
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    primaryText: qsTr("Xong")
    primaryName: "progressDone"
    primaryEnabled: !kiosk.busy
    onPrimary: kiosk.end()
    extras: [
        SecondaryButton {
            objectName: "progressSignIn"
            visible: screen.follow.code !== "" && !screen.follow.own
            enabled: !screen.kiosk.busy
            width: screen.extraWidth
            height: screen.extraHeight > 0 ? screen.extraHeight : implicitHeight
            text: screen.kiosk.signIn.name !== "" ? qsTr("Xem chi tiết hồ sơ") : qsTr("Xem chi tiết: đăng nhập VNeID")
            symbol: "person"
            onClicked: screen.kiosk.signIn.open()
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

        StepList {
            objectName: "progressSteps"
            width: parent.width
            steps: [qsTr("Nộp hồ sơ"), qsTr("Tiếp nhận"), qsTr("Giải quyết"), qsTr("Trả kết quả")]
            current: screen.said[2]
            halted: screen.waitsForPerson
        }
    }
    Card {
        width: parent.width
        tone: screen.waitsForPerson ? Card.Tone.Attention : Card.Tone.Tinted
        padding: Theme.gap

        IconLine {
            width: parent.width
            symbol: screen.waitsForPerson ? "counter" : "info"
            iconColor: screen.waitsForPerson ? Theme.colours.attention : Theme.colours.primary
            color: screen.waitsForPerson ? Theme.colours.attention : Theme.colours.ink
            text: screen.late ? qsTr("Cơ quan giải quyết đã quá hạn. Ông/bà có thể hỏi cán bộ tại quầy.") : screen.said[1]
        }
    }
    Card {
        width: parent.width
        visible: screen.follow.asking
        Label {
            width: parent.width
            text: qsTr("Kiosk đang hỏi hệ thống trung tâm.")
        }
        ProgressLine {
            width: parent.width
        }
    }
    Repeater {
        model: screen.follow.requests

        Card {
            id: request
            required property int number
            required property string asked
            required property string answerBy
            required property string reason
            required property string contact
            required property list<string> items
            required property bool answered
            objectName: "request_" + number
            width: parent.width

            Label {
                width: parent.width
                text: request.answered ? qsTr("Yêu cầu bổ sung đã được trả lời") : qsTr("Cơ quan yêu cầu bổ sung")
                kind: Label.Kind.Heading
                Accessible.role: Accessible.Heading
            }
            Label {
                width: parent.width
                text: request.answerBy !== "" && !request.answered
                    ? qsTr("Yêu cầu từ %1. Hạn bổ sung: %2.").arg(request.asked).arg(request.answerBy)
                    : qsTr("Yêu cầu từ %1.").arg(request.asked)
                color: Theme.colours.inkSoft
            }
            Repeater {
                model: request.items
                IconLine {
                    required property string modelData
                    width: request.width - 2 * request.padding
                    symbol: request.answered ? "check" : "paper"
                    iconColor: request.answered ? Theme.colours.ok : Theme.colours.primary
                    kind: Label.Kind.Strong
                    text: modelData
                }
            }
            Label {
                width: parent.width
                visible: request.reason !== ""
                text: qsTr("Lý do: %1").arg(request.reason)
            }
            SecondaryButton {
                objectName: "complete_" + request.number
                visible: !request.answered
                width: parent.width
                text: qsTr("Bổ sung ngay tại kiosk")
                symbol: "scan"
                enabled: !screen.kiosk.busy
                onClicked: screen.follow.complete(request.number)
            }
            Label {
                width: parent.width
                visible: request.contact !== ""
                text: qsTr("Liên hệ: %1").arg(request.contact)
                color: Theme.colours.inkSoft
            }
        }
    }
    Repeater {
        model: screen.follow.fees
        FeeCard {
            width: parent.width
        }
    }
    SecondaryButton {
        objectName: "feesLook"
        width: parent.width
        visible: screen.follow.payable
        text: qsTr("Tôi đã chuyển khoản, xem lại")
        symbol: "undo"
        enabled: !screen.kiosk.busy
        onClicked: screen.follow.look()
    }
    SecondaryButton {
        objectName: "progressAcceptance"
        width: parent.width
        visible: screen.follow.hasAcceptance
        text: qsTr("Xem giấy tiếp nhận và hẹn trả kết quả")
        symbol: "slip"
        enabled: !screen.kiosk.busy
        onClicked: screen.follow.showAcceptance()
    }
    Card {
        width: parent.width
        visible: screen.follow.steps.count > 0
        spacing: Theme.gap

        Label {
            width: parent.width
            text: qsTr("Các bước đã qua")
            kind: Label.Kind.Heading
            Accessible.role: Accessible.Heading
        }
        Repeater {
            model: screen.follow.steps

            Column {
                id: step
                required property int number
                required property int status
                required property string when
                required property string who
                required property string note
                required property string dueDay
                readonly property bool late: dueDay !== "" && screen.follow.late
                objectName: "step_" + number
                width: parent.width
                spacing: Theme.tiny

                Label {
                    width: parent.width
                    text: screen.statusNames[step.status - 1]
                    kind: Label.Kind.Strong
                }
                Label {
                    width: parent.width
                    text: step.when
                    kind: Label.Kind.Note
                    color: Theme.colours.inkSoft
                }
                Label {
                    width: parent.width
                    visible: text !== ""
                    text: step.who
                    kind: Label.Kind.Note
                    color: Theme.colours.inkSoft
                }
                Label {
                    width: parent.width
                    visible: text !== ""
                    text: step.note
                    kind: Label.Kind.Note
                }
                Chip {
                    visible: step.dueDay !== ""
                    symbol: step.late ? "alert" : "clock"
                    tone: step.late ? Card.Tone.Harm : Card.Tone.Safe
                    text: step.late ? qsTr("Quá hạn từ %1").arg(step.dueDay) : qsTr("Còn hạn đến %1").arg(step.dueDay)
                    widest: step.width
                    width: implicitWidth
                }
            }
        }
    }
    QuietButton {
        objectName: "progressWithdraw"
        width: parent.width
        visible: screen.follow.own && screen.follow.canWithdraw
        text: qsTr("Tôi muốn rút hồ sơ này")
        enabled: !screen.kiosk.busy
        onClicked: screen.follow.withdraw()
    }
}
