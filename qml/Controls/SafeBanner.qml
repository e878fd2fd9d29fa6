// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// Says what is safe. With `progress` ≥ 0 a line shows how far the rest is.
Card {
    id: banner

    property string text
    property string symbol: "shield"
    property real progress: -1
    property bool working: false

    tone: Card.Tone.Safe
    padding: Theme.gap

    IconLine {
        width: parent.width
        symbol: banner.symbol
        text: banner.text
        kind: Label.Kind.Strong
        color: banner.ink
    }
    ProgressLine {
        width: parent.width
        visible: banner.working || banner.progress >= 0
        value: banner.progress
        color: banner.ink
    }
}
