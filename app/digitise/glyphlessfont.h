// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace motcua
{

/// What a glyph of the font measures, in thousandths of the font size.
constexpr int glyphlessWidth = 500;
constexpr int glyphlessAscent = 1000;
constexpr int glyphlessDescent = -1;

/// A TrueType font of two empty glyphs, each half an em wide: it carries invisible text and draws nothing.
/// Built here, so that the PDF depends on no font of the machine. The same bytes every time.
QByteArray glyphlessFont();

} // namespace motcua
