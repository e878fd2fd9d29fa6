// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// Paper in: what is safe, what each sheet looks like, and after any trouble which sheet to put back.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk
    readonly property ScanViewModel scan: kiosk.scan
    readonly property bool scanning: scan.phase === View.ScanPhase.Scanning
    readonly property bool stopped: scan.phase === View.ScanPhase.Stopped || (kiosk.fault.present && !scanning)
    readonly property bool nothingYet: scan.sheets.count === 0
    readonly property string savedText: scan.saved > 0 ? qsTr("Đã lưu an toàn %n tờ.", "", scan.saved) : ""

    heading: scanning ? (scan.glass ? qsTr("Đang quét trên mặt kính") : qsTr("Đang quét, xin để giấy tự chạy"))
           : stopped ? (scan.putBack > 0 ? qsTr("Xin đặt lại tờ %1").arg(scan.putBack) : qsTr("Máy quét đã dừng"))
           : nothingYet ? qsTr("Đặt giấy vào khay, mặt chữ hướng lên")
           : qsTr("Ông/bà xem lại các tờ đã quét")
    lead: scan.componentName + (scan.papers > 1 ? " · " + qsTr("giấy %1 trên %2").arg(scan.paper).arg(scan.papers) : "")
    canGoBack: kiosk.canGoBack && !scanning
    onBack: kiosk.back()

    // Ready: scan. After trouble: go on scanning. Else: enough paper. While scanning there is only the way to stop.
    primaryName: nothingYet && !stopped ? "scanStart" : stopped ? "scanMore" : "scanDone"
    primaryText: scanning ? "" : stopped ? (scan.saved > 0 ? qsTr("Quét tiếp") : qsTr("Quét lại"))
               : nothingYet ? qsTr("Quét") : qsTr("Đủ giấy rồi, tiếp tục")
    primarySymbol: primaryName === "scanDone" ? "right" : ""
    primaryEnabled: !kiosk.busy
    onPrimary: primaryName === "scanDone" ? kiosk.next() : scan.start(stopped && scan.glass)

    extras: [
        SecondaryButton {
            objectName: "scanStop"
            visible: screen.scanning
            width: screen.extraWidth
            height: screen.extraHeight > 0 ? screen.extraHeight : implicitHeight
            text: qsTr("Dừng quét")
            symbol: "stop"
            onClicked: screen.scan.stop()
        },
        SecondaryButton {
            objectName: "scanMore"
            visible: !screen.scanning && !screen.stopped && !screen.nothingYet
            enabled: !screen.kiosk.busy
            width: screen.extraWidth
            height: screen.extraHeight > 0 ? screen.extraHeight : implicitHeight
            text: qsTr("Quét thêm tờ")
            symbol: "plus"
            onClicked: screen.scan.start(false)
        },
        SecondaryButton {
            objectName: "scanGlass"
            visible: !screen.scanning
            enabled: !screen.kiosk.busy
            width: screen.extraWidth
            height: screen.extraHeight > 0 ? screen.extraHeight : implicitHeight
            text: screen.nothingYet ? qsTr("Thẻ hoặc giấy nhỏ: quét trên mặt kính") : qsTr("Dùng mặt kính")
            symbol: "glass"
            onClicked: screen.scan.start(true)
        },
        SecondaryButton {
            objectName: "scanDone"
            visible: screen.stopped && screen.scan.saved > 0
            enabled: !screen.kiosk.busy
            width: screen.extraWidth
            height: screen.extraHeight > 0 ? screen.extraHeight : implicitHeight
            text: qsTr("Đủ giấy rồi")
            symbol: "check"
            onClicked: screen.kiosk.next()
        }
    ]

    SafeBanner {
        width: parent.width
        visible: !screen.stopped && (screen.scanning || screen.scan.saved > 0)
        working: screen.scanning
        symbol: screen.scan.saved > 0 ? "shield" : "scan"
        text: screen.scanning
              ? (screen.savedText !== "" ? screen.savedText + " " : "") + qsTr("Đang quét tờ thứ %1.").arg(Math.max(screen.scan.sheets.count, screen.scan.saved + 1))
              : screen.savedText + " " + qsTr("Xin lấy lại giấy gốc.")
    }
    FaultPanel {
        width: parent.width
        visible: screen.kiosk.fault.present && !screen.scanning
        saved: screen.scan.saved > 0
               ? screen.savedText + " " + qsTr("Không phải quét lại.") : ""
        what: screen.kiosk.fault.what
        todo: screen.kiosk.fault.todo
        picture: screen.kiosk.fault.picture
        notice: screen.kiosk.fault.notice
    }
    Card {
        width: parent.width
        visible: screen.scan.canUndo
        padding: Theme.gap
        tone: Card.Tone.Tinted
        IconLine {
            width: parent.width
            symbol: "trash"
            text: qsTr("Đã bỏ một tờ.")
        }
        SecondaryButton {
            objectName: "scanUndo"
            width: parent.width
            text: qsTr("Lấy lại tờ vừa bỏ")
            symbol: "undo"
            enabled: !screen.kiosk.busy
            onClicked: screen.scan.undoRemove()
        }
    }
    Card {
        width: parent.width
        visible: screen.nothingYet && !screen.stopped && !screen.scanning
        spacing: Theme.gap
        Drawing {
            name: "tray"
            width: Math.min(parent.width, Theme.mm(200))
            anchors.horizontalCenter: parent.horizontalCenter
        }
    }
    Column {
        width: parent.width
        visible: screen.nothingYet && !screen.stopped && !screen.scanning
        spacing: Theme.gap
        IconLine {
            width: parent.width
            symbol: "check"
            iconColor: Theme.colours.ok
            text: qsTr("Gỡ ghim và kẹp, vuốt phẳng góc gấp, xếp thẳng mép.")
        }
        IconLine {
            width: parent.width
            symbol: "check"
            iconColor: Theme.colours.ok
            text: qsTr("Đặt cả xấp một lần cũng được, theo đúng thứ tự trang.")
        }
        IconLine {
            width: parent.width
            symbol: "shield"
            iconColor: Theme.colours.ok
            text: qsTr("Giấy gốc ra ngay ở khay bên dưới, kiosk không giữ giấy.")
        }
    }
    Grid {
        id: grid
        width: parent.width
        visible: !screen.nothingYet
        columns: Math.max(2, Math.floor((width + columnSpacing) / (Theme.mm(70) * Theme.textScale + columnSpacing)))
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap

        Repeater {
            model: screen.scan.sheets

            SheetCard {
                id: sheet
                required property int index
                required property var page
                required property int verdictKind
                required property var picture
                required property int turnDegrees
                objectName: "sheet_" + number
                width: (grid.width - (grid.columns - 1) * grid.columnSpacing) / grid.columns
                image: picture
                turn: turnDegrees
                removable: saved && !screen.scanning && !screen.kiosk.busy
                verdict: screen.verdictText(verdictKind)
                tone: screen.verdictTone(verdictKind)
                onRemoved: screen.scan.remove(page)
            }
        }
    }

    function verdictText(kind: int): string {
        switch (kind) {
        case View.Verdict.Feeding: return qsTr("Đang vào")
        case View.Verdict.Reading: return qsTr("Đã lưu, đang đọc")
        case View.Verdict.Straightened: return qsTr("Đã chỉnh thẳng")
        case View.Verdict.Blank: return qsTr("Trang trắng?")
        case View.Verdict.Blurred: return qsTr("Bị mờ, nên quét lại")
        case View.Verdict.Faint: return qsTr("Chữ nhạt, xin xem kỹ")
        case View.Verdict.Unread: return qsTr("Đã lưu dạng ảnh")
        case View.Verdict.Earlier: return qsTr("Đã lưu lần trước")
        default: return qsTr("Rõ nét")
        }
    }
    function verdictTone(kind: int): int {
        switch (kind) {
        case View.Verdict.Blank:
        case View.Verdict.Blurred:
        case View.Verdict.Faint: return Card.Tone.Attention
        case View.Verdict.Feeding:
        default: return Card.Tone.Safe
        }
    }
}
