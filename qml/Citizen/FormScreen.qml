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

    heading: kiosk.form.title
    lead: kiosk.typing.active ? "" : qsTr("Chạm vào ô để điền. Mục đã có sẵn ông/bà chỉ cần xem lại.")
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    primaryText: kiosk.form.errors > 0 ? qsTr("Còn %n mục cần sửa", "", kiosk.form.errors) : qsTr("Xong, tiếp tục")
    primarySymbol: kiosk.form.errors > 0 ? "" : "right"
    primaryEnabled: !kiosk.busy
    onPrimary: {
        showFirstError()
        kiosk.next()
    }
    bare: kiosk.typing.active

    // Goes there when the form was not accepted; while errors are being mended the page stays where it is.
    function showFirstError() {
        if (kiosk.form.firstError >= 0)
            reveal(fields.itemAt(kiosk.form.firstError))
    }

    Connections {
        target: screen.kiosk.form
        property int known: 0
        function onChanged() {
            const errors = screen.kiosk.form.errors
            if (errors > known)
                screen.showFirstError()
            known = errors
        }
    }

    SafeBanner {
        width: parent.width
        visible: screen.kiosk.form.keptFromEarlier
        text: qsTr("Đơn này ông/bà đã điền lần trước và còn nguyên. Nội dung không hiện lại để giữ kín; bấm Xong để dùng, hoặc điền lại ở dưới.")
    }
    FaultPanel {
        width: parent.width
        visible: screen.kiosk.fault.present && screen.kiosk.form.errors === 0
        what: screen.kiosk.fault.what
        todo: screen.kiosk.fault.todo
        notice: screen.kiosk.fault.notice
    }
    Card {
        width: parent.width
        visible: screen.kiosk.form.errors > 0
        tone: Card.Tone.Attention
        padding: Theme.gap
        IconLine {
            width: parent.width
            symbol: "alert"
            color: Theme.colours.attention
            kind: Label.Kind.Strong
            text: qsTr("Còn %n mục cần điền hoặc sửa. Mỗi mục có lời nhắc ngay bên dưới.", "", screen.kiosk.form.errors)
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
