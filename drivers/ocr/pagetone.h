// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "drivers/reader/pix.h"

namespace motcua
{

/// How paper and ink of a page differ, measured on every fourth pixel of it.
struct PageTone {
    static constexpr int step = 4; ///< px of the page to one of `paper`

    int columns = 0, rows = 0;
    std::vector<uint8_t> paper; ///< gray level of the paper, 1 to 255, `columns` a row
    double contrast = 0; ///< share of the paper's light that full ink takes away, 0: there is no ink
    double noise = 0; ///< the paper's own unevenness, gray levels (standard deviation)
    double sharpness = 0; ///< share of the strokes' edges that go through more than half of it within 2 px

    /// Print that the eye sees is out of focus; of a page at 200 to 300 dpi.
    bool blurred() const { return contrast > 0 && sharpness < 0.15; } // good print has 0.55, a camera's 0.45

    const uint8_t *paperOf(int y) const ///< of the page's row `y`
    {
        return paper.data() + std::size_t(y / step) * std::size_t(columns);
    }
};

/// `gray`: the page, 8 bit, of at least 200 dpi.
PageTone toneOf(PIX *gray, double dpi);

} // namespace motcua
