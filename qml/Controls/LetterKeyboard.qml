// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// Letters with direct keys for ă â đ ê ô ơ ư and the five tones, which go onto the vowel just written.
Item {
    id: keyboard

    property bool shift: false
    signal typed(character: string)
    signal tone(tone: int)
    signal erased()
    signal cleared()
    signal shifted()
    signal done()

    readonly property real between: Theme.mm(1.75)
    implicitHeight: rows.implicitHeight

    component KeyRow: Row {
        id: keyRow
        property list<string> keys
        property real keyWidth: (rows.width - 9 * keyboard.between) / 10
        spacing: keyboard.between
        anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
        Repeater {
            model: keyRow.keys
            KeyCap {
                required property string modelData
                objectName: "key_" + modelData
                text: keyboard.shift ? modelData.toUpperCase() : modelData
                width: keyRow.keyWidth
                onClicked: keyboard.typed(modelData)
            }
        }
    }
    component ToneKey: KeyCap {
        required property int mark
        required property string spoken
        quiet: true
        width: (rows.width - 10 * keyboard.between) / 11
        Accessible.name: spoken
        onClicked: keyboard.tone(mark)
    }

    Column {
        id: rows
        width: Math.min(parent.width, Theme.mm(330))
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: keyboard.between

        Row {
            spacing: keyboard.between
            Repeater {
                model: ["ă", "â", "ê", "ô", "ơ", "ư"]
                KeyCap {
                    required property string modelData
                    objectName: "key_" + modelData
                    text: keyboard.shift ? modelData.toUpperCase() : modelData
                    width: (rows.width - 10 * keyboard.between) / 11
                    onClicked: keyboard.typed(modelData)
                }
            }
            ToneKey { objectName: "key_sac"; text: "á"; mark: 1; spoken: qsTr("dấu sắc") }
            ToneKey { objectName: "key_huyen"; text: "à"; mark: 2; spoken: qsTr("dấu huyền") }
            ToneKey { objectName: "key_hoi"; text: "ả"; mark: 3; spoken: qsTr("dấu hỏi") }
            ToneKey { objectName: "key_nga"; text: "ã"; mark: 4; spoken: qsTr("dấu ngã") }
            ToneKey { objectName: "key_nang"; text: "ạ"; mark: 5; spoken: qsTr("dấu nặng") }
        }
        KeyRow { keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"] }
        KeyRow { keys: ["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"] }
        KeyRow { keys: ["a", "s", "d", "f", "g", "h", "j", "k", "l", "đ"] }
        Row {
            spacing: keyboard.between
            anchors.horizontalCenter: parent.horizontalCenter
            KeyCap {
                objectName: "key_shift"
                symbol: "shift"
                quiet: !keyboard.shift
                strong: keyboard.shift
                text: qsTr("chữ hoa")
                width: (rows.width - 9 * keyboard.between) / 10 * 1.5
                onClicked: keyboard.shifted()
            }
            Repeater {
                model: ["z", "x", "c", "v", "b", "n", "m"]
                KeyCap {
                    required property string modelData
                    objectName: "key_" + modelData
                    text: keyboard.shift ? modelData.toUpperCase() : modelData
                    width: (rows.width - 9 * keyboard.between) / 10
                    onClicked: keyboard.typed(modelData)
                }
            }
            KeyCap {
                objectName: "key_backspace"
                symbol: "backspace"
                quiet: true
                text: qsTr("xóa một chữ")
                width: (rows.width - 9 * keyboard.between) / 10 * 1.5
                onClicked: keyboard.erased()
            }
        }
        Row {
            id: last
            spacing: keyboard.between
            readonly property real one: (rows.width - 9 * keyboard.between) / 10
            Repeater {
                model: [",", ".", "-", "/", "@"]
                KeyCap {
                    required property string modelData
                    objectName: "key_" + modelData
                    text: modelData
                    width: last.one * 0.86
                    onClicked: keyboard.typed(modelData)
                }
            }
            KeyCap {
                objectName: "key_space"
                text: qsTr("dấu cách")
                width: rows.width - 5 * last.one * 0.86 - clearKey.width - doneKey.width - 7 * keyboard.between
                onClicked: keyboard.typed(" ")
            }
            KeyCap {
                id: clearKey
                objectName: "key_clear"
                text: qsTr("Xóa hết")
                quiet: true
                width: last.one * 1.5
                onClicked: keyboard.cleared()
            }
            KeyCap {
                id: doneKey
                objectName: "key_done"
                text: qsTr("Xong")
                strong: true
                width: last.one * 1.8
                onClicked: keyboard.done()
            }
        }
    }
}
