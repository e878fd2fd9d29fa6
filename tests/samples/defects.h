// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>

namespace motcua::samples
{

/// Fed crooked: the sheet turned clockwise by `degrees` within its own size, the scanner's white behind it.
QImage skewed(const QImage &page, double degrees);
/// Fed the wrong way round: turned clockwise by 90, 180 or 270 degrees.
QImage turned(const QImage &page, int degrees);
/// Coloured or yellowed paper.
QImage tinted(const QImage &page, const QColor &paper);
/// Grain of a sensor or a copier, ±`amplitude` of 255, the same for the same `seed`.
QImage grained(const QImage &page, int amplitude, quint32 seed);
/// A black-and-white copier's idea of a page.
QImage photocopied(const QImage &page, quint32 seed);

} // namespace motcua::samples
