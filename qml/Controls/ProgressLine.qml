// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// `value` from 0 to 1; below 0: something is under way and nobody knows how long it takes.
Item {
    id: line

    property real value: -1
    property color color: Theme.colours.primary
    property real phase: 0.35

    implicitHeight: Theme.tiny
    Accessible.role: Accessible.ProgressBar
    Accessible.name: value >= 0 ? Math.round(value * 100) + " %" : qsTr("Đang làm")

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: Theme.colours.surface
        border { width: Theme.palette === Theme.Palette.HighContrast ? 1 : 0; color: Theme.colours.line }
    }
    Rectangle {
        height: parent.height
        radius: height / 2
        color: line.color
        width: line.value >= 0 ? line.width * Math.min(1, line.value) : line.width * 0.3
        x: line.value >= 0 ? 0 : line.phase * (line.width - width)
    }
    SequentialAnimation {
        running: line.visible && line.value < 0 && Theme.motion
        loops: Animation.Infinite
        NumberAnimation { target: line; property: "phase"; from: 0; to: 1; duration: Theme.loop / 2; easing.type: Easing.InOutQuad }
        NumberAnimation { target: line; property: "phase"; from: 1; to: 0; duration: Theme.loop / 2; easing.type: Easing.InOutQuad }
    }
}
