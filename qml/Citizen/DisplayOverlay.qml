// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// Size of the letters and colours of the screen, for this session only.
Overlay {
    id: overlay

    required property KioskViewModel kiosk

    heading: qsTr("Chữ và màu trên màn hình")
    buttons: PrimaryButton {
        objectName: "displayClose"
        width: parent.width
        text: qsTr("Xong")
        onClicked: overlay.open = false
    }

    Label {
        width: parent.width
        text: qsTr("Cỡ chữ")
        kind: Label.Kind.Heading
    }
    Column {
        width: parent.width
        spacing: Theme.small
        Repeater {
            model: [qsTr("Vừa"), qsTr("Lớn"), qsTr("Rất lớn")]
            ChoiceRow {
                required property int index
                required property string modelData
                objectName: "textSize_" + index
                width: parent.width
                implicitHeight: Theme.choice
                text: modelData
                choosing: true
                chosen: overlay.kiosk.settings.textSize === index
                onClicked: overlay.kiosk.settings.chooseTextSize(index)
            }
        }
    }
    Label {
        width: parent.width
        text: qsTr("Màu")
        kind: Label.Kind.Heading
    }
    Column {
        width: parent.width
        spacing: Theme.small
        Repeater {
            model: [qsTr("Nền sáng"), qsTr("Tương phản cao"), qsTr("Nền tối")]
            ChoiceRow {
                required property int index
                required property string modelData
                objectName: "palette_" + index
                width: parent.width
                implicitHeight: Theme.choice
                text: modelData
                choosing: true
                chosen: overlay.kiosk.settings.palette === index
                onClicked: overlay.kiosk.settings.choosePalette(index)
            }
        }
    }
}
