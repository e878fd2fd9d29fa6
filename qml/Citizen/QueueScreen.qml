// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// A number in the hall's queue: what it is for, then the number itself, as large as it can be.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property QueueViewModel queue: kiosk.queue
    readonly property bool taken: queue.number !== ""
    readonly property bool nothing: queue.known && queue.services.count === 0

    heading: taken ? qsTr("Số thứ tự của ông/bà") : kiosk.fault.present || nothing ? qsTr("Chưa lấy được số thứ tự")
           : qsTr("Ông/bà cần gặp cán bộ về việc gì?")
    lead: taken || nothing || kiosk.fault.present ? "" : qsTr("Chạm vào một việc để lấy số. Không cần thẻ Căn cước.")
    canGoBack: kiosk.canGoBack && !taken
    onBack: kiosk.back()
    primaryName: taken ? "queueDone" : "primaryButton"
    primaryText: taken ? qsTr("Xong") : nothing || (kiosk.fault.present && !queue.known) ? qsTr("Thử lại") : ""
    primaryEnabled: !kiosk.busy
    onPrimary: {
        if (taken)
            kiosk.end()
        else
            kiosk.next()
    }

    FaultPanel {
        width: parent.width
        visible: screen.kiosk.fault.present
        what: screen.kiosk.fault.what
        todo: screen.kiosk.fault.todo
        notice: screen.kiosk.fault.notice
    }
    Card {
        width: parent.width
        visible: screen.queue.asking
        Label {
            width: parent.width
            text: qsTr("Kiosk đang hỏi hệ thống trung tâm.")
        }
        ProgressLine {
            width: parent.width
        }
    }
    IconLine {
        width: parent.width
        visible: screen.nothing && !screen.queue.asking
        symbol: "counter"
        iconColor: Theme.colours.primary
        text: qsTr("Lúc này không có quầy nào phát số. Xin mời ông/bà tới quầy, cán bộ sẽ sắp xếp.")
    }
    Column {
        width: parent.width
        visible: !screen.taken
        spacing: Theme.small

        Repeater {
            model: screen.queue.services
            ChoiceRow {
                required property string itemId
                required property string name
                required property int waiting
                objectName: "service_" + itemId
                width: parent.width
                text: name
                note: waiting === 0 ? qsTr("Không có ai đang chờ") : qsTr("%n người đang chờ", "", waiting)
                enabled: !screen.kiosk.busy
                onClicked: screen.queue.take(itemId)
            }
        }
    }
    Card {
        width: parent.width
        visible: screen.taken
        spacing: Theme.gap

        Label {
            objectName: "queueNumber"
            width: parent.width
            text: screen.queue.number
            kind: Label.Kind.Greeting
            font.pixelSize: Math.round(Theme.greetingSize * 1.6)
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap   // it is called out as one
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.titleSize
        }
        Label {
            width: parent.width
            text: screen.queue.service
            kind: Label.Kind.Heading
            horizontalAlignment: Text.AlignHCenter
        }
        IconLine {
            width: parent.width
            symbol: "person"
            iconColor: Theme.colours.primary
            text: screen.queue.ahead === 0 ? qsTr("Không có ai chờ trước ông/bà.")
                                           : qsTr("Có %n người chờ trước ông/bà.", "", screen.queue.ahead)
        }
        IconLine {
            width: parent.width
            symbol: "counter"
            iconColor: Theme.colours.primary
            text: screen.queue.counter !== "" ? qsTr("Mời tới: %1").arg(screen.queue.counter)
                                              : qsTr("Xin nghe gọi số và nhìn bảng để biết tới quầy nào.")
        }
        Label {
            width: parent.width
            text: qsTr("Lấy số lúc %1").arg(screen.queue.issuedAt)
            kind: Label.Kind.Note
            color: Theme.colours.inkSoft
        }
    }
    SafeBanner {
        width: parent.width
        visible: screen.taken && screen.queue.printed
        symbol: "printer"
        text: qsTr("Số đã in xong. Xin nhận ở khe bên dưới.")
    }
    IconLine {
        width: parent.width
        visible: screen.taken && !screen.queue.printed
        symbol: "info"
        iconColor: Theme.colours.primary
        text: qsTr("Xin nhớ số này: kiosk chưa in được.")
    }
}
