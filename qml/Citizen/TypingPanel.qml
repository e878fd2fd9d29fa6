// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// The keys below the page while a field is open; nothing otherwise.
Rectangle {
    id: panel

    required property TypingViewModel typing

    readonly property Item keys: typing.digits ? numbers : letters

    visible: typing.active
    implicitHeight: visible ? keys.implicitHeight + 2 * Theme.small : 0
    color: Theme.palette === Theme.Palette.Standard ? Theme.colours.idle : Theme.colours.surface

    Rectangle {
        width: parent.width
        height: Theme.hair
        color: Theme.colours.line
    }
    LetterKeyboard {
        id: letters
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.small }
        visible: !panel.typing.digits
        shift: panel.typing.shift
        onTyped: (character) => panel.typing.type(character)
        onTone: (tone) => panel.typing.tone(tone)
        onErased: panel.typing.backspace()
        onCleared: panel.typing.clear()
        onShifted: panel.typing.toggleShift()
        onDone: panel.typing.close()
    }
    NumberPad {
        id: numbers
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.small }
        visible: panel.typing.digits
        onTyped: (character) => panel.typing.type(character)
        onErased: panel.typing.backspace()
        onCleared: panel.typing.clear()
        onDone: panel.typing.close()
    }
}
