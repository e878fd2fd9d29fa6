// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <vector>

#include <QByteArray>
#include <QSizeF>

#include "app/domain/page.h"

namespace motcua
{

/// The page as it lies in the PDF: user space in points (1/72 inch), y up, before the viewer applies /Rotate.
struct PagePlacement {
    QSizeF box; ///< points
    double pointsPerPixel = 0.24;
    int rotation = 0; ///< /Rotate: clockwise quarter turn of the viewer
    double skewDeg = 0; ///< clockwise tilt that the placing turns back, about the middle of the page
};

/// One of the page's images: /Im0, /Im1, … in the order in which they are painted.
struct PaintedImage {
    QSizeF extent; ///< points, from the page's upper left corner
    std::optional<quint32> rgb; ///< of a stencil: the colour that it lets through, 0xrrggbb
};

/// Content operators that paint the images, and then the words invisibly (text rendering mode 3, font /F0)
/// where they stand, line by line in reading order. Characters are written as UTF-16BE codes and added to
/// `used`.
///
///     stored pixels ──► user space ──► straightened ──► as displayed (u right, v up): here lines are laid
///     out
///                        y up           about centre      by /Rotate; the text matrix leads back
QByteArray pageContent(const PagePlacement &placement, const std::vector<PaintedImage> &images,
    const QList<Word> &words, std::set<char16_t> &used);

/// The ToUnicode map of /F0 for these codes: each stands for itself.
QByteArray toUnicodeMap(const std::set<char16_t> &used);

} // namespace motcua
