// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "drivers/reader/pix.h"

namespace motcua
{

/// One byte a pixel.
struct Plane {
    int width = 0, height = 0; ///< px
    std::vector<uint8_t> data;

    uint8_t at(int x, int y) const { return data[std::size_t(y) * std::size_t(width) + std::size_t(x)]; }
    uint8_t *row(int y) { return data.data() + std::size_t(y) * std::size_t(width); }
    const uint8_t *row(int y) const { return data.data() + std::size_t(y) * std::size_t(width); }
};

/// Brightness of the paper, in squares of `side` px: a high quantile, so that ink does not count, then the
/// median of three by three squares, so that a square full of ink does not either.
class PaperShade
{
public:
    PaperShade(const Plane &plane, int side);

    /// The paper's level along row `y`, linear between the middles of the squares.
    void row(int y, std::vector<float> &levels) const;

private:
    float level(int column, int row) const
    {
        return m_levels[std::size_t(row) * std::size_t(m_columns) + std::size_t(column)];
    }
    uint8_t quantile(const Plane &plane, int left, int top) const;
    uint8_t around(const std::vector<uint8_t> &squares, int column, int row) const;

    int m_side, m_columns, m_rows, m_width;
    std::vector<float> m_levels;
};

/// How many levels darker than the paper around it each pixel is, plus 128; of 32 bit RGB the channel in
/// which it is darkest, so that any ink shows on any paper. `side`: px, see PaperShade.
Plane darkness(PIX *pix, int side);

/// The paper's own unevenness: the median distance from the paper's level, as a standard deviation. Ink on
/// less than half of the page does not move it.
double paperNoise(const Plane &darkness);

/// An 8 bit gray page on even white paper: tint, shade and grain of the paper are gone, faint ink is darker.
/// What Tesseract would otherwise take for text where there is none. Nothing where memory is short.
PixPtr onWhitePaper(PIX *gray, double dpi);

} // namespace motcua
