// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import MotCua.Theme

// Where on the road one stands. With larger text only the present step has room for its name.
Item {
    id: bar

    required property list<string> steps
    required property int current
    readonly property bool roomy: Theme.textScale < 1.2

    implicitHeight: segments.height + Theme.tiny + labels.height
    Accessible.role: Accessible.StaticText
    Accessible.name: caption.text

    Row {
        id: segments
        width: parent.width
        height: Math.round(1.75 * Theme.tiny)
        spacing: Theme.small

        Repeater {
            model: bar.steps

            Rectangle {
                id: segment
                required property int index
                width: (segments.width - (bar.steps.length - 1) * segments.spacing) / bar.steps.length
                height: segments.height
                radius: height / 2
                color: segment.index < bar.current ? Theme.colours.ok
                     : segment.index === bar.current ? Theme.colours.primary : Theme.colours.idle
                border {
                    width: Theme.palette === Theme.Palette.HighContrast ? Theme.hair : 0
                    color: Theme.colours.line
                }
            }
        }
    }
    Item {
        id: labels
        anchors { top: segments.bottom; topMargin: Theme.tiny }
        width: parent.width
        height: caption.height

        Label {
            id: caption
            visible: !bar.roomy
            text: qsTr("Bước %1 trên %2: %3").arg(bar.current + 1).arg(bar.steps.length)
                                            .arg(bar.steps[Math.max(0, Math.min(bar.current, bar.steps.length - 1))])
            kind: Label.Kind.Note
            font.weight: Font.DemiBold
            color: Theme.colours.primary
            width: parent.width
        }
        Row {
            visible: bar.roomy
            spacing: segments.spacing

            Repeater {
                model: bar.steps

                Item {
                    id: cell
                    required property int index
                    required property string modelData
                    width: (segments.width - (bar.steps.length - 1) * segments.spacing) / bar.steps.length
                    height: name.implicitHeight

                    Label {
                        id: name
                        text: cell.modelData
                        kind: Label.Kind.Note
                        font.weight: cell.index === bar.current ? Font.Bold : Font.Medium
                        color: cell.index < bar.current ? Theme.colours.ok
                             : cell.index === bar.current ? Theme.colours.primary : Theme.colours.inkSoft
                        width: parent.width
                    }
                }
            }
        }
    }
}
