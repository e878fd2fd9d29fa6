// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include "drivers/ocr/pagetone.h"
#include "drivers/reader/pix.h"

namespace motcua
{

/// The strokes of print and writing in the page's main ink, as nested 1 bit images at the page's full size:
/// the first is all of a stroke with its soft edge, the last its full black, each within the one before it.
/// Four of them give back every pixel of an edge within an eighth of the way from paper to ink, which is what
/// JPEG does to an edge too.
///
/// Left out, because one ink would not be faithful: coloured ink and what lies in it, dark ink of another hue
/// than most of the page's (a blue-black signature on black print tells an original from a copy), even areas
/// of a middle tone (photographs, shaded cells), and gray that belongs to no dark stroke (pencil,
/// show-through).
struct StrokeMasks {
    static constexpr int count = 4;

    std::array<PixPtr, count> masks;
    PixPtr leftOut; ///< none when nothing was
};

/// `picture`: the page in colour or gray, at any size. Nothing where memory is short.
std::optional<StrokeMasks> strokeMasksOf(PIX *gray, const PageTone &tone, PIX *picture, double dpi);

} // namespace motcua
