// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QSize>

#include "app/domain/result.h"
#include "drivers/ocr/jpegcodec.h"

namespace motcua
{

/// The largest image that is taken: beyond it lie mistakes and attacks (A3 at 600 dpi is 9,933 × 7,016 px).
constexpr int largestSide = 16000; // px
constexpr qint64 largestArea = 110000000; // px

/// An image file whose kind and measures are known and within bounds, and whose pixels are still untouched.
struct ImageFile {
    QByteArrayView bytes;
    bool isJpeg = false;
    JpegInfo jpeg; ///< only when isJpeg
    QSize size; ///< px, as stored
};

/// JPEG, PNG, TIFF of one page, BMP, PNM or WebP, told by its bytes, never by a name.
/// Faults: ImageUnreadable, ImageTooLarge, ImageCmyk, ImageSeveralPages.
Result<ImageFile> openImage(QByteArrayView bytes);

/// All pixels: 8 bit gray where the image has no colour, else 32 bit RGB; transparency shows white. As
/// stored: no EXIF turn.
Result<PixPtr> decodeImage(const ImageFile &file);
/// The same always in 8 bit gray.
Result<PixPtr> decodeGray(const ImageFile &file);

} // namespace motcua
