// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls

// An answer of one's own: two equal buttons, none of them chosen beforehand.
Row {
    id: answer

    required property string baseName      // objectNames are baseName_yes and baseName_no
    required property string question      // read aloud with the answer
    property bool answered: false
    property bool agreed: false
    signal chosen(agreed: bool)

    spacing: Theme.small

    component Option: Pressable {
        id: option
        property bool on: false
        implicitHeight: Math.max(Theme.mm(26), implicitContentHeight + topPadding + bottomPadding)
        leftPadding: Theme.small
        rightPadding: Theme.small
        Accessible.role: Accessible.RadioButton
        required property string question
        Accessible.name: question + ": " + text
        Accessible.checked: on
        background: Rectangle {
            radius: option.radius
            color: option.on ? (option.down ? Theme.colours.primaryPressed : Theme.colours.primary)
                             : option.down ? Theme.colours.tint : Theme.colours.surface
            border { width: Theme.hair; color: option.on ? Theme.colours.primary : Theme.colours.edge }
        }
        contentItem: Item {
            implicitHeight: word.implicitHeight
            Row {
                id: optionRow
                anchors.centerIn: parent
                spacing: Theme.tiny
                Icon {
                    visible: option.on
                    name: "check"
                    color: Theme.colours.primaryInk
                    width: Theme.smallIcon
                    height: width
                    anchors.verticalCenter: parent.verticalCenter
                }
                Label {
                    id: word
                    text: option.text
                    kind: Label.Kind.Strong
                    color: option.on ? Theme.colours.primaryInk : Theme.colours.primary
                    width: Math.min(implicitWidth, option.availableWidth - (option.on ? Theme.smallIcon + optionRow.spacing : 0))
                    horizontalAlignment: Text.AlignHCenter
                    Accessible.ignored: true
                }
            }
        }
    }
    Option {
        width: (answer.width - answer.spacing) / 2
        question: answer.question
        objectName: answer.baseName + "_yes"
        text: qsTr("Đồng ý")
        on: answer.answered && answer.agreed
        onClicked: answer.chosen(true)
    }
    Option {
        width: (answer.width - answer.spacing) / 2
        question: answer.question
        objectName: answer.baseName + "_no"
        text: qsTr("Không đồng ý")
        on: answer.answered && !answer.agreed
        onClicked: answer.chosen(false)
    }
}
