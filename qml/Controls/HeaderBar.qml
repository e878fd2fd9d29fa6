// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// Whose hall this is, and the three things that are always at hand.
Item {
    id: header

    required property string hall
    required property string ministry
    required property string language
    signal languageAsked()
    signal displayAsked()
    signal helpAsked()

    component HeadButton: Pressable {
        id: head
        leftPadding: Math.round(Theme.gap * 0.8)
        rightPadding: leftPadding
        implicitHeight: Math.max(Math.round(Theme.target * 1.15), implicitContentHeight + topPadding + bottomPadding)
        radius: Theme.buttonRadius
        background: Rectangle {
            radius: head.radius
            color: head.down ? Theme.colours.tint : Theme.colours.surface
            border { width: Theme.hair; color: Theme.colours.line }
        }
        contentItem: Label {
            text: head.text
            font.pixelSize: Theme.headSize
            font.weight: Font.DemiBold
            color: Theme.colours.primary
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            topPadding: 0   // this alignment evens out the line height itself
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }

    implicitHeight: Math.max(mark.height, names.implicitHeight, buttons.implicitHeight)

    Rectangle {
        id: mark
        width: Math.round(Theme.target * 0.95)
        height: width
        radius: width / 2
        color: Theme.colours.primary
        anchors.verticalCenter: parent.verticalCenter

        Label {
            anchors.centerIn: parent
            text: "1"
            kind: Label.Kind.Title
            font.pixelSize: Math.round(mark.height * 0.6)
            color: Theme.colours.primaryInk
            Accessible.ignored: true
        }
    }
    Column {
        id: names
        anchors { left: mark.right; leftMargin: Theme.small * 1.4; right: buttons.left; rightMargin: Theme.small; verticalCenter: parent.verticalCenter }

        Label {
            width: parent.width
            text: header.hall
            kind: Label.Kind.Strong
            font.pixelSize: Theme.headSize
            lineHeight: Theme.titleLineHeight
        }
        Label {
            width: parent.width
            text: header.ministry
            kind: Label.Kind.Note
            font.pixelSize: Math.round(Theme.headSize * 0.82)
            color: Theme.colours.inkSoft
            visible: Theme.textScale < 1.2 || header.width > Theme.mm(330)
        }
    }
    Row {
        id: buttons
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        spacing: Theme.small

        HeadButton {
            objectName: "headerLanguage"
            text: header.language === "en" ? "Tiếng Việt" : "English"
            onClicked: header.languageAsked()
        }
        HeadButton {
            objectName: "headerDisplay"
            text: "Aa"
            Accessible.name: qsTr("Cỡ chữ và màu màn hình")
            onClicked: header.displayAsked()
        }
        HeadButton {
            objectName: "headerHelp"
            text: qsTr("Trợ giúp")
            onClicked: header.helpAsked()
        }
    }
}
