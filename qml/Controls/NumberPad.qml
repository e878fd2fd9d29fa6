// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme

// Ten digits, as on a telephone.
Item {
    id: pad

    signal typed(character: string)
    signal erased()
    signal cleared()
    signal done()

    readonly property real between: Theme.small
    implicitHeight: rows.implicitHeight

    Row {
        id: rows
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: pad.between
        readonly property real one: Math.min(Theme.mm(56), (pad.width - 3 * pad.between) / 4)

        Grid {
            columns: 3
            spacing: pad.between
            Repeater {
                model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
                KeyCap {
                    required property string modelData
                    objectName: "key_" + modelData
                    text: modelData
                    width: rows.one
                    height: Theme.mm(26)
                    onClicked: pad.typed(modelData)
                }
            }
            KeyCap {
                objectName: "key_clear"
                text: qsTr("Xóa hết")
                quiet: true
                width: rows.one
                height: Theme.mm(26)
                onClicked: pad.cleared()
            }
            KeyCap {
                objectName: "key_0"
                text: "0"
                width: rows.one
                height: Theme.mm(26)
                onClicked: pad.typed("0")
            }
            KeyCap {
                objectName: "key_backspace"
                symbol: "backspace"
                text: qsTr("xóa một số")
                quiet: true
                width: rows.one
                height: Theme.mm(26)
                onClicked: pad.erased()
            }
        }
        KeyCap {
            objectName: "key_done"
            text: qsTr("Xong")
            strong: true
            width: rows.one
            height: parent.height
            onClicked: pad.done()
        }
    }
}
