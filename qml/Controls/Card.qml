// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// A surface that holds what belongs together; grows with its content.
Rectangle {
    id: card

    enum Tone { Plain, Safe, Attention, Harm, Tinted }

    property int tone: Card.Tone.Plain
    property real spacing: Theme.small
    property real padding: Theme.padding
    default property alias content: column.data
    readonly property color ink: tone === Card.Tone.Safe ? Theme.colours.ok
        : tone === Card.Tone.Attention ? Theme.colours.attention
        : tone === Card.Tone.Harm ? Theme.colours.danger : Theme.colours.ink

    implicitHeight: column.implicitHeight + 2 * padding
    radius: Theme.radius
    color: tone === Card.Tone.Safe ? Theme.colours.okTint
         : tone === Card.Tone.Attention ? Theme.colours.attentionTint
         : tone === Card.Tone.Harm ? Theme.colours.dangerTint
         : tone === Card.Tone.Tinted ? Theme.colours.tint : Theme.colours.surface
    border.width: tone === Card.Tone.Plain || Theme.palette === Theme.Palette.HighContrast ? Theme.hair : 0
    border.color: Theme.colours.line

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: card.padding }
        spacing: card.spacing
    }
}
