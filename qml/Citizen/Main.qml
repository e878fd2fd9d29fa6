// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import MotCua.Theme
import MotCua.ViewModels

// The window: one screen at a time under the header, the keys below it when a field is open, at most one overlay above.
Window {
    id: window

    required property KioskViewModel kiosk

    title: qsTr("Một Cửa Kiosk")
    color: Theme.colours.paper

    Binding { target: Theme; property: "palette"; value: window.kiosk.settings.palette }
    Binding { target: Theme; property: "textScale"; value: [1, 1.25, 1.5][window.kiosk.settings.textSize] }
    Binding { target: Theme; property: "pxPerMm"; value: window.kiosk.pxPerMm }
    Binding { target: Theme; property: "motion"; value: window.kiosk.motion }

    Stage {
        anchors.fill: parent
        kiosk: window.kiosk
    }
}
