// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme

// Letters with direct keys for ă â đ ê ô ơ ư and the five tones, which go onto the vowel just written. Where several
// lines are written one key begins the next; addresses of mail have their own signs and no hats.
Item {
    id: keyboard

    enum Kind { Text, Lines, Email }

    property int kind: LetterKeyboard.Kind.Text
    property bool shift: false
    property bool locked: false     // capitals until taken back
    property bool signs: false      // a rarer sign comes next, in place of hats and tones
    readonly property bool email: kind === LetterKeyboard.Kind.Email
    readonly property bool lines: kind === LetterKeyboard.Kind.Lines
    signal typed(character: string)
    signal tone(tone: int)
    signal erased()
    signal cleared()
    signal shifted()
    signal done()

    readonly property real between: Theme.mm(1.75)
    implicitHeight: rows.implicitHeight

    component LetterKey: KeyCap {
        required property string modelData
        property bool capital: false
        objectName: "key_" + modelData
        text: capital ? modelData.toUpperCase() : modelData
    }
    component ToneKey: KeyCap {
        required property int mark
        required property string spoken
        quiet: true
        Accessible.name: spoken
    }

    Column {
        id: rows
        width: Math.min(parent.width, Theme.mm(330))
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: keyboard.between
        readonly property real tenth: (width - 9 * keyboard.between) / 10
        readonly property real eleventh: (width - 10 * keyboard.between) / 11

        Row {
            visible: keyboard.signs && !keyboard.email
            spacing: keyboard.between
            Repeater {
                model: keyboard.email ? [] : ["&", "(", ")", "_", "+", ":", ";", "\"", "'", "%", "@"]
                LetterKey {
                    width: rows.eleventh
                    onClicked: {
                        keyboard.signs = false
                        keyboard.typed(modelData)
                    }
                }
            }
        }
        Row {
            visible: !keyboard.signs && !keyboard.email
            spacing: keyboard.between
            Repeater {
                model: ["ă", "â", "ê", "ô", "ơ", "ư"]
                LetterKey {
                    capital: keyboard.shift
                    width: rows.eleventh
                    onClicked: keyboard.typed(modelData)
                }
            }
            ToneKey { objectName: "key_sac"; text: "á"; mark: 1; spoken: qsTr("dấu sắc"); width: rows.eleventh; onClicked: keyboard.tone(mark) }
            ToneKey { objectName: "key_huyen"; text: "à"; mark: 2; spoken: qsTr("dấu huyền"); width: rows.eleventh; onClicked: keyboard.tone(mark) }
            ToneKey { objectName: "key_hoi"; text: "ả"; mark: 3; spoken: qsTr("dấu hỏi"); width: rows.eleventh; onClicked: keyboard.tone(mark) }
            ToneKey { objectName: "key_nga"; text: "ã"; mark: 4; spoken: qsTr("dấu ngã"); width: rows.eleventh; onClicked: keyboard.tone(mark) }
            ToneKey { objectName: "key_nang"; text: "ạ"; mark: 5; spoken: qsTr("dấu nặng"); width: rows.eleventh; onClicked: keyboard.tone(mark) }
        }
        Row {
            spacing: keyboard.between
            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
                LetterKey {
                    capital: keyboard.shift
                    width: rows.tenth
                    onClicked: keyboard.typed(modelData)
                }
            }
        }
        Row {
            spacing: keyboard.between
            Repeater {
                model: ["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"]
                LetterKey {
                    capital: keyboard.shift
                    width: rows.tenth
                    onClicked: keyboard.typed(modelData)
                }
            }
        }
        Row {
            spacing: keyboard.between
            Repeater {
                model: ["a", "s", "d", "f", "g", "h", "j", "k", "l", "đ"]
                LetterKey {
                    capital: keyboard.shift
                    width: rows.tenth
                    onClicked: keyboard.typed(modelData)
                }
            }
        }
        Row {
            spacing: keyboard.between
            anchors.horizontalCenter: parent.horizontalCenter
            KeyCap {
                objectName: "key_shift"
                symbol: keyboard.locked ? "shift-lock" : "shift"
                quiet: !keyboard.shift
                strong: keyboard.shift
                text: keyboard.locked ? qsTr("đang viết hoa tất cả") : qsTr("chữ hoa")
                width: rows.tenth * 1.5
                onClicked: keyboard.shifted()
            }
            Repeater {
                model: ["z", "x", "c", "v", "b", "n", "m"]
                LetterKey {
                    capital: keyboard.shift
                    width: rows.tenth
                    onClicked: keyboard.typed(modelData)
                }
            }
            KeyCap {
                objectName: "key_backspace"
                symbol: "backspace"
                quiet: true
                text: qsTr("xóa một chữ")
                width: rows.tenth * 1.5
                onClicked: keyboard.erased()
            }
        }
        Row {
            id: last
            spacing: keyboard.between
            readonly property list<string> marks: keyboard.email ? ["@", ".", "-", "_", "+"] : [",", ".", "-", "/"]
            // Addresses have no spaces, so their signs get the room.
            readonly property real mark: keyboard.email ? (rows.width - clearKey.width - doneKey.width - 2 * keyboard.between) / marks.length - keyboard.between
                                                        : rows.tenth * 0.86
            readonly property real others: {
                let sum = marks.length * (mark + keyboard.between) + doneKey.width + keyboard.between
                for (const key of [signsKey, lineKey, clearKey])
                    sum += key.visible ? key.width + keyboard.between : 0
                return sum
            }

            KeyCap {
                id: signsKey
                objectName: "key_signs"
                visible: !keyboard.email
                text: keyboard.signs ? "ă á" : "& ( )"
                quiet: true
                width: rows.tenth * 1.2
                Accessible.name: keyboard.signs ? qsTr("chữ có dấu") : qsTr("ký hiệu khác")
                onClicked: keyboard.signs = !keyboard.signs
            }
            Repeater {
                model: last.marks
                LetterKey {
                    width: last.mark
                    onClicked: keyboard.typed(modelData)
                }
            }
            KeyCap {
                objectName: "key_space"
                text: qsTr("dấu cách")
                visible: !keyboard.email
                width: rows.width - last.others
                onClicked: keyboard.typed(" ")
            }
            KeyCap {
                id: lineKey
                objectName: "key_line"
                visible: keyboard.lines
                symbol: "new-line"
                text: qsTr("xuống dòng")
                quiet: true
                width: rows.tenth * 1.2
                onClicked: keyboard.typed("\n")
            }
            KeyCap {
                id: clearKey
                objectName: "key_clear"
                visible: !keyboard.lines
                text: qsTr("Xóa hết")
                quiet: true
                width: rows.tenth * 1.5
                onClicked: keyboard.cleared()
            }
            KeyCap {
                id: doneKey
                objectName: "key_done"
                text: qsTr("Xong")
                strong: true
                width: rows.tenth * 1.8
                onClicked: keyboard.done()
            }
        }
    }
}
