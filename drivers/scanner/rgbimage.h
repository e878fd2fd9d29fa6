// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QByteArray>
#include <QSize>

#include "app/domain/result.h"

namespace motcua
{

/// Rows of red, green and blue bytes, without gaps.
struct RgbImage {
    int width = 0; ///< px
    std::vector<unsigned char> bytes;

    int height() const;
    QSize size() const { return {width, height()}; }

    /// JPEG (ISO/IEC 10918-1) with its density in JFIF, so that it prints at 100 %. No chroma subsampling:
    /// red seals and blue ink are thin coloured strokes and what an officer looks for; halved chroma smears
    /// them into the paper. Fault: ScannerNoMemory.
    Result<QByteArray> toJpeg(int quality, double dpi) const;
    /// Averaged down until the long side is `longSide` px; itself when it is smaller.
    RgbImage thumbnail(int longSide) const;
};

} // namespace motcua
