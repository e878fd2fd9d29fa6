// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <QStringList>

/// A4 pages of vietnamesetext as paper, ink and scanner spoil them. Everything comes from the seed: the same
/// page on every run of one machine.
namespace degradedpage
{

enum class Kind {
    Clean, ///< a good print in 12 pt, well scanned, as all others are but for what they are named for
    Small, ///< 9 pt
    Skewed, ///< fed up to 5° crooked, either way
    Turned, ///< lying on its head, its left, its right side, or upright: one after another by the seed
    Tinted, ///< coloured paper that lies in a shade
    Faint, ///< a printer or copier out of ink
    Jpeg, ///< compressed until it shows
    Noisy, ///< a dark scan of rough paper with specks
    Blurred, ///< out of focus
    ShowThrough, ///< the print of the back is seen
    Stamped, ///< a red seal and a red receipt stamp over the text
    Photographed, ///< by a telephone: perspective, uneven light, a table around it, 200 dpi
    Worst, ///< a little of everything
};

const QList<Kind> &kinds(); ///< all, in the order above
QString nameOf(Kind kind); ///< "clean", "show-through", …
const QStringList &typefaces(); ///< one after another by the seed

struct Page {
    QImage image; ///< RGB32, as scanned
    QByteArray jpeg; ///< the same, as a scanner hands it over
    double dpi = 300;
    int rotation = 0; ///< degrees clockwise that make it upright
    double skewDeg = 0; ///< degrees clockwise that the upright page is tilted
    QStringList lines; ///< what is printed, NFC, from top to bottom; of what is stamped over it nothing
};

/// Text, typeface and extent of the damage follow from `seed` (≥ 0). `lines`: a page of so many lines, 0: a
/// full one.
Page make(Kind kind, int seed, int lines = 0);

} // namespace degradedpage
