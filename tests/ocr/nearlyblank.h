// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

/// A4 sheets at 75 dpi, as the reader looks at them, half of them blank, half with one pale mark somewhere:
/// white and coloured paper, grain, dust, a shade.
namespace nearlyblank
{

constexpr double dpi = 75;

struct Sheet {
    QImage image;
    QString mark; ///< what is on it; nothing: blank
};

/// The same for the same `seed` (≥ 0) on every run of one machine; odd ones are blank.
Sheet make(int seed);

} // namespace nearlyblank
