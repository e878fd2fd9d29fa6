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

/// The most that decoding one may hold at a time, in bytes: A3 at 600 dpi in colour as pixels (A4 of a PNG),
/// and the coefficients of a progressive JPEG of 40 megapixels as cameras write them. So one page that is
/// taken in, one that is read and the program stay below 600 MB.
constexpr qint64 mostPixelBytes = 280'000'000;
constexpr qint64 mostHeldBytes = 120'000'000;

/// An image file whose kind and measures are known and within bounds, and whose pixels are still untouched.
struct ImageFile {
    QByteArrayView bytes;
    bool isJpeg = false;
    JpegInfo jpeg; ///< only when isJpeg
    QSize size; ///< px, as decodeImage gives them
    int tiffOrientation = 0; ///< 1 to 8, of a TIFF
    qint64 pixelBytes = 0; ///< that decodeImage holds for each; 0 for a JPEG, which is decoded row by row
};

/// JPEG, PNG, TIFF of one page, BMP, PNM or WebP, told by its bytes, never by a name.
/// Faults: ImageUnreadable, ImageTooLarge, ImageCmyk, ImageSeveralPages.
Result<ImageFile> openImage(QByteArrayView bytes);

/// All pixels: 8 bit gray where the image has no colour, else 32 bit RGB; transparency shows white. As
/// stored: no EXIF turn; a TIFF is turned as its orientation says.
Result<PixPtr> decodeImage(const ImageFile &file);
/// The same always in 8 bit gray.
Result<PixPtr> decodeGray(const ImageFile &file);

} // namespace motcua
