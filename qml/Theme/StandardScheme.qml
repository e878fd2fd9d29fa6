// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

ColourScheme {
    paper: "#F6F4EF"
    watermark: "#F0EDE5"
    surface: "#FFFFFF"
    line: "#DAD6CB"
    edge: "#6C7784"
    ink: "#15202B"
    inkSoft: "#414D5C"
    primary: "#0A4A86"
    primaryPressed: "#06335F"
    primaryInk: "#FFFFFF"
    motif: "#1B5A96"
    tint: "#E7EFF7"
    ok: "#0F5132"
    okTint: "#E4F3EA"
    attention: "#6B4200"
    attentionTint: "#FFF1D0"
    danger: "#8E1610"
    dangerTint: "#FCEBE8"
    idle: "#ECE9E2"
    idleInk: "#414D5C"
    focus: "#B45309"
    scrim: "#B315202B"
    sheet: "#FFFFFF"
    device: "#D3DCE6"
    stroke: 0.5
}
