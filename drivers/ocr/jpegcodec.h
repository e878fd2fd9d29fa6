// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QSize>

#include "app/domain/result.h"
#include "drivers/reader/pix.h"

namespace motcua
{

/// What a JPEG says about itself before its pixels are touched.
struct JpegInfo {
    QSize size; ///< px
    int components = 0;
    double dpi = 0; ///< across; 0: it does not say
    double dpiDown = 0; ///< 0: as across
    double step =
        0; ///< mean of the steps in which lightness is coded: 58 at quality 50, 115 at 25; 0: unknown
    int exifOrientation = 1; ///< 1 to 8; 1: as stored
    qint64 held = 0; ///< bytes that decoding holds besides the pixels: all coefficients of a progressive one
    bool embeddable = false; ///< DCTDecode of PDF 1.4 can show these bytes: 8 bit, Huffman
};

enum class JpegColour { Gray, Rgb };

/// Fault: ImageUnreadable.
Result<JpegInfo> inspectJpeg(QByteArrayView jpeg);

/// Decodes at `eighths`/8 of its size (1 to 8; fewer is faster) into 8 bit gray or 32 bit RGB. A JPEG whose
/// data is cut short or damaged, or has more rows than its header says, is refused: half a page must never
/// pass for a whole one. Fault: ImageUnreadable.
Result<PixPtr> decodeJpeg(QByteArrayView jpeg, JpegColour colour, int eighths = 8);

/// 8 bit gray or 32 bit RGB → JPEG with its density written in it (0: none). Fault: Internal.
Result<QByteArray> encodeJpeg(PIX *pix, int quality, double dpi);

} // namespace motcua
