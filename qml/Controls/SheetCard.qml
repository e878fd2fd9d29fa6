// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls

// One sheet as it looks in the hand, with its number and what can be said of it.
Column {
    id: sheet

    required property int number
    required property string verdict
    required property int tone        // Card.Tone
    required property bool saved
    property bool removable: false
    property var image
    property int turn: 0
    property bool doubtful: false     // offers to scan it anew
    property bool turnable: false     // offers to take the turn back, or to have it again
    property bool fed: false          // shown as it was fed
    signal removed()
    signal anew()
    signal turned()

    spacing: Theme.tiny

    Rectangle {
        width: parent.width
        height: Math.round(width * 1.36)
        radius: Theme.smallRadius
        color: Theme.colours.surface
        border.width: sheet.tone === Card.Tone.Attention ? Theme.bold : Theme.hair
        border.color: sheet.tone === Card.Tone.Attention ? Theme.colours.attention : Theme.colours.line

        Picture {
            id: picture
            anchors.fill: parent
            anchors.margins: Theme.tiny
            image: sheet.image
            turn: sheet.turn
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Ảnh tờ %1").arg(sheet.number)
        }
        Icon {
            visible: picture.empty
            anchors.centerIn: parent
            width: Theme.largeIcon
            height: width
            name: sheet.saved ? "shield" : "paper"
            color: Theme.colours.edge
        }
    }
    Item {
        width: parent.width
        implicitHeight: Math.max(Theme.target, name.implicitHeight)

        Label {
            id: name
            anchors { left: parent.left; right: bin.visible ? bin.left : parent.right; verticalCenter: parent.verticalCenter }
            text: qsTr("Tờ %1").arg(sheet.number)
            kind: Label.Kind.Strong
        }
        Pressable {
            id: bin
            objectName: "sheetRemove_" + sheet.number
            visible: sheet.removable
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            radius: Theme.smallRadius
            leftPadding: Theme.tiny
            rightPadding: Theme.tiny
            text: qsTr("Bỏ")
            Accessible.name: qsTr("Bỏ tờ %1").arg(sheet.number)
            onClicked: sheet.removed()
            background: Rectangle {
                radius: bin.radius
                color: bin.down ? Theme.colours.tint : "transparent"
            }
            contentItem: Item {
                implicitWidth: binRow.implicitWidth
                implicitHeight: binRow.implicitHeight
                Row {
                    id: binRow
                    anchors.centerIn: parent
                    spacing: Theme.tiny
                    Icon {
                        name: "trash"
                        color: Theme.colours.primary
                        width: Theme.smallIcon
                        height: width
                        anchors.verticalCenter: parent.verticalCenter
                    }
                    Label {
                        text: bin.text
                        kind: Label.Kind.Note
                        font.weight: Font.DemiBold
                        color: Theme.colours.primary
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    Chip {
        width: parent.width
        text: sheet.verdict
        tone: sheet.tone
    }
    QuietButton {
        objectName: "sheetAnew_" + sheet.number
        visible: sheet.doubtful
        width: parent.width
        text: qsTr("Quét lại")
        symbol: "scan"
        Accessible.name: qsTr("Quét lại tờ %1").arg(sheet.number)
        onClicked: sheet.anew()
    }
    QuietButton {
        objectName: "sheetTurn_" + sheet.number
        visible: sheet.turnable
        width: parent.width
        text: sheet.fed ? qsTr("Chỉnh lại") : qsTr("Bỏ chỉnh")
        symbol: "undo"
        Accessible.name: sheet.fed ? qsTr("Chỉnh lại tờ %1").arg(sheet.number) : qsTr("Bỏ chỉnh tờ %1").arg(sheet.number)
        onClicked: sheet.turned()
    }
}
