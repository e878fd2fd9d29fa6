// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// The card on the glass, then the greeting, then perhaps the question about earlier drafts.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property bool waiting: kiosk.card.phase === View.CardPhase.Waiting
    readonly property bool reading: kiosk.card.phase === View.CardPhase.Reading
    readonly property bool read: kiosk.card.phase === View.CardPhase.Read
    readonly property int draftCount: kiosk.card.drafts.count
    readonly property bool asksAboutDraft: read && draftCount > 0
    property bool sureToStartAnew: false

    heading: waiting ? qsTr("Đặt thẻ Căn cước lên mặt kính")
           : reading ? qsTr("Đang đọc thẻ")
           : asksAboutDraft ? qsTr("Chào ông/bà %1. Ông/bà có hồ sơ đang làm dở").arg(kiosk.card.name)
           : qsTr("Chào ông/bà %1").arg(kiosk.card.name)
    lead: waiting ? qsTr("Úp mặt có mã QR xuống, đặt sát góc được đánh dấu, rồi bấm Đọc thẻ.")
        : reading ? qsTr("Xin để yên thẻ trên mặt kính trong giây lát.") : ""
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()
    primaryName: waiting || reading ? "cardRead" : "primaryButton"
    primaryText: waiting ? (kiosk.fault.present ? qsTr("Đọc lại") : qsTr("Đọc thẻ"))
               : reading ? qsTr("Đang đọc") : asksAboutDraft ? "" : qsTr("Tiếp tục")
    primarySymbol: read ? "right" : ""
    primaryEnabled: !reading && !kiosk.busy
    onPrimary: read ? kiosk.next() : kiosk.card.read()

    FaultPanel {
        width: parent.width
        visible: screen.kiosk.fault.present
        what: screen.kiosk.fault.what
        todo: screen.kiosk.fault.todo
        picture: screen.kiosk.fault.picture
        notice: screen.kiosk.fault.notice
    }
    Card {
        width: parent.width
        visible: (screen.waiting || screen.reading) && !screen.kiosk.fault.present
        padding: Theme.gap
        spacing: Theme.gap

        Drawing {
            name: "card"
            width: Math.min(parent.width, Theme.mm(220))
            anchors.horizontalCenter: parent.horizontalCenter
        }
        ProgressLine {
            width: parent.width
            visible: screen.reading
        }
    }
    Column {
        width: parent.width
        visible: screen.waiting && !screen.kiosk.fault.present
        spacing: Theme.gap

        IconLine {
            width: parent.width
            symbol: "card"
            iconColor: Theme.colours.primary
            text: qsTr("Thẻ Căn cước mới có mã QR ở mặt sau. Thẻ Căn cước công dân gắn chip có mã QR ở mặt trước.")
        }
        IconLine {
            width: parent.width
            symbol: "shield"
            iconColor: Theme.colours.ok
            text: qsTr("Kiosk chỉ đọc mã QR và không giữ lại ảnh thẻ.")
        }
    }
    ChoiceRow {
        objectName: "cardSignIn"
        width: parent.width
        visible: screen.waiting
        symbol: "phone"
        text: qsTr("Không mang thẻ: đăng nhập VNeID")
        note: qsTr("Trên điện thoại của ông/bà. Khi đó giấy tờ đã nộp lần trước không phải nộp lại.")
        enabled: !screen.kiosk.busy
        onClicked: screen.kiosk.card.signIn()
    }
    Card {
        width: parent.width
        visible: screen.read
        Label {
            width: parent.width
            text: qsTr("Số định danh cá nhân")
            color: Theme.colours.inkSoft
        }
        IconLine {
            width: parent.width
            symbol: "person"
            iconColor: Theme.colours.primary
            kind: Label.Kind.Heading
            text: screen.kiosk.card.maskedNumber
        }
        Label {
            width: parent.width
            text: qsTr("Số được che bớt để người đứng gần không đọc được. Không đúng tên ông/bà thì bấm Quay lại.")
            kind: Label.Kind.Note
            color: Theme.colours.inkSoft
        }
    }
    SafeBanner {
        width: parent.width
        visible: screen.read && !screen.asksAboutDraft
        symbol: "check-circle"
        text: screen.kiosk.card.signedIn ? qsTr("Đã đăng nhập bằng VNeID.") : qsTr("Đã đọc xong. Xin lấy lại thẻ.")
    }
    Column {
        id: drafts
        width: parent.width
        visible: screen.asksAboutDraft
        spacing: Theme.gap

        Repeater {
            model: screen.kiosk.card.drafts

            ChoiceRow {
                required property int index
                required property string procedure
                required property string caseName
                required property int pages
                required property string day
                objectName: index === 0 ? "draftResume" : "draftResume_" + index
                width: drafts.width
                symbol: "paper"
                text: qsTr("Tiếp tục hồ sơ đang làm dở")
                note: procedure + (caseName !== "" ? " · " + caseName : "")
                detail: (pages > 0 ? qsTr("Đã lưu an toàn %n trang", "", pages) : qsTr("Đã cất an toàn phần đang làm"))
                        + (day !== "" ? qsTr(" · bắt đầu %1").arg(day) : "")
                enabled: !screen.kiosk.busy
                onClicked: screen.kiosk.card.resumeDraft(index)
            }
        }
        ChoiceRow {
            objectName: "draftAnew"
            width: parent.width
            symbol: "plus"
            text: qsTr("Làm hồ sơ mới")
            note: screen.draftCount > 1 ? qsTr("Cả %1 hồ sơ đang làm dở sẽ bị xóa khỏi kiosk.").arg(screen.draftCount)
                                    : qsTr("Hồ sơ đang làm dở sẽ bị xóa khỏi kiosk.")
            enabled: !screen.kiosk.busy
            onClicked: screen.sureToStartAnew = true
        }
        Card {
            width: parent.width
            visible: screen.sureToStartAnew
            tone: Card.Tone.Attention
            spacing: Theme.gap
            Label {
                width: parent.width
                text: screen.kiosk.card.draftPages > 0 ? qsTr("Xóa hẳn %n trang đã lưu của hồ sơ cũ?", "", screen.kiosk.card.draftPages)
                                                       : qsTr("Xóa hẳn hồ sơ cũ?")
                kind: Label.Kind.Heading
                color: Theme.colours.attention
            }
            SecondaryButton {
                objectName: "draftKeep"
                width: parent.width
                text: qsTr("Không, giữ lại hồ sơ cũ")
                onClicked: screen.sureToStartAnew = false
            }
            SecondaryButton {
                objectName: "draftAnewConfirm"
                width: parent.width
                text: qsTr("Xóa hồ sơ cũ và làm mới")
                symbol: "trash"
                enabled: !screen.kiosk.busy
                onClicked: screen.kiosk.card.startAnew()
            }
        }
    }
}
