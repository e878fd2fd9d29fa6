// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/ruledlines.h"

#include <algorithm>
#include <cmath>

namespace motcua
{
namespace
{

constexpr double millimetresPerInch = 25.4;
constexpr double shortest = 12; // mm: longer than any stroke of a letter, dashes included
constexpr double thickest = 1; // mm: what is thicker is a picture or a dark field with text in it
constexpr double dotSize = 0.6; // mm: the dots of a leader
constexpr double dotGap = 1.1; // mm between them
constexpr int square = 16; // px: the paper's brightness is the lightest in such squares

/// Long thin runs of ink, a little widened to take their gray seams along.
PixPtr lines(PIX *ink, bool horizontal, int length, int thickness)
{
    const auto open = [&](PIX *from, int along, int across) {
        return PixPtr(horizontal ? pixOpenCompBrick(nullptr, from, along, across)
                                 : pixOpenCompBrick(nullptr, from, across, along));
    };
    PixPtr runs = open(ink, length, 1);
    if (!runs)
        return runs;
    const PixPtr fields = open(runs.get(), 1, thickness + 1);
    if (!fields)
        return nullptr;
    pixSubtract(runs.get(), runs.get(), fields.get());
    return PixPtr(
        horizontal ? pixDilateBrick(nullptr, runs.get(), 3, 5) : pixDilateBrick(nullptr, runs.get(), 5, 3));
}

/// Leaders: dots in a row as long as a ruled line.
PixPtr leaders(PIX *ink, int dot, int gap, int length)
{
    const PixPtr dots(pixSelectBySize(ink, dot, dot, 8, L_SELECT_IF_BOTH, L_SELECT_IF_LTE, nullptr));
    const PixPtr joined(dots ? pixCloseSafeBrick(nullptr, dots.get(), gap, 1) : nullptr);
    const PixPtr rows(joined ? pixOpenCompBrick(nullptr, joined.get(), length, 1) : nullptr);
    PixPtr band(rows ? pixDilateBrick(nullptr, rows.get(), 1, dot) : nullptr);
    if (band)
        pixAnd(band.get(), band.get(), dots.get());
    return PixPtr(band ? pixDilateBrick(nullptr, band.get(), 3, 3) : nullptr);
}

/// The paper's own level at every place.
PixPtr paperOf(PIX *gray)
{
    const PixPtr coarse(pixScaleGrayMinMax(gray, square, square, L_CHOOSE_MAX));
    return PixPtr(coarse ? pixScaleToSize(coarse.get(), pixGetWidth(gray), pixGetHeight(gray)) : nullptr);
}

} // namespace

PixPtr withoutRuledLines(PIX *gray, double dpi)
{
    const auto pixels = [&](double millimetres) {
        return std::max(2, int(std::lround(millimetres * dpi / millimetresPerInch)));
    };
    PIX *binary = nullptr;
    if (pixOtsuAdaptiveThreshold(gray, 2000, 2000, 0, 0, 0.1f, nullptr, &binary) != 0)
        return nullptr;
    const PixPtr ink(binary);
    const PixPtr mask = lines(ink.get(), true, pixels(shortest), pixels(thickest));
    const PixPtr down = lines(ink.get(), false, pixels(shortest), pixels(thickest));
    const PixPtr dots = leaders(ink.get(), pixels(dotSize), pixels(dotGap), pixels(shortest));
    if (!mask || !down || !dots)
        return nullptr;
    pixOr(mask.get(), mask.get(), down.get());
    pixOr(mask.get(), mask.get(), dots.get());
    int none = 0;
    pixZero(mask.get(), &none);
    if (none)
        return PixPtr(pixClone(gray));
    const PixPtr paper = paperOf(gray);
    PixPtr clean(pixCopy(nullptr, gray));
    if (!paper || !clean)
        return nullptr;
    pixCombineMasked(clean.get(), paper.get(), mask.get());
    return clean;
}

} // namespace motcua
