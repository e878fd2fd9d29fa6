// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

/// A4 sheets as they are scanned, half of them blank, half with one pale mark somewhere: white and coloured
/// paper, the scanner's noise, clouds of fibres, dust, a shade.
namespace nearlyblank
{

constexpr double dpi = 300;
constexpr int marks = 8; ///< kinds of them

struct Sheet {
    QImage image;
    QString mark; ///< what is on it; nothing: blank
};

/// The same for the same `seed` (≥ 0) on every run of one machine; odd ones are blank, 2 · marks in a row
/// have every mark.
Sheet make(int seed);

} // namespace nearlyblank
