// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// The keys below the page while a field is open; nothing otherwise.
Rectangle {
    id: panel

    required property TypingViewModel typing

    readonly property bool digits: typing.mode === TypingViewModel.Digits || typing.mode === TypingViewModel.Date
    readonly property bool code: typing.mode === TypingViewModel.Code
    readonly property Item keys: digits ? numbers : code ? codes : letters

    visible: typing.active
    onVisibleChanged: {
        letters.signs = false
        codes.letters = false
    }
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
        visible: !panel.digits && !panel.code
        kind: panel.typing.mode === TypingViewModel.Email ? LetterKeyboard.Kind.Email
            : panel.typing.mode === TypingViewModel.Lines ? LetterKeyboard.Kind.Lines : LetterKeyboard.Kind.Text
        shift: panel.typing.capitals !== TypingViewModel.Off
        locked: panel.typing.capitals === TypingViewModel.Locked
        onTyped: (character) => panel.typing.type(character)
        onTone: (tone) => panel.typing.tone(tone)
        onErased: panel.typing.backspace()
        onCleared: panel.typing.clear()
        onShifted: panel.typing.shift()
        onDone: panel.typing.close()
    }
    NumberPad {
        id: numbers
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.small }
        visible: panel.digits
        onTyped: (character) => panel.typing.type(character)
        onErased: panel.typing.backspace()
        onCleared: panel.typing.clear()
        onDone: panel.typing.close()
    }
    CodePad {
        id: codes
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.small }
        visible: panel.code
        onTyped: (character) => panel.typing.type(character)
        onErased: panel.typing.backspace()
        onCleared: panel.typing.clear()
        onDone: panel.typing.close()
    }
}
