// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import MotCua.Theme

// What every touchable thing shares: a press must begin and end inside, keys work, the focus ring shows, it has a name.
T.AbstractButton {
    id: control

    property real radius: Theme.buttonRadius

    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: Qt.TabFocus
    font.family: Theme.family
    font.pixelSize: Theme.buttonSize
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: control.clicked()

    FocusRing {
        target: control
        around: control.radius
    }
}
