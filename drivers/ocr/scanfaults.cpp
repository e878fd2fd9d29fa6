// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/scanfaults.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <QRectF>

#include "drivers/ocr/pagestrip.h"

namespace motcua
{
namespace
{

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

/// What is as large as letters are, px.
std::vector<QRect> lettersOf(const SmallPage &page)
{
    const Plane &dark = page.darkness;
    const PixPtr ink(pixCreate(dark.width, dark.height, 1));
    if (!ink)
        return {};
    for (int y = 0; y < dark.height; ++y) {
        l_uint32 *line = pixGetData(ink.get()) + std::size_t(y) * std::size_t(pixGetWpl(ink.get()));
        for (int x = 0; x < dark.width; ++x) {
            if (dark.at(x, y) >= paper + leastInk)
                SET_DATA_BIT(line, x);
        }
    }
    std::vector<QRect> letters;
    BOXA *boxes = pixConnCompBB(ink.get(), 8);
    for (int i = 0; i < boxaGetCount(boxes); ++i) {
        int x = 0, y = 0, width = 0, height = 0;
        boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
        const int longer = std::max(width, height);
        if (longer >= page.pixels(leastLetter) && longer <= page.pixels(largestLetter))
            letters.emplace_back(x, y, width, height);
    }
    boxaDestroy(&boxes);
    return letters;
}

bool cutsLetters(const SmallPage &page)
{
    const int reach = page.pixels(edgeReach);
    std::array<int, 4> touching {};
    for (const QRect &letter : lettersOf(page)) {
        touching[0] += letter.left() < reach;
        touching[1] += letter.top() < reach;
        touching[2] += letter.right() >= page.darkness.width - reach;
        touching[3] += letter.bottom() >= page.darkness.height - reach;
    }
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
bool hasStreak(const SmallPage &page)
{
    const Plane &dark = page.darkness;
    const int rows = page.pixels(stripHeight);
    const int aside = page.pixels(streakSurroundings);
    const int margin = page.pixels(border) + aside;
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

bool coversCorner(const SmallPage &page)
{
    PixPtr gray(pixConvertTo8(page.pix, 0));
    // The mean of a few pixels: grain is no corner.
    if (gray)
        gray.reset(pixBlockconvGray(gray.get(), nullptr, 2, 2));
    if (!gray)
        return false;
    const int length = page.pixels(cornerSide);
    const int least = page.pixels(leastCorner);
    const int right = pixGetWidth(gray.get()) - 3, bottom = pixGetHeight(gray.get()) - 3;
    for (const int x : {2, right}) {
        for (const int y : {2, bottom}) {
            const int along = darkRun(gray.get(), x, y, x == 2 ? 1 : -1, 0, length);
            const int down = darkRun(gray.get(), x, y, 0, y == 2 ? 1 : -1, length);
            if (along >= least && down >= least)
                return true;
        }
    }
    return false;
}

} // namespace

ScanFaults scanFaults(const SmallPage &page)
{
    if (std::min(page.darkness.width, page.darkness.height) < 3 * page.pixels(cornerSide))
        return {}; // a stamp-sized paper has no margins to speak of
    return {cutsLetters(page), hasStreak(page), coversCorner(page)};
}

bool straighteningCuts(const SmallPage &page, double skewDeg)
{
    if (skewDeg == 0)
        return false;
    const QRectF whole(0, 0, page.darkness.width, page.darkness.height);
    const std::vector<QRect> letters = lettersOf(page);
    return std::any_of(letters.begin(), letters.end(), [&](const QRectF &box) {
        const std::array corners {box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()};
        return std::any_of(corners.begin(), corners.end(),
            [&](QPointF corner) { return !whole.contains(tilted(corner, whole.size(), -skewDeg)); });
    });
}

} // namespace motcua
