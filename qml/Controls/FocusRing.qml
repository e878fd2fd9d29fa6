// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates
import MotCua.Theme

// Drawn outside the shape it rings, for who moves by keys; a finger knows where it is.
Rectangle {
    objectName: "focusRing"
    required property Control target
    required property real around   // radius of that shape

    anchors.fill: parent
    anchors.margins: -(Theme.focusGap + Theme.focusWidth)
    radius: around + Theme.focusGap + Theme.focusWidth
    color: "transparent"
    border { width: Theme.focusWidth; color: Theme.colours.focus }
    visible: target.visualFocus && target.enabled
    z: 1
}
