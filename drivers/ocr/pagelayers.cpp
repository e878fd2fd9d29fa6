// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/pagelayers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include <QRect>

#include "drivers/ocr/archivepage.h"
#include "drivers/ocr/groupfour.h"
#include "drivers/ocr/jpegcodec.h"
#include "drivers/ocr/strokemasks.h"

namespace motcua
{
namespace
{

constexpr double leastContrast = 0.2; // see PageTone; a fainter page is a matter of its paper's grain
constexpr double mostNoise = 0.1; // of the contrast
constexpr double leastSharpness = 0.35; // good print has 0.5, an unsharp camera 0.2, a blurred page nothing
constexpr int pictureQuality = 70;
constexpr int budgetQuality = 45;
constexpr std::array roomQualities {35, 26, 18, 12, 8}; // of pictures that 45 does not bring into their room
constexpr int lowestQuality = 40; // of a page that was stored far more coarsely
constexpr double middleStep = 57.6; // mean step of the standard's table for lightness: quality 50
constexpr double budget = 3100; // bytes a square inch
constexpr double room = 2 * budget; // what a page of pictures may take
constexpr double leastSaving = 0.1; // of the archived JPEG
constexpr int block = 16; // px: what JPEG codes at once, chroma halved
constexpr int leastFree = 8; // px of a block that tell what its paper is like
constexpr int coverGrowth = 3; // px across: JPEG smears a stroke into its neighbours

using Colour = std::array<double, 3>; // red, green, blue; 0 to 255

double lightness(const Colour &colour)
{
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2];
}

quint32 packed(const Colour &colour)
{
    quint32 rgb = 0;
    for (const double channel : colour)
        rgb = rgb << 8 | quint32(std::lround(std::clamp(channel, 0.0, 255.0)));
    return rgb;
}

l_uint32 *rowOf(PIX *pix, int y)
{
    return pixGetData(pix) + std::size_t(y) * std::size_t(pixGetWpl(pix));
}

/// The picture below the strokes, and which of its pixels they cover.
class Underlay
{
public:
    Underlay(PIX *picture, int eighths)
        : m_picture(picture)
        , m_eighths(eighths)
        , m_width(pixGetWidth(picture))
        , m_height(pixGetHeight(picture))
        , m_gray(pixGetDepth(picture) == 8)
    {
    }

    /// Pixels of the picture on whose middle `mask`, which has the page's full size, is set.
    PixPtr sampled(PIX *mask) const
    {
        PixPtr bits(pixCreate(m_width, m_height, 1));
        std::vector<int> columns;
        columns.reserve(std::size_t(m_width));
        for (int x = 0; x < m_width; ++x)
            columns.push_back(onPage(x, pixGetWidth(mask)));
        for (int y = 0; bits && y < m_height; ++y) {
            const l_uint32 *from = rowOf(mask, onPage(y, pixGetHeight(mask)));
            l_uint32 *to = rowOf(bits.get(), y);
            for (int left = 0; left < m_width; left += 32) {
                const int right = std::min(left + 32, m_width);
                const l_uint32 *last = from + columns[std::size_t(right - 1)] / 32;
                if (std::all_of(from + columns[std::size_t(left)] / 32, last + 1, std::logical_not<>()))
                    continue;
                l_uint32 word = 0;
                for (int x = left; x < right; ++x)
                    word |= l_uint32(GET_DATA_BIT(from, columns[std::size_t(x)])) << (31 - (x & 31));
                to[left / 32] = word;
            }
        }
        return bits;
    }

    /// Mean colour where `mask` (of the picture's size) is set, nothing where it nowhere is.
    std::optional<Colour> meanOf(PIX *mask) const
    {
        Colour sum {};
        long count = 0;
        for (int y = 0; y < m_height; ++y) {
            const l_uint32 *bits = rowOf(mask, y);
            const l_uint32 *line = rowOf(m_picture, y);
            for (int x = 0; x < m_width; ++x) {
                if (!(bits[x >> 5] << (x & 31))) {
                    x |= 31; // no more in this word
                } else if (GET_DATA_BIT(bits, x)) {
                    add(sum, line, x);
                    ++count;
                }
            }
        }
        return count ? std::optional(divided(sum, count)) : std::nullopt;
    }

