// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// The shape of every screen after the first: one question at the top, what answers it below, and at the foot the one
// primary button with the way back beside it. Lying panels put the question at the side.
Item {
    id: frame

    property string heading
    property string lead
    property alias aside: asideColumn.data       // below the question
    default property alias content: body.data
    property alias extras: extraRow.data         // further buttons, above the primary one

    property string primaryText
    property string primarySymbol
    property string primaryName: "primaryButton"
    property bool primaryEnabled: true
    property bool primaryVisible: primaryText !== ""
    property bool canGoBack: false
    property bool bare: false                    // no foot: keys are open below
    signal primary()
    signal back()

    readonly property bool lying: width > height * 1.2
    readonly property bool footed: !bare && (primaryVisible || canGoBack || hasExtras)
    readonly property bool hasExtras: extraRow.visibleChildren.length > 0
    // Further buttons are equal in width and height, and stand below one another where text is large.
    readonly property bool stacked: Theme.textScale > 1.4 && !lying
    readonly property real extraWidth: {
        const count = stacked ? 1 : Math.max(1, extraRow.visibleChildren.length)
        return (extraRow.width - (count - 1) * Theme.small) / count
    }
    readonly property real extraHeight: {
        let most = Theme.button
        for (let i = 0; i < extraRow.visibleChildren.length; ++i)
            most = Math.max(most, extraRow.visibleChildren[i].implicitHeight)
        return stacked ? 0 : most
    }

    function reveal(item: Item) {
        pane.reveal(item)
    }
    function toTop() {
        pane.toTop()
    }

    ScrollPane {
        id: side
        visible: frame.lying
        anchors { left: parent.left; top: parent.top; bottom: foot.top }
        width: frame.lying ? frame.width * 0.36 : 0
        spacing: Theme.small
        sideMargin: Theme.margin

        Item {
            id: sideSlot
            width: parent.width
            implicitHeight: frame.lying ? question.implicitHeight : 0
        }
    }
    ScrollPane {
        id: pane
        anchors { left: frame.lying ? side.right : parent.left; right: parent.right; top: parent.top; bottom: foot.top }
        spacing: Theme.gap

        Item {
            id: topSlot
            visible: !frame.lying
            width: parent.width
            implicitHeight: frame.lying ? 0 : question.implicitHeight
        }
        Column {
            id: body
            width: parent.width
            spacing: Theme.gap
        }
    }
    Column {
        id: question
        parent: frame.lying ? sideSlot : topSlot
        width: parent ? parent.width : 0
        spacing: Theme.small

        Label {
            width: parent.width
            text: frame.heading
            kind: Label.Kind.Title
            Accessible.role: Accessible.Heading
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: frame.lead
            color: Theme.colours.inkSoft
        }
        Column {
            id: asideColumn
            width: parent.width
            spacing: Theme.gap
        }
    }
    Rectangle {
        id: foot
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        visible: !frame.bare // never by what is in it: what stands in a hidden foot counts as hidden
        height: frame.footed ? buttons.implicitHeight + 2 * Theme.gap : 0
        color: Theme.colours.surface

        Rectangle {
            visible: frame.footed
            width: parent.width
            height: Theme.hair
            color: Theme.colours.line
        }
        Column {
            id: buttons
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.gap; leftMargin: Theme.margin; rightMargin: Theme.margin }
            spacing: Theme.small

            Grid {
                id: extraRow
                width: parent.width // a Column passes over what has no height
                columns: frame.stacked ? 1 : 4
                spacing: Theme.small
            }
            Row {
                id: mainRow
                width: parent.width
                spacing: Theme.small

                SecondaryButton {
                    id: backButton
                    objectName: "headerBack"
                    visible: frame.canGoBack
                    text: qsTr("Quay lại")
                    symbol: Theme.textScale < 1.4 || frame.lying || !frame.primaryVisible ? "left" : ""
                    width: frame.primaryVisible ? Math.round((mainRow.width - mainRow.spacing) * (frame.lying ? 0.3 : 0.36)) : mainRow.width
                    height: Math.max(implicitHeight, primaryButton.visible ? primaryButton.implicitHeight : 0)
                    onClicked: frame.back()
                }
                PrimaryButton {
                    id: primaryButton
                    objectName: frame.primaryName
                    visible: frame.primaryVisible
                    enabled: frame.primaryEnabled
                    text: frame.primaryText
                    symbolAfter: frame.primarySymbol
                    width: mainRow.width - (backButton.visible ? backButton.width + mainRow.spacing : 0)
                    height: Math.max(implicitHeight, backButton.visible ? backButton.implicitHeight : 0)
                    onClicked: frame.primary()
                }
            }
        }
    }
}
