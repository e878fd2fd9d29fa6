// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls

// A short word on a state; not touchable.
Rectangle {
    id: chip

    property string text
    property string symbol
    property int tone: Card.Tone.Plain
    readonly property color ink: tone === Card.Tone.Safe ? Theme.colours.ok
        : tone === Card.Tone.Attention ? Theme.colours.attention
        : tone === Card.Tone.Harm ? Theme.colours.danger : Theme.colours.inkSoft

    property real widest: 100000

    implicitWidth: Math.min(widest, icon.visible ? label.implicitWidth + icon.width + Theme.small + 2 * Theme.small
                                                 : label.implicitWidth + 2 * Theme.small)
    implicitHeight: label.height + 2 * Theme.tiny
    radius: Theme.smallRadius
    color: tone === Card.Tone.Safe ? Theme.colours.okTint
         : tone === Card.Tone.Attention ? Theme.colours.attentionTint
         : tone === Card.Tone.Harm ? Theme.colours.dangerTint : Theme.colours.idle
    border { width: Theme.palette === Theme.Palette.HighContrast ? Theme.hair : 0; color: Theme.colours.line }

    Icon {
        id: icon
        visible: chip.symbol !== ""
        name: chip.symbol
        color: chip.ink
        width: Theme.smallIcon
        height: Theme.smallIcon
        anchors { left: parent.left; leftMargin: Theme.small; verticalCenter: parent.verticalCenter }
    }
    Label {
        id: label
        text: chip.text
        kind: Label.Kind.Note
        color: chip.ink
        horizontalAlignment: icon.visible ? Text.AlignLeft : Text.AlignHCenter
        anchors {
            left: icon.visible ? icon.right : parent.left
            right: parent.right
            leftMargin: icon.visible ? Theme.tiny : Theme.small
            rightMargin: Theme.small
            verticalCenter: parent.verticalCenter
        }
    }
}
