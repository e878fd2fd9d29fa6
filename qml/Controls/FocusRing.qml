// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// Drawn outside the shape it rings.
Rectangle {
    required property Item target
    required property real around   // radius of that shape

    anchors.fill: parent
    anchors.margins: -(Theme.focusGap + Theme.focusWidth)
    radius: around + Theme.focusGap + Theme.focusWidth
    color: "transparent"
    border { width: Theme.focusWidth; color: Theme.colours.focus }
    visible: target.activeFocus && target.enabled
    z: 1
}
