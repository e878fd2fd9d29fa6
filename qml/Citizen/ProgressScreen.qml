// SPDX-License-Identifier: GPL-3.0-or-later
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
    readonly property string wait: qsTr("Ông/bà chưa phải làm gì. Xin giữ phiếu và xem lại sau.")

    // What is said of the dossier: the heading, what to do, the step of the road, whether it waits for the person.
    readonly property var said: {
        switch (follow.place) {
        case View.Place.Waiting:
            return [qsTr("Hồ sơ đang chờ gửi"), qsTr("Hồ sơ được giữ an toàn trên kiosk này và tự gửi khi có mạng. Ông/bà không phải nộp lại."), 0, false]
        case View.Place.OnItsWay:
            return [qsTr("Hồ sơ chưa tới hệ thống trung tâm"), qsTr("Kiosk nơi ông/bà nộp đang giữ hồ sơ và tự gửi khi có mạng. Ông/bà không phải nộp lại. Xin giữ phiếu và xem lại sau."), 0, false]
        case View.Place.Refused:
            return [qsTr("Hồ sơ cần cán bộ xem lại"), ask, 0, true]
        }
        switch (follow.status) {
        case 1: return [qsTr("Hồ sơ đang chờ tiếp nhận"), wait, 1, false]
        case 2: return [qsTr("Hồ sơ đã được tiếp nhận"), wait, 2, false]
        case 3: return [qsTr("Hồ sơ không được tiếp nhận"), qsTr("Xin hỏi cán bộ tại quầy vì sao và cách nộp lại."), 1, true]
        case 4: return [qsTr("Hồ sơ đang được giải quyết"), wait, 2, false]
        case 5: return [qsTr("Hồ sơ cần bổ sung giấy tờ"), qsTr("Xin hỏi cán bộ tại quầy cần bổ sung những gì."), 2, true]
        case 6: return [qsTr("Hồ sơ đang chờ nộp phí, lệ phí"), qsTr("Xin hỏi cán bộ tại quầy số tiền và cách nộp."), 2, true]
        case 7: return [qsTr("Hồ sơ đang được rút theo yêu cầu của người nộp"), qsTr("Nếu ông/bà không yêu cầu rút, xin báo ngay cho cán bộ tại quầy."), 2, true]
        case 8: return [qsTr("Hồ sơ đã dừng giải quyết"), qsTr("Xin hỏi cán bộ tại quầy vì sao."), 2, true]
        case 9: return [qsTr("Hồ sơ đã có kết quả"), qsTr("Xin mang phiếu và thẻ Căn cước tới quầy để nhận kết quả."), 3, false]
        case 10: return [qsTr("Kết quả đã được trả"), qsTr("Ông/bà không phải làm gì thêm."), 4, false]
        }
        return ["", "", -1, false]
    }
    readonly property bool waitsForPerson: said[3]

    heading: said[0]
    lead: follow.code !== "" ? qsTr("Mã hồ sơ %1").arg(follow.code) : ""
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    primaryText: qsTr("Xong")
    primaryName: "progressDone"
    primaryEnabled: !kiosk.busy
    onPrimary: kiosk.end()

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
            text: screen.said[1]
        }
    }
}