    /// Gives what is covered the colour of the paper beside it, block by block, so that nothing of it is
    /// coded twice. Returns the mean colour of all that was filled in.
    Colour fill(PIX *covered)
    {
        Colour paper {255, 255, 255}, sum {};
        long filled = 0;
        for (int top = 0; top < m_height; top += block) {
            for (int left = 0; left < m_width; left += block) {
                const QRect area(left, top, std::min(block, m_width - left), std::min(block, m_height - top));
                const long count = fillBlock(area, covered, paper);
                for (std::size_t c = 0; c < 3; ++c)
                    sum[c] += paper[c] * double(count);
                filled += count;
            }
        }
        return filled ? divided(sum, filled) : paper;
    }

private:
    int onPage(int at, int size) const { return std::min((2 * at + 1) * 4 / m_eighths, size - 1); }

    static Colour divided(Colour sum, long count)
    {
        for (double &channel : sum)
            channel /= double(count);
        return sum;
    }

    void add(Colour &sum, const l_uint32 *line, int x) const
    {
        for (std::size_t c = 0; c < 3; ++c)
            sum[c] += m_gray ? GET_DATA_BYTE(line, x) : line[x] >> (24 - 8 * c) & 255;
    }

    /// `paper`: of the block before, where this one shows too little of its own. Returns the pixels filled.
    long fillBlock(const QRect &area, PIX *covered, Colour &paper)
    {
        Colour sum {};
        long free = 0;
        const long all = long(area.width()) * area.height();
        for (int y = area.top(); y <= area.bottom(); ++y) {
            const l_uint32 *bits = rowOf(covered, y);
            for (int x = area.left(); x <= area.right(); ++x)
                free += !GET_DATA_BIT(bits, x);
        }
        if (free == all)
            return 0;
        for (int y = area.top(); free >= leastFree && y <= area.bottom(); ++y) {
            const l_uint32 *bits = rowOf(covered, y);
            const l_uint32 *line = rowOf(m_picture, y);
            for (int x = area.left(); x <= area.right(); ++x) {
                if (!GET_DATA_BIT(bits, x))
                    add(sum, line, x);
            }
        }
        if (free >= leastFree)
            paper = divided(sum, free);
        const quint32 rgb = packed(paper);
        for (int y = area.top(); y <= area.bottom(); ++y) {
            const l_uint32 *bits = rowOf(covered, y);
            l_uint32 *line = rowOf(m_picture, y);
            for (int x = area.left(); x <= area.right(); ++x) {
                if (!GET_DATA_BIT(bits, x))
                    continue;
                if (m_gray)
                    SET_DATA_BYTE(line, x, l_uint8(rgb & 255));
                else
                    line[x] = rgb << 8;
            }
        }
        return all - free;
    }

