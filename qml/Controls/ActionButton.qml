// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls

// A button with a word and perhaps an icon. Its look is one of three ranks.
Pressable {
    id: control

    enum Rank { Primary, Secondary, Quiet }

    property int rank: ActionButton.Rank.Primary
    property string symbol        // icon before the word
    property string symbolAfter   // or after it
    readonly property color ground: !enabled ? Theme.colours.idle
        : rank === ActionButton.Rank.Primary ? (down ? Theme.colours.primaryPressed : Theme.colours.primary)
        : down ? Theme.colours.tint
        : rank === ActionButton.Rank.Secondary ? Theme.colours.surface : "transparent"
    readonly property color mark: !enabled ? Theme.colours.idleInk
        : rank === ActionButton.Rank.Primary ? Theme.colours.primaryInk : Theme.colours.primary

    leftPadding: Theme.gap
    rightPadding: Theme.gap
    topPadding: Theme.small
    bottomPadding: Theme.small
    implicitHeight: Math.max(rank === ActionButton.Rank.Quiet ? Theme.target : Theme.button,
                             implicitContentHeight + topPadding + bottomPadding)

    background: Rectangle {
        radius: control.radius
        color: control.ground
        // In high contrast all lines are alike: what waits has none, or it would look like what can be pressed.
        border.width: control.enabled ? (control.rank === ActionButton.Rank.Secondary ? Theme.hair : 0)
                    : Theme.palette === Theme.Palette.HighContrast ? 0 : Theme.hair
        border.color: control.enabled ? Theme.colours.primary : Theme.colours.line
    }

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.small

            Icon {
                id: before
                visible: control.symbol !== ""
                name: control.symbol
                color: control.mark
                width: Theme.icon
                height: Theme.icon
                anchors.verticalCenter: parent.verticalCenter
            }
            Label {
                text: control.text
                kind: Label.Kind.Button
                color: control.mark
                horizontalAlignment: before.visible || after.visible ? Text.AlignLeft : Text.AlignHCenter
                width: Math.min(Math.ceil(implicitWidth), control.availableWidth
                                - (before.visible ? before.width + row.spacing : 0)
                                - (after.visible ? after.width + row.spacing : 0))
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
            Icon {
                id: after
                visible: control.symbolAfter !== ""
                name: control.symbolAfter
                color: control.mark
                width: Theme.icon
                height: Theme.icon
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
}
