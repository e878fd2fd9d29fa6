// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <optional>

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

/// A layer of one colour over what lies below it.
struct Stencil {
    QByteArray g4; ///< CCITT Group 4 (ITU-T T.6) at the page's full size; black lets the colour through
    quint32 rgb = 0; ///< 0xrrggbb, sRGB
};

/// A page taken apart so that each part is small and sharp in its own coding: the picture below, then the
/// strokes of text, soft edge first and full black last.
struct PageLayers {
    static constexpr qsizetype mostStencils = 4;

    QSize size; ///< px of the page, and of each stencil
    QByteArray picture; ///< JPEG of the page without those strokes, at eighths / 8 of its size, rounded up
    int eighths = 8; ///< 1 to 8
    QList<Stencil> stencils; ///< in the order in which they are painted; may be none

    QSize pictureSize() const
    {
        return {(size.width() * eighths + 7) / 8, (size.height() * eighths + 7) / 8};
    }
};

/// What recognition says about a page. Flags: "blank", "blurred", "low-contrast", "cut-edge", "streak",
/// "corner", "no-text", "not-read".
struct PageReading {
    int rotation = 0; ///< clockwise quarter turn that makes the page upright: 0, 90, 180, 270; only when sure
    double skewDeg = 0; ///< clockwise tilt of the text lines after that turn; the writer turns it back
    bool asFed = false; ///< a person took both back: the page is shown and filed as it was scanned
    bool blank = false;
    QStringList flags;
    QList<Word> words; ///< in reading order
    QList<PageCode> codes;
    std::optional<PageLayers> layers; ///< none: the archived JPEG is what is shown
    double seconds = 0; ///< time spent

    int turn() const { return asFed ? 0 : rotation; } ///< what the page is turned by
    /// What is straightened of it. Less cannot be seen; beyond 15 degrees more would be cut than mended.
    double tilt() const
    {
        const bool straightens = std::abs(skewDeg) >= 0.05 && std::abs(skewDeg) <= 15;
        return straightens && !asFed ? skewDeg : 0;
    }
};

} // namespace motcua
