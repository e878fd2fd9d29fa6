// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Black on white, pale yellow on black; meaning is never in a colour alone.
ColourScheme {
    paper: "#FFFFFF"
    watermark: "#FFFFFF"
    surface: "#FFFFFF"
    line: "#000000"
    edge: "#000000"
    ink: "#000000"
    inkSoft: "#000000"
    primary: "#000000"
    primaryPressed: "#3D3D3D"
    primaryInk: "#FFF9C4"
    motif: "#2B2B2B"
    tint: "#FFF9C4"
    ok: "#000000"
    okTint: "#FFFFFF"
    attention: "#000000"
    attentionTint: "#FFFFFF"
    danger: "#000000"
    dangerTint: "#FFFFFF"
    idle: "#FFFFFF"
    idleInk: "#000000"
    focus: "#0A3CFF"
    scrim: "#D9000000"
    sheet: "#FFFFFF"
    device: "#FFFFFF"
    stroke: 1
}
