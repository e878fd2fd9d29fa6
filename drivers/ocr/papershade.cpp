// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/papershade.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace motcua
{
namespace
{

constexpr double millimetresPerInch = 25.4;
constexpr double squareSide = 6; // mm
constexpr double grainFactor = 3; // times the paper's noise: what is less dark is paper
constexpr int leastGrain = 4; // gray levels: JPEG's ringing on a clean page
constexpr int faintestInk = 50; // gray levels: fainter ink is not raised to black, or grain would be
constexpr double inkQuantile = 0.95; // of all that is darker than grain

/// The level of darkness that counts as full ink.
int fullInk(const Plane &darkness, int grain)
{
    std::array<long, 256> counts {};
    for (const uint8_t value : darkness.data)
        ++counts[value];
    long above = 0;
    for (int value = 128 + 2 * grain; value < 256; ++value)
        above += counts[std::size_t(value)];
    long passed = 0;
    for (int value = 128 + 2 * grain; value < 256; ++value) {
        passed += counts[std::size_t(value)];
        if (double(passed) >= inkQuantile * double(above))
            return std::max(faintestInk, value - 128);
    }
    return 127;
}

/// Of 32 bit RGB: 0 red, 1 green, 2 blue.
Plane channelOf(PIX *pix, int channel)
{
    Plane plane;
    plane.width = pixGetWidth(pix);
    plane.height = pixGetHeight(pix);
    plane.data.resize(std::size_t(plane.width) * std::size_t(plane.height));
    const bool gray = pixGetDepth(pix) == 8;
    const int shift = 24 - 8 * channel;
    for (int y = 0; y < plane.height; ++y) {
        const l_uint32 *line = pixGetData(pix) + std::size_t(y) * std::size_t(pixGetWpl(pix));
        uint8_t *to = plane.row(y);
        for (int x = 0; x < plane.width; ++x)
            to[x] = uint8_t(gray ? GET_DATA_BYTE(line, x) : line[x] >> shift);
    }
    return plane;
}

} // namespace

PaperShade::PaperShade(const Plane &plane, int side)
    : m_side(side)
    , m_columns((plane.width + side - 1) / side)
    , m_rows((plane.height + side - 1) / side)
    , m_width(plane.width)
{
    std::vector<uint8_t> squares;
    for (int row = 0; row < m_rows; ++row) {
        for (int column = 0; column < m_columns; ++column)
            squares.push_back(quantile(plane, column * side, row * side));
    }
    for (int row = 0; row < m_rows; ++row) {
        for (int column = 0; column < m_columns; ++column)
            m_levels.push_back(around(squares, column, row));
    }
}

void PaperShade::row(int y, std::vector<float> &levels) const
{
    levels.resize(std::size_t(m_width));
    const float fy = std::clamp((float(y) + 0.5f) / float(m_side) - 0.5f, 0.0f, float(m_rows - 1));
    const int y0 = int(fy);
    const int y1 = std::min(y0 + 1, m_rows - 1);
    const float ay = fy - float(y0);
    for (int x = 0; x < m_width; ++x) {
        const float fx = std::clamp((float(x) + 0.5f) / float(m_side) - 0.5f, 0.0f, float(m_columns - 1));
        const int x0 = int(fx);
        const int x1 = std::min(x0 + 1, m_columns - 1);
        const float ax = fx - float(x0);
        const float top = level(x0, y0) * (1 - ax) + level(x1, y0) * ax;
        const float bottom = level(x0, y1) * (1 - ax) + level(x1, y1) * ax;
        levels[std::size_t(x)] = top * (1 - ay) + bottom * ay;
    }
}

uint8_t PaperShade::quantile(const Plane &plane, int left, int top) const
{
    std::array<int, 256> counts {};
    int total = 0;
    for (int y = top; y < std::min(top + m_side, plane.height); ++y) {
        const uint8_t *row = plane.row(y);
        for (int x = left; x < std::min(left + m_side, plane.width); ++x) {
            ++counts[row[x]];
            ++total;
        }
    }
    int below = 0;
    for (int value = 0; value < 256; ++value) {
        below += counts[std::size_t(value)];
        if (below * 3 >= total * 2)
            return uint8_t(value);
    }
    return 255;
}

uint8_t PaperShade::around(const std::vector<uint8_t> &squares, int column, int row) const
{
    std::vector<uint8_t> near;
    for (int r = std::max(0, row - 1); r <= std::min(m_rows - 1, row + 1); ++r) {
        for (int c = std::max(0, column - 1); c <= std::min(m_columns - 1, column + 1); ++c)
            near.push_back(squares[std::size_t(r) * std::size_t(m_columns) + std::size_t(c)]);
    }
    const auto middle = near.begin() + std::ptrdiff_t(near.size() / 2);
    std::nth_element(near.begin(), middle, near.end());
    return *middle;
}

Plane darkness(PIX *pix, int side)
{
    const int channels = pixGetDepth(pix) == 8 ? 1 : 3;
    Plane result;
    std::vector<float> levels;
    for (int channel = 0; channel < channels; ++channel) {
        const Plane plane = channelOf(pix, channel);
        const PaperShade paper(plane, side);
        if (channel == 0)
            result = {plane.width, plane.height, std::vector<uint8_t>(plane.data.size(), 0)};
        for (int y = 0; y < plane.height; ++y) {
            paper.row(y, levels);
            const uint8_t *from = plane.row(y);
            uint8_t *to = result.row(y);
            for (int x = 0; x < plane.width; ++x) {
                const float darker = levels[std::size_t(x)] - float(from[x]) + 128.0f;
                to[x] = std::max(to[x], uint8_t(std::clamp(darker, 0.0f, 255.0f)));
            }
        }
    }
    return result;
}

double paperNoise(const Plane &darkness)
{
    std::array<long, 256> counts {};
    long total = 0;
    for (const uint8_t value : darkness.data) {
        ++counts[std::size_t(std::abs(int(value) - 128))];
        ++total;
    }
    long below = 0;
    for (int value = 0; value < 256; ++value) {
        const long here = counts[std::size_t(value)];
        below += here;
        if (below * 2 >= total) {
            // the median lies somewhere within this level
            const double part = 1 - double(below * 2 - total) / (2.0 * double(std::max(1L, here)));
            return std::max(0.0, value - 0.5 + part) * 1.4826;
        }
    }
    return 0;
}

PixPtr onWhitePaper(PIX *gray, double dpi)
{
    const int side = std::max(8, int(std::lround(squareSide * dpi / millimetresPerInch)));
    const Plane dark = darkness(gray, side);
    const int grain = std::max(leastGrain, int(std::ceil(grainFactor * paperNoise(dark))));
    const int full = std::max(fullInk(dark, grain), grain + 1);
    std::array<l_uint8, 256> tone {};
    for (int value = 0; value < 256; ++value) {
        const double share = double(value - 128 - grain) / double(full - grain);
        tone[std::size_t(value)] = l_uint8(std::lround(255 * (1 - std::clamp(share, 0.0, 1.0))));
    }
    PixPtr white(pixCreate(dark.width, dark.height, 8));
    if (!white)
        return white;
    for (int y = 0; y < dark.height; ++y) {
        l_uint32 *line = pixGetData(white.get()) + std::size_t(y) * std::size_t(pixGetWpl(white.get()));
        const uint8_t *from = dark.row(y);
        for (int x = 0; x < dark.width; ++x)
            SET_DATA_BYTE(line, x, tone[from[x]]);
    }
    return white;
}

} // namespace motcua
