// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QSize>

#include "app/domain/page.h"

namespace motcua
{

/// One page of a stack, as far as it is told what it is from: no pixels.
struct PaperPage {
    QSize size; ///< px of the archived image, as stored
    double dpi = 300;
    PageReading reading;
    bool missing = false; ///< only its place in the stack is known: its image could not be taken in
};

/// Words that stand beside each other.
struct PageLine {
    QList<Word> words;
    QRectF box; ///< px of the archived image as stored
    QRectF place; ///< on the upright page, whose width and height are 1; (0, 0) is its upper left corner
    double height = 0; ///< of its letters, share of the upright page's height

    QString text() const; ///< words joined by one blank
};

enum class FarApart {
    OtherLine, ///< what is far apart on one level (the two heads of a letter) is not one line
    SameLine, ///< as recognised: a label and what is written far behind it
};

/// In reading order.
QList<PageLine> linesOf(const PaperPage &page, FarApart apart = FarApart::OtherLine);

/// px of the image as stored → the upright page, whose width and height are 1.
QRectF uprightPlace(const PaperPage &page, const QRectF &box);

} // namespace motcua
