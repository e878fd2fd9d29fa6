// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme

// What dossier codes are written with: digits, point, dash and capitals. The letter of most of them is at hand, the others
// on a page of their own.
Item {
    id: pad

    property bool letters: false
    signal typed(character: string)
    signal erased()
    signal cleared()
    signal done()

    readonly property real between: Theme.small
    readonly property real tall: Theme.mm(26)
    implicitHeight: 4 * tall + 3 * between

    Row {
        id: rows
        visible: !pad.letters
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: pad.between
        readonly property real one: Math.min(Theme.mm(56), (pad.width - 3 * pad.between) / 4)

        Grid {
            columns: 3
            spacing: pad.between
            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "0", "-"]
                KeyCap {
                    required property string modelData
                    objectName: "key_" + modelData
                    text: modelData
                    Accessible.name: modelData === "." ? qsTr("dấu chấm") : modelData === "-" ? qsTr("dấu gạch ngang") : modelData
                    width: rows.one
                    height: pad.tall
                    onClicked: pad.typed(modelData)
                }
            }
        }
        Column {
            spacing: pad.between
            KeyCap {
                objectName: "key_G"
                text: "G"
                width: rows.one
                height: pad.tall
                onClicked: pad.typed("G")
            }
            KeyCap {
                objectName: "key_letters"
                text: qsTr("Chữ")
                quiet: true
                width: rows.one
                height: pad.tall
                onClicked: pad.letters = true
            }
            KeyCap {
                objectName: "key_backspace"
                symbol: "backspace"
                text: qsTr("xóa một ký tự")
                quiet: true
                width: rows.one
                height: pad.tall
                onClicked: pad.erased()
            }
            KeyCap {
                objectName: "key_done"
                text: qsTr("Xong")
                strong: true
                width: rows.one
                height: pad.tall
                onClicked: pad.done()
            }
        }
    }
    Grid {
        id: alphabet
        visible: pad.letters
        anchors.horizontalCenter: parent.horizontalCenter
        columns: 7
        spacing: pad.between
        readonly property real one: Math.min(Theme.mm(40), (pad.width - 6 * pad.between) / 7)

        Repeater {
            model: "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("")
            KeyCap {
                required property string modelData
                objectName: "letter_" + modelData
                text: modelData
                width: alphabet.one
                height: pad.tall
                onClicked: {
                    pad.typed(modelData)
                    pad.letters = false
                }
            }
        }
        KeyCap {
            objectName: "key_digits"
            text: qsTr("123")
            quiet: true
            width: alphabet.one
            height: pad.tall
            onClicked: pad.letters = false
        }
        KeyCap {
            objectName: "key_clear"
            symbol: "trash"
            text: qsTr("Xóa hết")
            quiet: true
            width: alphabet.one
            height: pad.tall
            onClicked: pad.cleared()
        }
    }
}
