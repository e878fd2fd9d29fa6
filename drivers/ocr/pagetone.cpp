// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/pagetone.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "drivers/ocr/papershade.h"

namespace motcua
{
namespace
{

constexpr double millimetresPerInch = 25.4;
constexpr double squareSide = 6; // mm, see PaperShade
constexpr int faintestInk = 36; // 255ths of the paper's light; what takes less may be the paper's grain
constexpr double inkOverNoise = 4; // times the paper's noise
constexpr double inkQuantile = 0.8; // of all that is darker than paper: below lie the strokes' edges
constexpr double leastInkShare = 0.0005; // of the page
constexpr int rowsToEdges = 8; // every eighth row is enough to know how sharp the page is
constexpr double edge = 0.3; // of the contrast, over 2 px
constexpr double sharpEdge = 0.6;

using Histogram = std::array<long, 256>;

/// Every fourth pixel of every fourth row.
Plane sampled(PIX *gray)
{
    Plane plane;
    plane.width = (pixGetWidth(gray) + PageTone::step - 1) / PageTone::step;
    plane.height = (pixGetHeight(gray) + PageTone::step - 1) / PageTone::step;
    plane.data.resize(std::size_t(plane.width) * std::size_t(plane.height));
    for (int y = 0; y < plane.height; ++y) {
        const l_uint32 *line =
            pixGetData(gray) + std::size_t(y) * PageTone::step * std::size_t(pixGetWpl(gray));
        uint8_t *to = plane.row(y);
        for (int x = 0; x < plane.width; ++x)
            to[x] = uint8_t(line[x] >> 24); // a word is four pixels, the first in the highest byte
    }
    return plane;
}

double contrastOf(const Histogram &taken, double noise)
{
    const auto least = std::size_t(std::max(faintestInk, int(std::lround(inkOverNoise * noise))));
    long total = 0, dark = 0;
    for (std::size_t share = 0; share < taken.size(); ++share) {
        total += taken[share];
        dark += share >= least ? taken[share] : 0;
    }
    if (double(dark) < leastInkShare * double(total))
        return 0;
    long passed = 0;
    std::size_t share = least;
    for (; share + 1 < taken.size(); ++share) {
        passed += taken[share];
        if (double(passed) >= inkQuantile * double(dark))
            break;
    }
    return double(share) / 255;
}

double sharpnessOf(PIX *gray, const PageTone &tone)
{
    long sharp = 0, all = 0;
    for (int y = 0; y < pixGetHeight(gray); y += rowsToEdges) {
        const l_uint32 *line = pixGetData(gray) + std::size_t(y) * std::size_t(pixGetWpl(gray));
        const uint8_t *paper = tone.paperOf(y);
        for (int x = 1; x + 1 < pixGetWidth(gray); ++x) {
            const int rise = std::abs(int(GET_DATA_BYTE(line, x + 1)) - int(GET_DATA_BYTE(line, x - 1)));
            const int light = paper[x / PageTone::step];
            const double full = light * tone.contrast;
            all += rise >= edge * full;
            sharp += rise >= sharpEdge * full;
        }
    }
    return double(sharp) / double(std::max(1L, all));
}

} // namespace

PageTone toneOf(PIX *gray, double dpi)
{
    const Plane sample = sampled(gray);
    const int side = std::max(4, int(std::lround(squareSide * dpi / millimetresPerInch / PageTone::step)));
    const PaperShade shade(sample, side);
    PageTone tone;
    tone.columns = sample.width;
    tone.rows = sample.height;
    tone.paper.reserve(sample.data.size());
    Plane darker {sample.width, sample.height, {}};
    darker.data.reserve(sample.data.size());
    Histogram taken {};
    std::vector<float> levels;
    for (int y = 0; y < sample.height; ++y) {
        shade.row(y, levels);
        const uint8_t *row = sample.row(y);
        for (int x = 0; x < sample.width; ++x) {
            const int paper = std::clamp(int(levels[std::size_t(x)] + 0.5f), 1, 255);
            tone.paper.push_back(uint8_t(paper));
            darker.data.push_back(uint8_t(std::clamp(paper - row[x] + 128, 0, 255)));
            ++taken[std::size_t(std::max(0, 255 - 255 * row[x] / paper))];
        }
    }
    tone.noise = paperNoise(darker);
    tone.contrast = contrastOf(taken, tone.noise);
    tone.sharpness = tone.contrast > 0 ? sharpnessOf(gray, tone) : 0;
    return tone;
}

} // namespace motcua
