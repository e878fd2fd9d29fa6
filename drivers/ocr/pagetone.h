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
    /// Ink so faint that the paper's grain is taken for letters. Good print has a noise of 0.01 of the
    /// contrast or less, a scan with grain 0.08 and full contrast; faint print on smooth paper 0.04.
    bool faintOnGrain() const { return contrast > 0 && contrast < 0.6 && noise > 0.05 * 255 * contrast; }

    const uint8_t *paperOf(int y) const ///< of the page's row `y`
    {
        return paper.data() + std::size_t(y / step) * std::size_t(columns);
    }
};

/// `gray`: the page, 8 bit, of at least 200 dpi.
PageTone toneOf(PIX *gray, double dpi);

} // namespace motcua
