// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// A moving drawing of this machine: three seconds, looped, still where motion is turned off.
Item {
    id: drawing

    property string name   // card, tray, jam, cover or scanner
    readonly property bool known: name === "card" || name === "tray" || name === "jam" || name === "cover" || name === "scanner"
    property real time: 0.62   // 0 to 1 within the loop; where it stands still

    implicitHeight: Math.round(width * grid.height / grid.width)
    Accessible.role: Accessible.Graphic
    Accessible.name: name === "card" ? qsTr("Hình vẽ: thẻ úp mặt có mã QR xuống mặt kính")
                   : name === "jam" ? qsTr("Hình vẽ: mở nắp, rút nhẹ tờ giấy kẹt")
                   : name === "cover" ? qsTr("Hình vẽ: đóng nắp máy quét")
                   : qsTr("Hình vẽ: đặt giấy vào khay, mặt chữ hướng lên")

    NumberAnimation {
        target: drawing
        property: "time"
        running: drawing.visible && Theme.motion
        from: 0
        to: 1
        duration: Theme.loop
        loops: Animation.Infinite
    }
    GridDrawing {
        id: grid
        scale: drawing.width / width
        transformOrigin: Item.TopLeft

        CardDrawing {
            visible: drawing.name === "card"
            time: visible ? drawing.time : 0
        }
        TrayDrawing {
            visible: drawing.name === "tray" || drawing.name === "scanner"
            time: visible ? drawing.time : 0
        }
        JamDrawing {
            visible: drawing.name === "jam"
            time: visible ? drawing.time : 0
        }
        CoverDrawing {
            visible: drawing.name === "cover"
            time: visible ? drawing.time : 0
        }
    }
}
