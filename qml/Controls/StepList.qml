// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls

// Steps one below the other: those behind one ticked, the present one large.
Column {
    id: list

    required property list<string> steps
    required property int current        // index; past the last one: all are done
    property bool halted: false          // the present one goes on only when something is done about it

    spacing: Theme.gap

    Repeater {
        model: list.steps

        Item {
            id: row
            required property int index
            required property string modelData
            readonly property bool past: index < list.current
            readonly property bool now: index === list.current
            readonly property color ink: past ? Theme.colours.ok : !now ? Theme.colours.inkSoft
                                       : list.halted ? Theme.colours.attention : Theme.colours.ink
            width: list.width
            height: Math.max(dot.height, word.implicitHeight)

            Rectangle {
                id: dot
                width: Theme.mm(16)
                height: width
                radius: width / 2
                anchors.verticalCenter: parent.verticalCenter
                color: row.past ? Theme.colours.okTint : !row.now ? "transparent"
                     : list.halted ? Theme.colours.attentionTint : Theme.colours.tint
                border {
                    width: Theme.hair
                    color: row.past ? Theme.colours.ok : !row.now ? Theme.colours.line
                         : list.halted ? Theme.colours.attention : Theme.colours.primary
                }
                Icon {
                    anchors.centerIn: parent
                    width: Theme.mm(9)
                    height: width
                    name: row.past ? "check" : row.now && list.halted ? "alert" : "clock"
                    color: row.past ? Theme.colours.ok : !row.now ? Theme.colours.edge
                         : list.halted ? Theme.colours.attention : Theme.colours.primary
                }
            }
            Label {
                id: word
                anchors { left: dot.right; leftMargin: Theme.gap; right: parent.right; verticalCenter: parent.verticalCenter }
                text: row.modelData
                kind: row.now ? Label.Kind.Heading : Label.Kind.Body
                font.pixelSize: Theme.rowSize
                color: row.ink
            }
        }
    }
}
