// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// A question over the page. Only one is ever open; what lies below cannot be touched meanwhile.
Rectangle {
    id: overlay

    property bool open: false
    property string heading
    property real spacing: Theme.gap
    default property alias content: body.data
    property alias buttons: foot.data

    anchors.fill: parent
    visible: open
    color: Theme.colours.scrim
    Accessible.role: Accessible.Dialog
    Accessible.name: heading

    MouseArea {
        anchors.fill: parent   // keeps touches from the page below
        onWheel: (wheel) => { wheel.accepted = true }
    }
    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.gap, Theme.mm(250))
        height: Math.min(parent.height - 2 * Theme.gap,
                         body.implicitHeight + foot.implicitHeight + 3 * Theme.gap + Theme.padding + 2 * Theme.tiny)
        radius: Theme.radius
        color: Theme.colours.surface
        border { width: Theme.hair; color: Theme.colours.line }

        ScrollPane {
            anchors { left: parent.left; right: parent.right; top: parent.top; bottom: foot.top
                      topMargin: Theme.gap; bottomMargin: Theme.gap }
            sideMargin: Theme.padding

            Column {
                id: body
                width: parent.width
                spacing: overlay.spacing

                Label {
                    width: parent.width
                    text: overlay.heading
                    kind: Label.Kind.Title
                    Accessible.role: Accessible.Heading
                }
            }
        }
        Column {
            id: foot
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.padding }
            spacing: Theme.small
        }
    }
}
