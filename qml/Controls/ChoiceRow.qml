// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls

// One of several answers, as wide as the page. `chosen` shows a mark; rows that lead on show an arrow instead.
Pressable {
    id: control

    property string note
    property string detail          // a last, quieter line
    property string symbol
    property string chip
    property bool choosing: false   // a mark that stays, instead of an arrow that leads on
    property bool several: false    // ticked by itself, not one of a set: its mark is square
    property bool chosen: false

    radius: Theme.radius
    leftPadding: Theme.padding
    rightPadding: Theme.padding
    topPadding: Theme.gap
    bottomPadding: Theme.gap
    implicitHeight: Math.max(Theme.button, implicitContentHeight + topPadding + bottomPadding)
    Accessible.role: !choosing ? Accessible.Button : several ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.name: text
    Accessible.description: note
    Accessible.checked: chosen

    background: Rectangle {
        radius: control.radius
        color: control.down || control.chosen ? Theme.colours.tint : Theme.colours.surface
        border.width: control.chosen ? Theme.bold : Theme.hair
        border.color: control.chosen ? Theme.colours.primary : control.choosing ? Theme.colours.edge : Theme.colours.line
    }

    contentItem: Item {
        implicitHeight: texts.implicitHeight

        Icon {
            id: lead
            visible: control.symbol !== ""
            name: control.symbol
            color: Theme.colours.primary
            width: visible ? Theme.largeIcon : 0
            height: width
            anchors.verticalCenter: parent.verticalCenter
        }
        Column {
            id: texts
            anchors {
                left: lead.right
                leftMargin: lead.visible ? Theme.gap : 0
                right: mark.left
                rightMargin: Theme.small
                verticalCenter: parent.verticalCenter
            }
            spacing: Theme.tiny

            Label {
                width: parent.width
                text: control.text
                kind: Label.Kind.Heading
                font.pixelSize: control.choosing ? Theme.bodySize : Theme.headingSize
                Accessible.ignored: true
            }
            Label {
                width: parent.width
                visible: text !== ""
                text: control.note
                kind: Label.Kind.Note
                color: Theme.colours.inkSoft
                Accessible.ignored: true
            }
            Label {
                width: parent.width
                visible: text !== ""
                text: control.detail
                kind: Label.Kind.Note
                color: Theme.colours.inkSoft
                Accessible.ignored: true
            }
            Chip {
                visible: text !== ""
                text: control.chip
                widest: texts.width
                width: implicitWidth
            }
        }
        Rectangle {
            id: mark
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            width: Theme.icon
            height: width
            radius: control.several ? Theme.smallRadius / 2 : width / 2
            color: control.choosing && control.chosen ? Theme.colours.primary : "transparent"
            border { width: control.choosing ? Theme.hair : 0; color: control.chosen ? Theme.colours.primary : Theme.colours.edge }

            Icon {
                visible: !control.choosing || control.chosen
                anchors.fill: parent
                anchors.margins: control.choosing ? parent.width * 0.2 : 0
                name: control.choosing ? "check" : "chevron"
                color: control.choosing ? Theme.colours.primaryInk : Theme.colours.primary
            }
        }
    }
}
