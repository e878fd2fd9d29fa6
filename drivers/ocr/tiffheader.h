// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArrayView>

namespace motcua
{

/// What the header of a TIFF's first page says (TIFF 6.0).
struct TiffHeader {
    bool isCmyk = false; ///< colours of print (PhotometricInterpretation 5)
    bool isPlainColour = false; ///< bilevel, gray, palette, RGB or YCbCr
    bool hasSecondPage = false;
    int orientation = 1; ///< 1 to 8, as EXIF's; Leptonica turns the pixels by it
};

/// Nothing for what is no TIFF or is damaged before its first page's end.
std::optional<TiffHeader> inspectTiff(QByteArrayView bytes);

} // namespace motcua
