// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme
import MotCua.Controls

// A field to write in: name and help above, the value large, what is wrong beside it. Touching it asks for the keys.
FocusScope {
    id: field

    property string label
    property string help
    property string error
    property string origin          // where a value came from that nobody typed
    property string originSymbol: "card"
    property string placeholder
    property string symbol
    property string value
    property string fieldName       // objectName of what is touched
    property bool required: false
    property bool open: false       // the keys write into it now
    property bool lines: false      // several
    signal asked()
    signal typed(text: string)
    signal erased()
    signal done()

    implicitHeight: column.implicitHeight

    Column {
        id: column
        width: parent.width
        spacing: Theme.tiny

        FieldCaption {
            width: parent.width
            visible: field.label !== ""
            label: field.label
            required: field.required
            help: field.help
        }
        Pressable {
            id: box
            objectName: field.fieldName
            width: parent.width
            focus: true
            text: field.label
            radius: Theme.smallRadius
            leftPadding: Theme.gap
            rightPadding: Theme.gap
            topPadding: Theme.small
            bottomPadding: Theme.small
            implicitHeight: Math.max(Theme.mm(field.lines ? 44 : 24), implicitContentHeight + topPadding + bottomPadding)
            Accessible.role: Accessible.EditableText
            Accessible.name: field.label !== "" ? field.label : field.placeholder
            Accessible.description: field.error
            onClicked: {
                if (!activeFocus)
                    forceActiveFocus(Qt.MouseFocusReason)
                field.asked()
            }
            Keys.onPressed: (event) => {
                if (!field.open)
                    return
                event.accepted = true
                if (event.key === Qt.Key_Backspace)
                    field.erased()
                else if (event.key === Qt.Key_Escape || !field.lines && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter))
                    field.done()
                else if (event.text !== "")
                    field.typed(event.text)
                else
                    event.accepted = false
            }
            background: Rectangle {
                radius: box.radius
                color: Theme.colours.surface
                border.width: field.open || field.error !== "" ? Theme.bold : Theme.hair
                border.color: field.open ? Theme.colours.primary
                            : field.error !== "" ? Theme.colours.attention : Theme.colours.edge
            }
            contentItem: Item {
                implicitHeight: writing.implicitHeight
                Icon {
                    id: mark
                    visible: field.symbol !== ""
                    name: field.symbol
                    color: Theme.colours.inkSoft
                    width: visible ? Theme.icon : 0
                    height: width
                    anchors.verticalCenter: parent.verticalCenter
                }
                Label {
                    id: writing
                    anchors {
                        left: mark.right
                        leftMargin: mark.visible ? Theme.small : 0
                        right: parent.right
                    }
                    y: field.lines ? 0 : (parent.height - implicitHeight) / 2
                    // Not text but a picture of it where nothing is written yet.
                    text: field.value !== "" ? field.value : field.open ? " " : field.placeholder
                    font.pixelSize: field.value !== "" || field.open ? Theme.buttonSize : Theme.bodySize
                    lineHeight: 1.1
                    topPadding: 0   // watched lines carry their extra height above
                    color: field.value !== "" ? Theme.colours.ink : Theme.colours.inkSoft
                    Accessible.ignored: true
                }
                // Measures where the last line ends, for the caret.
                TextMetrics {
                    id: metrics
                    font: writing.font
                    text: field.value
                }
                Rectangle {
                    id: caret
                    visible: field.open
                    width: Theme.bold
                    height: writing.font.pixelSize * 1.15
                    color: Theme.colours.primary
                    x: writing.x + Math.min(writing.width - width, writing.lineCount < 2 ? metrics.advanceWidth : lastLine.end) + Theme.hair
                    y: writing.y + writing.implicitHeight - writing.implicitHeight / Math.max(1, writing.lineCount)
                       + (writing.implicitHeight / Math.max(1, writing.lineCount) - height) / 2
                    QtObject {
                        id: lastLine
                        property real end: 0
                    }
                    Connections {
                        target: writing
                        function onLineLaidOut(line) {
                            lastLine.end = line.implicitWidth
                        }
                    }
                    SequentialAnimation on opacity {
                        running: caret.visible && Theme.motion
                        loops: Animation.Infinite
                        PropertyAction { value: 1 }
                        PauseAnimation { duration: 600 }
                        PropertyAction { value: 0 }
                        PauseAnimation { duration: 400 }
                    }
                }
            }
        }
        FieldError {
            objectName: field.fieldName !== "" ? "error_" + field.fieldName : ""
            width: parent.width
            text: field.error
        }
        IconLine {
            width: parent.width
            visible: field.origin !== "" && field.error === ""
            symbol: field.originSymbol
            text: field.origin
            kind: Label.Kind.Note
            color: Theme.colours.ok
        }
    }
}
