// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import MotCua.Theme

// What the moving drawings are drawn on: a grid of 400 by 240, which Drawing scales as a whole to its place.
Item {
    id: grid

    property real time: 0   // 0 to 1 within the loop
    // Outlines are as much stronger in high contrast as all others are.
    readonly property real outline: 3 * Theme.colours.stroke / Theme.standard.stroke

    width: 400
    height: 240

    // How much of a stretch of the loop has passed, eased at both ends.
    function ramp(from: real, to: real): real {
        const part = Math.max(0, Math.min(1, (time - from) / (to - from)))
        return part * part * (3 - 2 * part)
    }
}
