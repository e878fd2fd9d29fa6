// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// Text in one of the hall's sizes; wraps, never cuts.
Text {
    id: label

    enum Kind { Note, Body, Strong, Button, Heading, Title, Greeting, Code }

    property int kind: Label.Kind.Body
    readonly property bool display: kind >= Label.Kind.Title

    color: Theme.colours.ink
    font.family: Theme.family
    font.pixelSize: kind === Label.Kind.Note ? Theme.noteSize
                  : kind === Label.Kind.Button ? Theme.buttonSize
                  : kind === Label.Kind.Heading ? Theme.headingSize
                  : kind === Label.Kind.Title ? Theme.titleSize
                  : kind === Label.Kind.Greeting ? Theme.greetingSize
                  : kind === Label.Kind.Code ? Theme.codeSize : Theme.bodySize
    font.weight: kind >= Label.Kind.Title ? Font.Bold
               : kind >= Label.Kind.Strong ? Font.DemiBold : Font.Medium
    lineHeight: display ? Theme.titleLineHeight : Theme.lineHeight
    // Qt puts a line's extra height below it; half of it belongs above, or the text stands too high in its place.
    topPadding: Math.round((lineHeight - 1) * font.pixelSize * 0.6)
    bottomPadding: -topPadding
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
