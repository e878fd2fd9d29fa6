// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// The roles that a colour can play. A palette gives each of them a value; nothing outside this folder names a colour.
// Text reaches 7:1 on whatever it is drawn on, pressed or not (4.5:1 where it is large); icons, edges of what can be
// touched and the focus ring 3:1. The tests compute it on every screen in every palette.
QtObject {
    required property color paper            // the page
    required property color watermark        // drawing on the page itself, hardly seen
    required property color surface          // cards and fields on it
    required property color line             // edges that only order things
    required property color edge             // edges that show what can be touched
    required property color ink
    required property color inkSoft
    required property color primary
    required property color primaryPressed
    required property color primaryInk
    required property color motif            // drawing on a primary ground
    required property color tint             // quiet ground of pressed and chosen things
    required property color ok
    required property color okTint
    required property color attention
    required property color attentionTint
    required property color danger
    required property color dangerTint
    required property color idle             // ground of a button that waits
    required property color idleInk
    required property color focus
    required property color scrim            // over the page while an overlay asks
    required property color sheet            // paper in drawings, ground of QR symbols: white
    required property color device           // body of the machine in drawings
    required property real stroke            // mm, of edges
}
