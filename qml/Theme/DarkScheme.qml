// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

ColourScheme {
    paper: "#0F161E"
    watermark: "#151E28"
    surface: "#18212B"
    line: "#36434F"
    edge: "#8496A8"
    ink: "#F3F6F9"
    inkSoft: "#C3CEDA"
    primary: "#96CAFF"
    primaryPressed: "#6AAEF2"
    primaryInk: "#06121F"
    motif: "#B0D7FF"
    tint: "#22364B"
    ok: "#8FE0B0"
    okTint: "#15301F"
    attention: "#FFD27A"
    attentionTint: "#35280C"
    danger: "#FFB4AB"
    dangerTint: "#3B1915"
    idle: "#2A3541"
    idleInk: "#C3CEDA"
    focus: "#FFD27A"
    scrim: "#CC05090E"
    sheet: "#FFFFFF"
    device: "#33414F"
    stroke: 0.5
}
