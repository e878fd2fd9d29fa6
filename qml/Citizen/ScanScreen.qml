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
    readonly property int trouble: scan.trouble
    readonly property bool stopped: trouble !== View.ScanTrouble.None
    readonly property bool needsStaff: trouble === View.ScanTrouble.ScannerNeedsStaff || trouble === View.ScanTrouble.KioskNeedsStaff
    readonly property bool nothingYet: scan.sheets.count === 0
    readonly property bool asks: scan.stray !== View.Stray.None && !scanning && !stopped
    readonly property bool sorting: scan.groups.count > 0 && !scanning && !stopped   // a stack, paper by paper
    readonly property string savedText: scan.saved > 0 ? qsTr("Đã lưu an toàn %n tờ.", "", scan.saved) : ""

    heading: scanning && scan.anew > 0 ? qsTr("Đang quét lại tờ %1").arg(scan.anew)
           : scanning ? (scan.glass ? qsTr("Đang quét trên mặt kính") : qsTr("Đang quét, xin để giấy tự chạy"))
           : stopped ? troubleText()
           : nothingYet ? (scan.stack ? qsTr("Đặt cả tập giấy vào khay, mặt chữ hướng lên") : qsTr("Đặt giấy vào khay, mặt chữ hướng lên"))
           : sorting ? (scan.unnamed > 0 ? qsTr("Còn %n giấy kiosk chưa rõ tên", "", scan.unnamed) : qsTr("Ông/bà xem kiosk chia giấy đúng chưa"))
           : scan.stack ? qsTr("Đã lưu, kiosk đang đọc để chia giấy")
           : qsTr("Ông/bà xem lại các tờ đã quét")
    // Where text is large and something is wrong, what to do needs the room.
    lead: (stopped && Theme.textScale > 1.4) || scan.stack ? "" : scan.componentName + (scan.papers > 1 ? " · " + qsTr("giấy %1 trên %2").arg(scan.paper).arg(scan.papers) : "")
    canGoBack: kiosk.canGoBack && !scanning && !needsStaff
    onBack: kiosk.back()

    // Ready: scan. After trouble: go on scanning, by the name that the texts of the faults give the button, or leave a
    // machine that only staff can mend. Else: enough paper. While scanning there is only the way to stop.
    primaryName: needsStaff ? "scanLeave" : nothingYet && !stopped ? "scanStart" : stopped ? "scanMore" : "scanDone"
    primaryText: scanning ? "" : needsStaff ? qsTr("Về danh sách giấy tờ")
               : stopped ? (trouble === View.ScanTrouble.TrayEmpty ? qsTr("Quét") : qsTr("Quét tiếp"))
               : nothingYet ? qsTr("Quét")
               : sorting ? (scan.unnamed > 0 ? qsTr("Xem giấy chưa rõ tên") : qsTr("Đúng rồi, tiếp tục")) : qsTr("Đủ giấy rồi, tiếp tục")
    primarySymbol: primaryName === "scanDone" ? (sorting && scan.unnamed > 0 ? "down" : "right") : ""
    primaryEnabled: !kiosk.busy && (primaryName !== "scanDone" || !scan.stack || sorting)
    onPrimary: {
        if (needsStaff)
            kiosk.back()
        else if (sorting && scan.unnamed > 0)
            reveal(stack.firstAsked())
        else if (primaryName === "scanDone")
            kiosk.next()
        else
            scan.start(stopped && scan.glass)
    }
    onStoppedChanged: {
        if (stopped)
            toTop()
    }

    SheetWords { id: words }

    aside: SafeBanner {   // a lying panel has its room at the side
        width: parent.width
        visible: screen.lying && screen.stopped && screen.savedText !== ""
        text: screen.savedText
    }
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
            visible: screen.needsStaff || (!screen.scanning && !screen.stopped && !screen.nothingYet)
            enabled: !screen.kiosk.busy
            width: screen.extraWidth
            height: screen.extraHeight > 0 ? screen.extraHeight : implicitHeight
            text: screen.needsStaff ? qsTr("Thử quét lại") : qsTr("Quét thêm tờ")
            symbol: screen.needsStaff ? "scan" : "plus"
            onClicked: screen.scan.start(screen.needsStaff && screen.scan.glass)
        },
        SecondaryButton {
            objectName: "scanGlass"
            visible: !screen.scanning && !(screen.stopped && screen.scan.glass)
            enabled: !screen.kiosk.busy
            width: screen.extraWidth
            height: screen.extraHeight > 0 ? screen.extraHeight : implicitHeight
            text: screen.nothingYet ? qsTr("Thẻ hoặc giấy nhỏ: quét trên mặt kính") : qsTr("Dùng mặt kính")
            symbol: "glass"
            onClicked: screen.scan.start(true)
        },
        SecondaryButton {   // the primary button tries the glass again
            objectName: "scanTray"
            visible: screen.stopped && screen.scan.glass
            enabled: !screen.kiosk.busy
            width: screen.extraWidth
            height: screen.extraHeight > 0 ? screen.extraHeight : implicitHeight
            text: qsTr("Dùng khay giấy")
            symbol: "scan"
            onClicked: screen.scan.start(false)
        },
        SecondaryButton {
            objectName: "scanDone"
            visible: screen.stopped && !screen.needsStaff && screen.scan.saved > 0 && !screen.scan.stack
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
              ? (screen.savedText !== "" ? screen.savedText + " " : "") + (screen.scan.anew > 0 ? qsTr("Đang quét lại tờ %1.").arg(screen.scan.anew)
                 : qsTr("Đang quét tờ thứ %1.").arg(Math.max(screen.scan.sheets.count, screen.scan.saved + 1)))
              : screen.savedText + " " + qsTr("Xin lấy lại giấy gốc.")
    }
    FaultPanel {
        width: parent.width
        visible: screen.kiosk.fault.present && !screen.scanning
        saved: screen.scan.saved > 0 && !screen.lying
               ? screen.savedText + " " + (screen.scan.anew > 0 ? qsTr("Ảnh cũ của tờ %1 được giữ đến khi có ảnh mới.").arg(screen.scan.anew)
                                                                : qsTr("Không phải quét lại.")) : ""
        what: screen.kiosk.fault.what
        todo: screen.trouble === View.ScanTrouble.Glass
              ? qsTr("Để giấy phẳng trên mặt kính rồi bấm Quét tiếp. Nếu vẫn không được, xin dùng khay giấy hoặc mời cán bộ.")
              : screen.trouble === View.ScanTrouble.ByPerson
              ? qsTr("Ông/bà lấy những tờ chưa lưu ra. Muốn quét nữa, xin đặt lại rồi bấm Quét tiếp.")
              : screen.kiosk.fault.todo
        picture: screen.troublePicture()
        notice: screen.kiosk.fault.notice
    }
    Card {
        width: parent.width
        visible: screen.asks
        padding: Theme.gap
        tone: Card.Tone.Attention
        Accessible.role: Accessible.AlertMessage
        Accessible.name: screen.strayText()
        IconLine {
            width: parent.width
            symbol: "paper"
            kind: Label.Kind.Strong
            color: Theme.colours.attention
            text: screen.strayText()
        }
        SecondaryButton {
            objectName: "scanSort"
            width: parent.width
            text: screen.scan.stray === View.Stray.Separator ? qsTr("Bỏ tờ ngăn cách") : qsTr("Đúng, chuyển sang giấy đó")
            symbol: screen.scan.stray === View.Stray.Separator ? "trash" : "right"
            enabled: !screen.kiosk.busy
            onClicked: screen.scan.sortStray()
        }
        SecondaryButton {
            objectName: "scanKeep"
            width: parent.width
            text: qsTr("Không, để ở đây")
            enabled: !screen.kiosk.busy
            onClicked: screen.scan.keepStray()
        }
    }
    Card {
        width: parent.width
        visible: screen.scan.sorted > 0 && !screen.scanning
        padding: Theme.gap
        tone: Card.Tone.Tinted
        IconLine {
            width: parent.width
            symbol: "check"
            text: qsTr("Đã chuyển %n tờ sang: %1", "", screen.scan.sorted).arg(screen.scan.sortedName)
        }
        SecondaryButton {
            objectName: "scanUndoSort"
            width: parent.width
            text: qsTr("Đưa trở lại đây")
            symbol: "undo"
            enabled: !screen.kiosk.busy
            onClicked: screen.scan.undoSort()
        }
    }
    Card {
        width: parent.width
        visible: screen.scan.removed > 0
        padding: Theme.gap
        tone: Card.Tone.Tinted
        IconLine {
            width: parent.width
            symbol: "trash"
            text: qsTr("Đã bỏ %n tờ.", "", screen.scan.removed)
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
            text: screen.scan.stack ? qsTr("Giấy nào trước cũng được, các trang của một giấy để liền nhau. Thẻ và ảnh để riêng, quét trên mặt kính.")
                                    : qsTr("Đặt cả xấp một lần cũng được, theo đúng thứ tự trang.")
        }
        IconLine {
            width: parent.width
            symbol: "shield"
            iconColor: Theme.colours.ok
            text: qsTr("Giấy gốc ra ngay ở khay bên dưới, kiosk không giữ giấy.")
        }
    }
    StackList {
        id: stack
        width: parent.width
        visible: screen.sorting
        scan: screen.scan
        busy: screen.kiosk.busy
        words: words
    }
    Grid {
        id: grid
        width: parent.width
        visible: !screen.nothingYet && !screen.sorting
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
                required property bool asFed
                required property bool straightened
                objectName: "sheet_" + number
                width: (grid.width - (grid.columns - 1) * grid.columnSpacing) / grid.columns
                image: picture
                turn: turnDegrees
                removable: saved && !screen.scanning && !screen.kiosk.busy
                verdict: words.textOf(verdictKind)
                tone: words.toneOf(verdictKind)
                onRemoved: screen.scan.remove(page)
                // Why it may be bad is on its chip; the old picture stays until the new one is safe.
                doubtful: removable && tone === Card.Tone.Attention
                onAnew: screen.scan.scanAnew(page)
                turnable: removable && straightened
                fed: asFed
                onTurned: screen.scan.setAsFed(page, !asFed)
            }
        }
    }

    function strayText(): string {
        switch (scan.stray) {
        case View.Stray.Separator: return qsTr("Tờ %1 có vẻ là tờ ngăn cách, không phải giấy tờ của hồ sơ.").arg(scan.straySheets)
        case View.Stray.Sure: return qsTr("Tờ %1 có vẻ là giấy khác: %2").arg(scan.straySheets).arg(scan.strayName)
        default: return qsTr("Tờ %1 có thể là giấy khác: %2").arg(scan.straySheets).arg(scan.strayName)
        }
    }
    // A sheet is asked for again only where one was under way.
    function troubleText(): string {
        switch (trouble) {
        case View.ScanTrouble.PutBack: return qsTr("Xin đặt lại tờ %1").arg(scan.putBack)
        case View.ScanTrouble.TrayEmpty: return scan.anew > 0 ? qsTr("Xin đặt tờ %1 vào khay").arg(scan.anew) : qsTr("Khay chưa có giấy")
        case View.ScanTrouble.ByPerson: return qsTr("Đã dừng quét")
        case View.ScanTrouble.Glass: return qsTr("Chưa quét được trên mặt kính")
        case View.ScanTrouble.ScannerNeedsStaff: return qsTr("Máy quét cần cán bộ xem")
        case View.ScanTrouble.KioskNeedsStaff: return qsTr("Kiosk cần cán bộ xem")
        default: return qsTr("Máy quét đã dừng")
        }
    }
    // Paper is drawn going in only where it shall go in.
    function troublePicture(): string {
        const picture = kiosk.fault.picture
        switch (trouble) {
        case View.ScanTrouble.PutBack:
        case View.ScanTrouble.TrayEmpty: return picture
        case View.ScanTrouble.Other: return picture === "scanner" ? "" : picture
        default: return ""
        }
    }
}
