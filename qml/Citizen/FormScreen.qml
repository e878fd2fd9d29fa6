// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// The form as one plain column. What is known is filled in and says where it came from.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property int errors: kiosk.form.errors
    property int errorsBefore: 0

    heading: kiosk.form.title
    lead: kiosk.typing.active ? "" : qsTr("Chạm vào ô để điền. Mục đã có sẵn ông/bà chỉ cần xem lại.")
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    primaryText: errors > 0 ? qsTr("Còn %n mục cần sửa", "", errors) : qsTr("Xong, tiếp tục")
    primarySymbol: errors > 0 ? "" : "right"
    primaryEnabled: !kiosk.busy
    onPrimary: {
        showFirstError()
        kiosk.next()
    }
    bare: kiosk.typing.active
    onErrorsChanged: {
        if (errors > errorsBefore)
            showFirstError()
        errorsBefore = errors
    }

    // Goes there when the form was not accepted; while errors are being mended the page stays where it is.
    function showFirstError() {
        if (kiosk.form.firstError >= 0)
            reveal(fields.itemAt(kiosk.form.firstError))
    }

    SafeBanner {
        width: parent.width
        visible: screen.kiosk.form.keptFromEarlier
        text: qsTr("Những mục ông/bà đã điền lần trước còn nguyên. Nội dung không hiện lại để giữ kín; ông/bà điền tiếp mục còn thiếu, muốn sửa mục nào thì điền lại mục đó.")
    }
    FaultPanel {
        width: parent.width
        visible: screen.kiosk.fault.present && screen.errors === 0
        what: screen.kiosk.fault.what
        todo: screen.kiosk.fault.todo
        notice: screen.kiosk.fault.notice
    }
    Card {
        width: parent.width
        visible: screen.errors > 0
        tone: Card.Tone.Attention
        padding: Theme.gap
        IconLine {
            width: parent.width
            symbol: "alert"
            color: Theme.colours.attention
            kind: Label.Kind.Strong
            text: qsTr("Còn %n mục cần điền hoặc sửa. Mỗi mục có lời nhắc ngay bên dưới.", "", screen.errors)
        }
    }
    Card {
        width: parent.width
        visible: screen.kiosk.form.readable !== "" && !screen.kiosk.typing.active
        padding: Theme.gap
        tone: Card.Tone.Tinted
        IconLine {
            width: parent.width
            symbol: "glass"
            kind: Label.Kind.Strong
            text: screen.kiosk.form.reading ? qsTr("Đang đọc giấy trên mặt kính.")
                : screen.kiosk.form.proposes ? qsTr("Kiosk đã đọc xong, xin lấy lại giấy. Mục nào đúng, ông/bà bấm Dùng ở mục đó.")
                : qsTr("Không cần gõ lại chữ đã in trên giấy: đặt giấy lên mặt kính, mặt chữ úp xuống.")
        }
        Label {
            width: parent.width
            visible: !screen.kiosk.form.proposes
            text: qsTr("Kiosk đọc giúp: %1. Ảnh của giấy này không lưu, không nộp.").arg(screen.kiosk.form.readable)
            kind: Label.Kind.Note
            color: Theme.colours.inkSoft
        }
        SecondaryButton {
            objectName: "readPaper"
            width: parent.width
            text: screen.kiosk.form.proposes ? qsTr("Đọc giấy khác") : qsTr("Đọc từ giấy")
            symbol: "scan"
            enabled: !screen.kiosk.busy
            onClicked: screen.kiosk.form.readPaper()
        }
    }
    Repeater {
        id: fields
        model: screen.kiosk.form.fields

        FormFieldItem {
            width: parent.width
            kiosk: screen.kiosk
            onRevealAsked: (item) => screen.reveal(item)
        }
    }
    Label {
        width: parent.width
        visible: screen.kiosk.form.source !== ""
        text: qsTr("Theo mẫu: %1").arg(screen.kiosk.form.source)
        kind: Label.Kind.Note
        color: Theme.colours.inkSoft
    }
}
