// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls

// Content that may be taller than its place. Who does not know how to swipe has a button that says that there is more.
Item {
    id: pane

    default property alias content: column.data
    property real sideMargin: Theme.margin
    property real widest: Theme.readingWidth
    property real spacing: Theme.gap
    property bool centred: false   // vertically, when there is room to spare
    readonly property bool overflows: column.implicitHeight + 2 * Theme.tiny > height
    readonly property bool atEnd: flick.contentY >= flick.contentHeight - flick.height - 1

    // Scrolls so far that the item can be seen, also when what lies around it still finds its place.
    function reveal(item: Item) {
        settling.wanted = item
        settling.restart()
        settling.show()
    }

    function toTop() {
        settling.wanted = null
        glide.stop()
        flick.contentY = 0
    }

    Timer {
        id: settling
        property Item wanted: null
        interval: 500
        onTriggered: wanted = null

        function show() {
            if (wanted === null)
                return
            const top = wanted.mapToItem(column, 0, 0).y
            const room = flick.height - Theme.gap
            const last = Math.max(0, flick.contentHeight - flick.height)
            if (top < flick.contentY)
                flick.contentY = Math.max(0, top - Theme.gap)
            else if (top + wanted.height > flick.contentY + room)
                flick.contentY = Math.min(last, wanted.height > room ? top - Theme.gap : top + wanted.height - room)
        }
    }

    Flickable {
        id: flick
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: pane.overflows ? more.top : parent.bottom }
        contentWidth: width
        contentHeight: Math.max(column.implicitHeight + 2 * Theme.tiny, pane.centred ? height : 0)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        interactive: pane.overflows
        onHeightChanged: {
            returnToBounds()
            settling.show()
        }
        onContentHeightChanged: settling.show()
        onDraggingChanged: settling.wanted = null

        Column {
            id: column
            width: Math.min(flick.width - 2 * pane.sideMargin, pane.widest)
            x: (flick.width - width) / 2
            y: pane.centred ? Math.max(Theme.tiny, (flick.contentHeight - implicitHeight) / 2) : Theme.tiny
            spacing: pane.spacing
        }
        NumberAnimation {
            id: glide
            target: flick
            property: "contentY"
            duration: Theme.motion ? 220 : 0
            easing.type: Easing.OutCubic
        }
    }
    Rectangle {
        visible: pane.overflows
        anchors { right: parent.right; rightMargin: Theme.small }
        width: Theme.tiny
        radius: width / 2
        color: Theme.colours.edge
        height: Math.max(Theme.target, flick.height * flick.height / Math.max(1, flick.contentHeight))
        y: flick.contentHeight > flick.height
           ? flick.contentY / (flick.contentHeight - flick.height) * (flick.height - height) : 0
    }
    Pressable {
        id: more
        objectName: "scrollMore"
        visible: pane.overflows
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        radius: 0
        text: pane.atEnd ? qsTr("Lên đầu trang") : qsTr("Xem tiếp ở dưới")
        onClicked: {
            const last = Math.max(0, flick.contentHeight - flick.height)
            glide.to = pane.atEnd ? 0 : Math.min(last, flick.contentY + flick.height * 0.8)
            glide.restart()
        }
        background: Rectangle {
            color: more.down ? Theme.colours.tint : Theme.colours.paper
            Rectangle {
                width: parent.width
                height: Theme.hair
                color: Theme.colours.line
            }
        }
        contentItem: Item {
            implicitHeight: words.implicitHeight
            Row {
                anchors.centerIn: parent
                spacing: Theme.small
                Icon {
                    name: pane.atEnd ? "up" : "down"
                    color: Theme.colours.primary
                    width: Theme.smallIcon
                    height: width
                    anchors.verticalCenter: parent.verticalCenter
                }
                Label {
                    id: words
                    text: more.text
                    kind: Label.Kind.Strong
                    font.pixelSize: Theme.noteSize
                    color: Theme.colours.primary
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
    }
}
