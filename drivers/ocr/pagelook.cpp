// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/pagelook.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "drivers/ocr/papershade.h"

namespace motcua
{
namespace
{

constexpr double millimetresPerInch = 25.4;
constexpr double border = 2; // mm: shadows of the paper's edge lie there
constexpr double neighbourhood = 6; // mm: what counts as the paper around a spot
constexpr double strokeLength = 1.8; // mm: dust is shorter
constexpr int leastDifference = 9; // gray levels: what the eye still finds, pencil 6H on white
// A hair line and a pale stamp are paler than that at this resolution. What is as pale has to be long, and to
// lie where the paper around it is known on all sides.
constexpr int leastOfLong = 4; // gray levels
constexpr double longStroke = 6; // mm
constexpr double longBorder = border + neighbourhood; // mm
constexpr double noiseFactor = 5; // times the paper's own noise
constexpr double mostNoise = 8; // gray levels: what is more uneven is no bare paper, but printed or pictured
constexpr int mostDifference = 40; // gray levels: ink, on whatever it lies
constexpr double lowContrastInk = 55; // gray levels between paper and typical ink
constexpr double inkEnoughForContrast = 0.0005;
constexpr double sidewaysFactor = 1.5;

/// Averaged over 3 × 3 px: a pencil line survives that, noise does not.
Plane smoothed(const Plane &raw)
{
    Plane smooth = raw;
    for (int y = 1; y + 1 < raw.height; ++y) {
        const uint8_t *above = raw.row(y - 1);
        const uint8_t *here = raw.row(y);
        const uint8_t *below = raw.row(y + 1);
        uint8_t *to = smooth.row(y);
        for (int x = 1; x + 1 < raw.width; ++x) {
            int sum = 0;
            for (int dx = -1; dx <= 1; ++dx)
                sum += above[x + dx] + here[x + dx] + below[x + dx];
            to[x] = uint8_t(sum / 9);
        }
    }
    return smooth;
}

/// Marks long enough to be more than dust or cloud, as a 1 bit image.
PixPtr marksOf(const Plane &difference, int threshold, int margin, int stroke)
{
    PixPtr marks(pixCreate(difference.width, difference.height, 1));
    if (!marks)
        return marks;
    for (int y = margin; y < difference.height - margin; ++y) {
        l_uint32 *line = pixGetData(marks.get()) + std::size_t(y) * std::size_t(pixGetWpl(marks.get()));
        for (int x = margin; x < difference.width - margin; ++x) {
            if (difference.at(x, y) > 128 + threshold)
                SET_DATA_BIT(line, x);
        }
    }
    return PixPtr(
        pixSelectBySize(marks.get(), stroke, stroke, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr));
}

/// What does not reach the border: a table beside the paper and shadows of its edge are no lines of text.
PixPtr withinPaper(PIX *marks, int margin)
{
    BOX *inside =
        boxCreate(margin, margin, pixGetWidth(marks) - 2 * margin, pixGetHeight(marks) - 2 * margin);
    const PixPtr clipped(pixClipRectangle(marks, inside, nullptr));
    boxDestroy(&inside);
    return PixPtr(clipped ? pixRemoveBorderConnComps(clipped.get(), 8) : nullptr);
}

double profileEnergy(NUMA *counts)
{
    double energy = 0;
    for (int i = 1; i < numaGetCount(counts); ++i) {
        float before = 0, here = 0;
        numaGetFValue(counts, i - 1, &before);
        numaGetFValue(counts, i, &here);
        energy += double(here - before) * double(here - before);
    }
    numaDestroy(&counts);
    return energy;
}

/// How dark the darkest twentieth of the marks is: thin strokes are gray at this resolution, their middles
/// are not.
double inkOf(const Plane &raw, PIX *marks)
{
    std::vector<int> levels;
    for (int y = 0; y < raw.height; ++y) {
        const l_uint32 *line = pixGetData(marks) + std::size_t(y) * std::size_t(pixGetWpl(marks));
        for (int x = 0; x < raw.width; ++x) {
            if (GET_DATA_BIT(line, x))
                levels.push_back(raw.at(x, y) - 128);
        }
    }
    if (levels.empty())
        return 0;
    const auto upper = levels.begin() + std::ptrdiff_t(levels.size() * 19 / 20);
    std::nth_element(levels.begin(), upper, levels.end());
    return *upper;
}

} // namespace

SmallPage::SmallPage(PIX *page, double resolution)
    : pix(page)
    , dpi(resolution)
    , darkness(motcua::darkness(page, pixels(neighbourhood)))
{
}

int SmallPage::pixels(double millimetres) const
{
    return std::max(2, int(std::lround(millimetres * dpi / millimetresPerInch)));
}

PageLook lookAtPage(const SmallPage &page)
{
    PageLook look;
    const int margin = page.pixels(border);
    const Plane &raw = page.darkness;
    if (raw.width <= 4 * margin || raw.height <= 4 * margin)
        return look;
    const Plane difference = smoothed(raw);
    const double noise = paperNoise(difference);
    const auto threshold = [&](int least) {
        return std::clamp(int(std::ceil(noiseFactor * noise)), least, mostDifference);
    };
    const PixPtr marks = marksOf(difference, threshold(leastDifference), margin, page.pixels(strokeLength));
    const PixPtr pale =
        marksOf(difference, threshold(leastOfLong), page.pixels(longBorder), page.pixels(longStroke));
    if (!marks || !pale)
        return look;
    int inked = 0;
    pixCountPixels(marks.get(), &inked, nullptr);
    int noPale = 1;
    pixZero(pale.get(), &noPale);
    look.blank = inked == 0 && noPale != 0 && noise <= mostNoise;
    look.inkedShare = double(inked) / (double(raw.width) * raw.height);
    look.lowContrast = look.inkedShare > inkEnoughForContrast && inkOf(raw, marks.get()) < lowContrastInk;
    const PixPtr print = withinPaper(marks.get(), margin);
    if (!print)
        return look;
    const double rows = profileEnergy(pixCountPixelsByRow(print.get(), nullptr)) / raw.width;
    const double columns = profileEnergy(pixCountPixelsByColumn(print.get())) / raw.height;
    look.sidewaysLines = columns > sidewaysFactor * rows;
    return look;
}

} // namespace motcua
