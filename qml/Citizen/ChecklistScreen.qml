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

    readonly property int unsorted: kiosk.checklist.unsorted

    heading: asksAgain ? (completes ? qsTr("Ông/bà đã bổ sung theo yêu cầu này") : qsTr("Ông/bà đã có một hồ sơ về việc này"))
           : unsorted > 0 ? qsTr("Còn %n tờ chưa biết là giấy gì", "", unsorted) : missing > 0 ? qsTr("Hồ sơ còn thiếu %n mục", "", missing) : qsTr("Hồ sơ đã đủ giấy tờ")
    lead: kiosk.procedures.chosenName
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    primaryVisible: !asksAgain
    primaryText: unsorted > 0 ? qsTr("Xem các tờ đó") : missing > 0 ? qsTr("Còn %n mục nữa", "", missing) : qsTr("Tiếp tục")
    primarySymbol: missing > 0 && unsorted === 0 ? "" : "right"
    primaryEnabled: (missing === 0 || unsorted > 0) && !kiosk.busy
    onPrimary: unsorted > 0 ? kiosk.checklist.openStack() : kiosk.next()

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
    ChoiceRow {
        objectName: "feedStack"
        width: parent.width
        visible: !screen.asksAgain && screen.unsorted === 0 && screen.kiosk.checklist.mayFeedStack
        symbol: "scan"
        text: qsTr("Quét cả tập giấy một lần")
        note: qsTr("Kiosk chia từng loại giấy, ông/bà xem lại.")
        enabled: !screen.kiosk.busy
        onClicked: screen.kiosk.checklist.openStack()
    }
    Column {
        width: parent.width
        visible: !screen.asksAgain
        spacing: Theme.small

        Repeater {
            model: screen.kiosk.checklist.items

            Column {
                id: entry
                required property string itemId
                required property string name
                required property string note
                required property string requiredIf
                required property int phase
                required property bool isForm
                required property bool required
                required property int pages
                required property string held
                required property bool mayReuse
                readonly property bool reused: phase === View.ComponentState.Reused
                width: parent.width
                spacing: Theme.small

                ComponentRow {
                    objectName: "component_" + entry.itemId
                    width: parent.width
                    name: entry.name
                    note: entry.note
                    requiredIf: entry.requiredIf
                    phase: entry.phase
                    isForm: entry.isForm
                    required: entry.required
                    pages: entry.pages
                    held: entry.held
                    busy: screen.kiosk.busy
                    onClicked: screen.kiosk.checklist.open(entry.itemId)
                }
                ChoiceRow {
                    objectName: "reuse_" + entry.itemId
                    visible: entry.mayReuse
                    width: parent.width
                    choosing: true
                    several: true
                    chosen: entry.reused
                    text: qsTr("Dùng lại bản cơ quan đã có")
                    note: entry.reused ? "" : entry.held
                    enabled: !screen.kiosk.busy
                    onClicked: screen.kiosk.checklist.reusePaper(entry.itemId, !entry.reused)
                }
            }
        }
    }
    ChoiceRow {
        objectName: "reuseSignIn"
        width: parent.width
        visible: screen.kiosk.checklist.mayAskReuse
        symbol: "phone"
        text: qsTr("Giấy tờ đã nộp lần trước không phải nộp lại")
        note: qsTr("Đăng nhập VNeID trên điện thoại để dùng lại giấy tờ cơ quan đã có.")
        enabled: !screen.kiosk.busy
        onClicked: screen.kiosk.checklist.signIn()
    }
    IconLine {
        objectName: "reuseNote"
        width: parent.width
        visible: !screen.asksAgain && (screen.kiosk.checklist.reuse === View.Reuse.Asking || screen.kiosk.checklist.reuse === View.Reuse.Unavailable)
        symbol: "digital"
        iconColor: Theme.colours.primary
        color: Theme.colours.inkSoft
        text: screen.kiosk.checklist.reuse === View.Reuse.Asking ? qsTr("Kiosk đang hỏi cơ quan đã có giấy tờ nào của ông/bà.")
              : qsTr("Bây giờ kiosk chưa hỏi được cơ quan đã có giấy tờ nào. Ông/bà vẫn nộp được bằng cách quét giấy.")
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
