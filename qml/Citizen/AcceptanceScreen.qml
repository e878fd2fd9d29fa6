// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// The agency's receipt and appointment slip (Mẫu 01): what its signature vouches for, and the paper itself to print.
// Where the signature does not hold, nothing of it is shown.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property AcceptanceViewModel paper: kiosk.acceptance

    heading: paper.verified ? qsTr("Giấy tiếp nhận hồ sơ và hẹn trả kết quả")
                            : qsTr("Kiosk chưa xác nhận được giấy tiếp nhận")
    lead: paper.verified ? qsTr("Mã hồ sơ %1").arg(paper.code) : ""
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    primaryName: "acceptancePrint"
    primaryText: !paper.verified || !paper.canPrint ? "" : paper.printed ? qsTr("In thêm một bản") : qsTr("In giấy này")
    onPrimary: paper.print()

    FaultPanel {
        width: parent.width
        visible: screen.kiosk.fault.present
        what: screen.kiosk.fault.what
        todo: screen.kiosk.fault.todo
        notice: screen.kiosk.fault.notice
    }
    Card {
        width: parent.width
        visible: !screen.paper.verified
        tone: Card.Tone.Attention

        IconLine {
            width: parent.width
            symbol: "counter"
            color: Theme.colours.attention
            text: qsTr("Chữ ký của cơ quan trên giấy chưa đúng, nên kiosk không hiện và không in giấy này. Hồ sơ của ông/bà không bị ảnh hưởng. Xin nhờ cán bộ tại quầy in giúp.")
        }
    }
    SafeBanner {
        width: parent.width
        visible: screen.paper.verified
        text: qsTr("Cơ quan đã ký số giấy này, kiosk đã kiểm tra chữ ký.")
    }
    SafeBanner {
        width: parent.width
        visible: screen.paper.printed
        symbol: "printer"
        text: qsTr("Giấy đã in xong. Xin nhận ở khe bên dưới.")
    }
    Card {
        width: parent.width
        visible: screen.paper.verified
        spacing: Theme.gap

        Repeater {
            model: [
                ["clock", qsTr("Hẹn trả kết quả"), screen.paper.dueDay !== "" ? screen.paper.dueDay : qsTr("Giấy không ghi ngày hẹn"), screen.paper.returnPlace],
                ["person", qsTr("Tiếp nhận hồ sơ của"), screen.paper.applicant, ""],
                ["submit", qsTr("Việc cần giải quyết"), screen.paper.procedure, ""],
                ["counter", qsTr("Nơi tiếp nhận"), screen.paper.agency, screen.paper.officer],
                ["check", qsTr("Tiếp nhận lúc"), screen.paper.acceptedAt, screen.paper.number !== "" ? qsTr("Số %1").arg(screen.paper.number) : ""]
            ]
            ReviewLine {
                required property var modelData
                width: parent.width
                symbol: modelData[0]
                label: modelData[1]
                text: modelData[2]
                note: modelData[3]
            }
        }
    }
    Card {
        width: parent.width
        visible: screen.paper.papers.length > 0

        Label {
            width: parent.width
            text: qsTr("Giấy tờ đã nhận")
            kind: Label.Kind.Heading
            Accessible.role: Accessible.Heading
        }
        Repeater {
            model: screen.paper.papers
            IconLine {
                required property string modelData
                width: parent.width
                symbol: "check"
                iconColor: Theme.colours.ok
                text: modelData
            }
        }
    }
    IconLine {
        width: parent.width
        visible: screen.paper.verified && !screen.paper.canPrint
        symbol: "printer"
        iconColor: Theme.colours.primary
        text: qsTr("Kiosk này chưa in được. Cán bộ tại quầy in giúp ông/bà.")
    }
}
