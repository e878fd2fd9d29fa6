// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/scanfaults.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "drivers/ocr/papershade.h"

namespace motcua
{
namespace
{

constexpr double millimetresPerInch = 25.4;
constexpr double neighbourhood = 6; // mm: what counts as the paper around a spot
constexpr int paper = 128; // its level in darkness()

constexpr int leastInk = 40; // gray levels: letters, no noise
constexpr double edgeReach = 0.7; // mm: what comes so near was cut
constexpr double leastLetter = 1; // mm
constexpr double largestLetter = 15; // mm: what is larger at an edge is a shadow or the table
constexpr int leastCutLetters = 3; // at one edge: fewer may be chance

constexpr double border = 3; // mm: shadows of the paper's edge lie there
constexpr double stripHeight = 1.7; // mm: fits between two lines of print
constexpr double streakSurroundings = 1.4; // mm to either side
constexpr double leastStreak = 5; // gray levels
constexpr double wholeStreak =
    0.98; // of the strips where nothing else lies: frames end before the paper does
constexpr double leastCleanStrips = 0.25;

constexpr double cornerSide = 30; // mm: fingertips and folded corners are smaller
constexpr double leastCorner = 5; // mm along both edges
constexpr int cornerDifference = 35; // gray levels; a shade changes less over cornerSide

int pixels(double millimetres, double dpi)
{
    return std::max(2, int(std::lround(millimetres * dpi / millimetresPerInch)));
}

bool cutsLetters(const Plane &dark, double dpi)
{
    const PixPtr ink(pixCreate(dark.width, dark.height, 1));
    if (!ink)
        return false;
    for (int y = 0; y < dark.height; ++y) {
        l_uint32 *line = pixGetData(ink.get()) + std::size_t(y) * std::size_t(pixGetWpl(ink.get()));
        for (int x = 0; x < dark.width; ++x) {
            if (dark.at(x, y) >= paper + leastInk)
                SET_DATA_BIT(line, x);
        }
    }
    const int reach = pixels(edgeReach, dpi);
    std::array<int, 4> touching {};
    BOXA *boxes = pixConnCompBB(ink.get(), 8);
    for (int i = 0; i < boxaGetCount(boxes); ++i) {
        int x = 0, y = 0, width = 0, height = 0;
        boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
        const int longer = std::max(width, height);
        if (longer < pixels(leastLetter, dpi) || longer > pixels(largestLetter, dpi))
            continue;
        touching[0] += x < reach;
        touching[1] += y < reach;
        touching[2] += x + width > dark.width - reach;
        touching[3] += y + height > dark.height - reach;
    }
    boxaDestroy(&boxes);
    return *std::max_element(touching.begin(), touching.end()) >= leastCutLetters;
}

/// How dark each column of a strip of rows is on the mean.
std::vector<double> columnMeans(const Plane &dark, int top, int rows)
{
    std::vector<double> means(std::size_t(dark.width), -paper);
    for (int y = top; y < top + rows; ++y) {
        const uint8_t *row = dark.row(y);
        for (int x = 0; x < dark.width; ++x)
            means[std::size_t(x)] += double(row[x]) / rows;
    }
    return means;
}

/// A column darker than its surroundings wherever those are bare paper, all the way down.
bool hasStreak(const Plane &dark, double dpi)
{
    const int rows = pixels(stripHeight, dpi);
    const int aside = pixels(streakSurroundings, dpi);
    const int margin = pixels(border, dpi) + aside;
    const int strips = dark.height / rows;
    std::vector<int> clean(std::size_t(dark.width), 0), marked = clean;
    for (int strip = 0; strip < strips; ++strip) {
        const std::vector<double> mean = columnMeans(dark, strip * rows, rows);
        for (int x = margin; x < dark.width - margin; ++x) {
            const auto here = std::size_t(x);
            const double around = std::max(mean[here - std::size_t(aside)], mean[here + std::size_t(aside)]);
            if (around >= leastStreak)
                continue;
            ++clean[here];
            marked[here] += mean[here] - around >= leastStreak;
        }
    }
    for (std::size_t x = 0; x < clean.size(); ++x) {
        if (clean[x] >= leastCleanStrips * strips && marked[x] >= wholeStreak * clean[x])
            return true;
    }
    return false;
}

/// From a corner along an edge, two px within the image: how far it is darker than the paper at the end of
/// the way. 0 where that end is no lighter: what is dark all along the edge is no corner.
int darkRun(PIX *gray, int x, int y, int dx, int dy, int length)
{
    const auto level = [&](int step) {
        l_uint32 value = 0;
        pixGetPixel(gray, x + dx * step, y + dy * step, &value);
        return int(value);
    };
    std::vector<int> end;
    for (int step = length * 3 / 4; step < length; ++step)
        end.push_back(level(step));
    const auto middle = end.begin() + std::ptrdiff_t(end.size() / 2);
    std::nth_element(end.begin(), middle, end.end());
    int run = 0;
    while (run < length && level(run) < *middle - cornerDifference)
        ++run;
    return run < length * 3 / 4 ? run : 0;
}

bool coversCorner(PIX *gray, double dpi)
{
    const int length = pixels(cornerSide, dpi);
    const int least = pixels(leastCorner, dpi);
    const int right = pixGetWidth(gray) - 3, bottom = pixGetHeight(gray) - 3;
    for (const int x : {2, right}) {
        for (const int y : {2, bottom}) {
            const int along = darkRun(gray, x, y, x == 2 ? 1 : -1, 0, length);
            const int down = darkRun(gray, x, y, 0, y == 2 ? 1 : -1, length);
            if (along >= least && down >= least)
                return true;
        }
    }
    return false;
}

} // namespace

ScanFaults scanFaults(PIX *page, double dpi)
{
    ScanFaults faults;
    if (std::min(pixGetWidth(page), pixGetHeight(page)) < 3 * pixels(cornerSide, dpi))
        return faults; // a stamp-sized paper has no margins to speak of
    const Plane dark = darkness(page, pixels(neighbourhood, dpi));
    faults.cutEdge = cutsLetters(dark, dpi);
    faults.streak = hasStreak(dark, dpi);
    const PixPtr gray(pixConvertTo8(page, 0));
    // The mean of a few pixels: grain is no corner.
    const PixPtr smooth(gray ? pixBlockconvGray(gray.get(), nullptr, 2, 2) : nullptr);
    faults.corner = smooth && coversCorner(smooth.get(), dpi);
    return faults;
}

} // namespace motcua