    PIX *m_picture;
    int m_eighths, m_width, m_height;
    bool m_gray;
};

/// Mean gray level of what each mask has beyond the next one. Every third row is enough.
std::array<double, StrokeMasks::count> levelsOf(PIX *gray, const StrokeMasks &strokes)
{
    constexpr int every = 3;
    std::array<double, StrokeMasks::count> sums {};
    std::array<long, StrokeMasks::count> counts {};
    for (int y = 0; y < pixGetHeight(gray); y += every) {
        const l_uint32 *line = rowOf(gray, y);
        std::array<const l_uint32 *, StrokeMasks::count> bits {};
        for (std::size_t mask = 0; mask < bits.size(); ++mask)
            bits[mask] = rowOf(strokes.masks[mask].get(), y);
        for (int x = 0; x < pixGetWidth(gray); ++x) {
            if (!(bits[0][x >> 5] << (x & 31))) {
                x |= 31;
                continue;
            }
            if (!GET_DATA_BIT(bits[0], x))
                continue;
            std::size_t top = 0;
            while (top + 1 < bits.size() && GET_DATA_BIT(bits[top + 1], x))
                ++top;
            sums[top] += GET_DATA_BYTE(line, x);
            ++counts[top];
        }
    }
    for (std::size_t mask = 0; mask < sums.size(); ++mask)
        sums[mask] = counts[mask] ? sums[mask] / double(counts[mask]) : -1;
    return sums;
}

/// The strokes as stencils, and the picture without them. Nothing where there are none, or memory is short:
/// then the picture is as it was.
QList<Stencil> liftStrokes(PIX *gray, PIX *picture, int eighths, const PageTone &tone, double dpi)
{
    const auto strokes = strokeMasksOf(gray, tone, picture, dpi);
    if (!strokes)
        return {};
    Underlay underlay(picture, eighths);
    const PixPtr full = underlay.sampled(strokes->masks.back().get());
    const PixPtr grown(pixDilateBrick(nullptr, strokes->masks.front().get(), coverGrowth, coverGrowth));
    if (!full || !grown)
        return {};
    if (strokes->leftOut)
        pixSubtract(grown.get(), grown.get(), strokes->leftOut.get());
    const PixPtr covered = underlay.sampled(grown.get());
    auto ink = underlay.meanOf(full.get());
    if (!covered || !ink)
        return {};

    QList<Stencil> stencils;
    for (const PixPtr &mask : strokes->masks) {
        const auto g4 = encodeGroupFour(mask.get());
        if (!g4)
            return {};
        stencils.append({*g4, 0});
    }
    const Colour paper = underlay.fill(covered.get());
    // The picture is smaller than the page and knows the ink's hue, but not how dark a thin stroke is.
    const auto levels = levelsOf(gray, *strokes);
    for (double &channel : *ink)
        channel += levels.back() - lightness(*ink);
    const double depth = std::max(1.0, lightness(paper) - levels.back());
    for (std::size_t mask = 0; mask < levels.size(); ++mask) {
        const double share = levels[mask] < 0 ? 1 : (lightness(paper) - levels[mask]) / depth;
        Colour colour {};
        for (std::size_t c = 0; c < 3; ++c)
            colour[c] = paper[c] + ((*ink)[c] - paper[c]) * share;
        stencils[qsizetype(mask)].rgb = packed(colour);
    }
    return stencils;
}

/// Beyond this quality nothing is kept but what coarse storing did to the page: its steps are half of the
/// page's own. `step`: see JpegInfo. The relation of steps and quality is libjpeg's.
int worthwhileQuality(double step)
{
    const double scale = step / 2 / middleStep;
    return std::clamp(int(scale <= 1 ? 100 - 50 * scale : 50 / scale), lowestQuality, pictureQuality);
}

qsizetype bytesOf(const QList<Stencil> &stencils)
{
    qsizetype bytes = 0;
    for (const Stencil &stencil : stencils)
        bytes += stencil.g4.size();
    return bytes;
}

/// At the best quality at which it keeps the budget, or then the room, beside `others` bytes. `area`: square
/// inches.
std::optional<QByteArray> codedWithin(PIX *picture, double dpi, int best, double area, qsizetype others)
{
    std::vector<std::pair<int, double>> tries {{best, budget}, {std::min(best, budgetQuality), room}};
    for (const int quality : roomQualities)
        tries.emplace_back(std::min(best, quality), room);
    QByteArray bytes;
    for (const auto &[quality, limit] : tries) {
        const auto coded = encodeJpeg(picture, quality, dpi);
        if (!coded)
            return std::nullopt;
        bytes = *coded;
        if (double(others + bytes.size()) <= limit * area)
            break;
    }
    return bytes;
}

bool stencilsAreFaithful(const PageTone &tone)
{
    return tone.contrast >= leastContrast && tone.noise <= mostNoise * 255 * tone.contrast
        && tone.sharpness >= leastSharpness;
}

} // namespace

std::optional<PageLayers> layersOf(PagePixels &page)
{
    const double dpi = page.dpi();
    PageLayers layers;
    layers.size = page.size();
    layers.eighths = page.eighthsFor(lowestDpi);
    const double area = double(layers.size.width()) * layers.size.height() / (dpi * dpi);
    const auto gray = page.fullGray();
    auto under = page.take(lowestDpi);
    if (!gray || !under)
        return std::nullopt;

    const PageTone tone = toneOf(gray->pix.get(), dpi);
    if (stencilsAreFaithful(tone))
        layers.stencils = liftStrokes(gray->pix.get(), under->pix.get(), layers.eighths, tone, dpi);
    if (double(bytesOf(layers.stencils)) > budget * area) {
        layers.stencils.clear(); // no print is as dense; the picture without them is of no use
        under = page.take(lowestDpi);
        if (!under)
            return std::nullopt;
    }
    const qsizetype stencilBytes = bytesOf(layers.stencils);
    const auto picture = codedWithin(
        under->pix.get(), dpi * layers.eighths / 8, worthwhileQuality(page.step()), area, stencilBytes);
    if (!picture)
        return std::nullopt;
    layers.picture = *picture;
    if (double(stencilBytes + layers.picture.size()) > (1 - leastSaving) * double(page.bytes()))
        return std::nullopt;
    return layers;
}

} // namespace motcua
