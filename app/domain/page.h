// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QRectF>
#include <QSize>
#include <QString>

namespace motcua
{

/// One page as it is archived: a JPEG that is never decoded and encoded again on its way into the PDF.
struct PageImage {
    QByteArray jpeg;
    QSize size; ///< px
    double dpi = 300; ///< scale is 100 %: size / dpi is the sheet's size in inches
    QByteArray thumbnail; ///< JPEG, long side 480 px
};

struct Word {
    QString text; ///< NFC
    QRectF box; ///< px of the archived image as stored (before any turn), axis-aligned
    float confidence = 0; ///< 0 to 1
    bool endsLine = false;
    bool endsBlock = false;
};

/// A code found on a page. It proves nothing until its issuer confirms it; URLs are never opened.
struct PageCode {
    QString format; ///< "QRCode", "Code128", …
    QByteArray bytes; ///< payload, undecoded
    QRectF box; ///< px
};

/// What recognition says about a page. Flags: "blank", "blurred", "low-contrast", "cut-edge", "streak",
/// "corner", "no-text", "not-read".
struct PageReading {
    int rotation = 0; ///< clockwise quarter turn that makes the page upright: 0, 90, 180, 270; only when sure
    double skewDeg = 0; ///< clockwise tilt of the text lines after that turn; the writer turns it back
    bool blank = false;
    QStringList flags;
    QList<Word> words; ///< in reading order
    QList<PageCode> codes;
    double seconds = 0; ///< time spent
};

} // namespace motcua
