// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme
import MotCua.Controls
import MotCua.ViewModels

// Which case, in one plain question.
ScreenFrame {
    id: screen

    required property KioskViewModel kiosk

    heading: qsTr("Ông/bà thuộc trường hợp nào?")
    lead: kiosk.procedures.chosenName
    canGoBack: kiosk.canGoBack
    onBack: kiosk.back()

    FaultPanel {
        width: parent.width
        visible: screen.kiosk.fault.present
        what: screen.kiosk.fault.what
        todo: screen.kiosk.fault.todo
        notice: true
    }
    Column {
        width: parent.width
        spacing: Theme.small

        Repeater {
            model: screen.kiosk.procedures.cases

            ChoiceRow {
                required property string itemId
                required property string name
                required property string question
                objectName: "case_" + itemId
                width: parent.width
                text: question !== "" ? question : name
                note: question !== "" && question !== name ? name : ""
                enabled: !screen.kiosk.busy
                onClicked: screen.kiosk.procedures.chooseCase(itemId)
            }
        }
    }
}
