// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// Everything that the dossier needs, at once, and what of it is there.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property int missing: kiosk.checklist.missing

    readonly property bool asksAgain: kiosk.checklist.asksAgain
    readonly property bool completes: kiosk.review.completes

    heading: asksAgain ? (completes ? qsTr("Ông/bà đã bổ sung theo yêu cầu này") : qsTr("Ông/bà đã có một hồ sơ về việc này")) : missing > 0 ? qsTr("Hồ sơ còn thiếu %n mục", "", missing) : qsTr("Hồ sơ đã đủ giấy tờ")
    lead: kiosk.procedures.chosenName
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    primaryVisible: !asksAgain
    primaryText: missing > 0 ? qsTr("Còn %n mục nữa", "", missing) : qsTr("Tiếp tục")
    primarySymbol: missing > 0 ? "" : "right"
    primaryEnabled: missing === 0 && !kiosk.busy
    onPrimary: kiosk.next()

    FaultPanel {
        width: parent.width
        visible: screen.kiosk.fault.present
        what: screen.kiosk.fault.what
        todo: screen.kiosk.fault.todo
        notice: screen.kiosk.fault.notice
    }
    Column {
        width: parent.width
        visible: screen.asksAgain
        spacing: Theme.gap

        Label {
            width: parent.width
            text: screen.completes
                  ? qsTr("Giấy tờ bổ sung được giữ an toàn trên kiosk này và đang chờ gửi. Cần bổ sung thêm, xin hỏi cán bộ tại quầy.")
                  : qsTr("Hồ sơ đó nộp tại kiosk này và chưa giải quyết xong. Ông/bà có muốn nộp thêm một hồ sơ nữa không?")
        }
        ChoiceRow {
            objectName: "againNo"
            width: parent.width
            symbol: "exit"
            text: qsTr("Không, tôi dừng ở đây")
            note: qsTr("Xem hồ sơ đã nộp: chạm Theo dõi hồ sơ ở màn hình đầu.")
            enabled: !screen.kiosk.busy
            onClicked: screen.kiosk.end()
        }
        ChoiceRow {
            objectName: "againYes"
            width: parent.width
            symbol: "plus"
            visible: !screen.completes
            text: qsTr("Nộp thêm một hồ sơ nữa")
            note: qsTr("Cơ quan sẽ nhận hai hồ sơ riêng.")
            enabled: !screen.kiosk.busy
            onClicked: screen.kiosk.checklist.fileAgain()
        }
    }
    Column {
        width: parent.width
        visible: !screen.asksAgain
        spacing: Theme.small

        Repeater {
            model: screen.kiosk.checklist.items

            ComponentRow {
                required property string itemId
                objectName: "component_" + itemId
                width: parent.width
                busy: screen.kiosk.busy
                onClicked: screen.kiosk.checklist.open(itemId)
            }
        }
    }
    IconLine {
        width: parent.width
        visible: !screen.asksAgain
        symbol: "info"
        iconColor: Theme.colours.primary
        color: Theme.colours.inkSoft
        text: qsTr("Đây là toàn bộ danh sách. Kiosk kiểm tra hết một lần trước khi nộp.")
    }
    Card {
        width: parent.width
        visible: !screen.asksAgain
        padding: Theme.gap
        Label {
            width: parent.width
            text: qsTr("Thời hạn giải quyết: %1").arg(screen.kiosk.procedures.chosenTime !== "" ? screen.kiosk.procedures.chosenTime : qsTr("chưa có thông tin"))
            kind: Label.Kind.Note
            color: Theme.colours.inkSoft
        }
        Label {
            width: parent.width
            text: qsTr("Phí, lệ phí: %1").arg(screen.kiosk.procedures.chosenFee !== "" ? screen.kiosk.procedures.chosenFee : qsTr("chưa có thông tin"))
            kind: Label.Kind.Note
            color: Theme.colours.inkSoft
        }
    }
}
