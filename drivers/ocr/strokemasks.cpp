// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/strokemasks.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <QRect>

namespace motcua
{
namespace
{

constexpr double millimetresPerInch = 25.4;
constexpr double lightest = 0.1; // of the way from paper to ink: where the first mask begins
constexpr double darkest = 0.8; // where the last one does
constexpr double grainFactor = 3; // times the paper's noise: what is less dark is paper
constexpr int strokesReach = 5; // px across: the soft edge of a stroke lies within 2 px of it
constexpr int mostGray = 48; // levels between the strongest and the weakest channel, on white paper
constexpr int leastColour = 2; // px of the picture: less is JPEG's or the camera's
constexpr int inkBlock = 16; // px of the picture: so much of an ink tells its hue whatever JPEG did to it
constexpr int leastInBlock = 12; // px
constexpr double otherInk = 12; // levels between two channels, beside the page's main ink; print varies by 6
constexpr double fullInk = 0.6; // of the way from paper to ink
constexpr int colourReach = 7; // px of the picture across: chroma is coded coarsely and bleeds
constexpr double broadTone = 0.8; // mm: no edge of a stroke is as wide
constexpr double toneReach = 2.5; // mm across

using Limits = std::array<std::array<l_uint32, 256>, StrokeMasks::count>;

/// The gray level below which a pixel on paper of a level belongs to each mask.
Limits limitsOf(const PageTone &tone)
{
    const double grain = grainFactor * tone.noise / (255 * tone.contrast);
    const double first = std::min(std::max(lightest, grain), darkest / 2);
    Limits limits {};
    for (int mask = 0; mask < StrokeMasks::count; ++mask) {
        const double share = first + (darkest - first) * mask / (StrokeMasks::count - 1);
        for (int paper = 0; paper < 256; ++paper)
            limits[std::size_t(mask)][std::size_t(paper)] =
                l_uint32(std::lround(paper * (1 - share * tone.contrast)));
    }
    return limits;
}

/// Which of the four pixels in a word are darker than `limit`, the first in the highest of four bits.
l_uint32 darkerThan(l_uint32 four, l_uint32 limit)
{
    return l_uint32((four >> 24) < limit) << 3 | l_uint32(((four >> 16) & 255) < limit) << 2
        | l_uint32(((four >> 8) & 255) < limit) << 1 | l_uint32((four & 255) < limit);
}

/// Fills the masks by darkness alone.
void separate(PIX *gray, const PageTone &tone, StrokeMasks &strokes)
{
    const Limits limits = limitsOf(tone);
    const int words = (pixGetWidth(gray) + 3) / 4;
    for (int y = 0; y < pixGetHeight(gray); ++y) {
        const l_uint32 *line = pixGetData(gray) + std::size_t(y) * std::size_t(pixGetWpl(gray));
        const uint8_t *paper = tone.paperOf(y);
        std::array<l_uint32 *, StrokeMasks::count> to {};
        for (std::size_t mask = 0; mask < to.size(); ++mask) {
            PIX *pix = strokes.masks[mask].get();
            to[mask] = pixGetData(pix) + std::size_t(y) * std::size_t(pixGetWpl(pix));
        }
        for (int word = 0; word < words; ++word) {
            const int shift = 28 - 4 * (word & 7);
            for (std::size_t mask = 0; mask < to.size(); ++mask) {
                const l_uint32 set = darkerThan(line[word], limits[mask][paper[word]]);
                if (!set)
                    break; // nor in any darker mask
                to[mask][word >> 3] |= set << shift;
            }
        }
    }
    for (const PixPtr &mask : strokes.masks)
        pixSetPadBits(mask.get(), 0);
}

using Normal = std::array<std::array<uint8_t, 256>, 3>;

/// Each channel's levels as they would be on white paper: two thirds of a page are not darker than its paper.
Normal onWhite(PIX *picture)
{
    constexpr int every = 4; // px
    std::array<std::array<long, 256>, 3> counts {};
    for (int y = 0; y < pixGetHeight(picture); y += every) {
        const l_uint32 *line = pixGetData(picture) + std::size_t(y) * std::size_t(pixGetWpl(picture));
        for (int x = 0; x < pixGetWidth(picture); x += every) {
            for (std::size_t c = 0; c < 3; ++c)
                ++counts[c][line[x] >> (24 - 8 * c) & 255];
        }
    }
    Normal normal {};
    for (std::size_t c = 0; c < 3; ++c) {
        long total = 0, below = 0;
        for (const long count : counts[c])
            total += count;
        int paper = 0;
        while (paper < 255 && (below += counts[c][std::size_t(paper)]) * 3 < total * 2)
            ++paper;
        for (int level = 0; level < 256; ++level)
            normal[c][std::size_t(level)] = uint8_t(std::min(255, 255 * level / std::max(1, paper)));
    }
    return normal;
}

/// How much redder and bluer than green the dark ink of each block of the picture is.
class InkHues
{
public:
    InkHues(int width, int height)
        : m_columns((width + inkBlock - 1) / inkBlock)
        , m_blocks(std::size_t(m_columns) * std::size_t((height + inkBlock - 1) / inkBlock))
    {
    }

    void add(int x, int y, int redder, int bluer)
    {
        Block &block =
            m_blocks[std::size_t(y / inkBlock) * std::size_t(m_columns) + std::size_t(x / inkBlock)];
        ++block.pixels;
        block.redder += redder;
        block.bluer += bluer;
    }

    /// The blocks, and those around them, whose ink is another one than most of the page's.
    std::vector<QRect> others() const
    {
        std::vector<double> redder, bluer;
        for (const Block &block : m_blocks) {
            if (block.pixels >= leastInBlock) {
                redder.push_back(block.redder / block.pixels);
                bluer.push_back(block.bluer / block.pixels);
            }
        }
        std::vector<QRect> others;
        if (redder.empty())
            return others;
        const double red = middleOf(redder), blue = middleOf(bluer);
        for (std::size_t i = 0; i < m_blocks.size(); ++i) {
            const Block &block = m_blocks[i];
            if (block.pixels < leastInBlock)
                continue;
            const double r = block.redder / block.pixels - red;
            const double b = block.bluer / block.pixels - blue;
            const int column = int(i) % m_columns, row = int(i) / m_columns;
            if (std::max({std::abs(r), std::abs(b), std::abs(r - b)}) > otherInk)
                others.emplace_back(
                    (column - 1) * inkBlock, (row - 1) * inkBlock, 3 * inkBlock, 3 * inkBlock);
        }
        return others;
    }

private:
    struct Block {
        int pixels = 0;
        double redder = 0, bluer = 0; // sums
    };

    static double middleOf(std::vector<double> &values)
    {
        const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
        std::nth_element(values.begin(), middle, values.end());
        return *middle;
    }

    int m_columns;
    std::vector<Block> m_blocks;
};

/// Coloured ink and its surroundings, at the picture's size. Nothing where there is none.
PixPtr coloured(PIX *picture, const PageTone &tone)
{
    if (pixGetDepth(picture) != 32)
        return {};
    const Normal normal = onWhite(picture);
    const int width = pixGetWidth(picture), height = pixGetHeight(picture);
    const int dark = int(255 * (1 - fullInk * tone.contrast));
    InkHues hues(width, height);
    PixPtr bits(pixCreate(width, height, 1));
    bool any = false;
    for (int y = 0; bits && y < height; ++y) {
        const l_uint32 *line = pixGetData(picture) + std::size_t(y) * std::size_t(pixGetWpl(picture));
        l_uint32 *to = pixGetData(bits.get()) + std::size_t(y) * std::size_t(pixGetWpl(bits.get()));
        for (int x = 0; x < width; ++x) {
            const int r = normal[0][line[x] >> 24];
            const int g = normal[1][line[x] >> 16 & 255];
            const int b = normal[2][line[x] >> 8 & 255];
            const int brightest = std::max({r, g, b});
            if (brightest - std::min({r, g, b}) > mostGray) {
                SET_DATA_BIT(to, x);
                any = true;
            }
            if (brightest < dark)
                hues.add(x, y, r - g, b - g);
        }
    }
    const std::vector<QRect> others = hues.others();
    if (!bits || (!any && others.empty()))
        return {};
    pixOpenBrick(bits.get(), bits.get(), leastColour, leastColour);
    pixDilateBrick(bits.get(), bits.get(), colourReach, colourReach);
    for (const QRect &block : others)
        pixRasterop(bits.get(), block.x(), block.y(), block.width(), block.height(), PIX_SET, nullptr, 0, 0);
    return bits;
}

/// Areas between paper and ink that are wider than the edge of any stroke.
PixPtr evenTones(const StrokeMasks &strokes, double dpi)
{
    const auto pixels = [dpi](double millimetres) {
        return std::max(3, int(std::lround(millimetres * dpi / millimetresPerInch)));
    };
    PixPtr between(pixSubtract(nullptr, strokes.masks.front().get(), strokes.masks.back().get()));
    if (between)
        pixErodeBrick(between.get(), between.get(), pixels(broadTone), pixels(broadTone));
    int empty = 1;
    if (between)
        pixZero(between.get(), &empty);
    if (empty)
        return {};
    const int reach = pixels(broadTone) + pixels(toneReach);
    pixDilateBrick(between.get(), between.get(), reach, reach);
    return between;
}

} // namespace

std::optional<StrokeMasks> strokeMasksOf(PIX *gray, const PageTone &tone, PIX *picture, double dpi)
{
    const int width = pixGetWidth(gray);
    const int height = pixGetHeight(gray);
    StrokeMasks strokes;
    for (PixPtr &mask : strokes.masks) {
        mask.reset(pixCreate(width, height, 1));
        if (!mask)
            return std::nullopt;
    }
    separate(gray, tone, strokes);

    strokes.leftOut = evenTones(strokes, dpi);
    if (const PixPtr colour = coloured(picture, tone)) {
        PixPtr full(pixScaleBySamplingToSize(colour.get(), width, height));
        if (!full)
            return std::nullopt;
        if (strokes.leftOut)
            pixOr(full.get(), full.get(), strokes.leftOut.get());
        strokes.leftOut = std::move(full);
    }
    if (strokes.leftOut) {
        for (const PixPtr &mask : strokes.masks)
            pixSubtract(mask.get(), mask.get(), strokes.leftOut.get());
    }

    const PixPtr near(
        pixDilateBrick(nullptr, strokes.masks[StrokeMasks::count - 2].get(), strokesReach, strokesReach));
    if (!near)
        return std::nullopt;
    for (std::size_t mask = 0; mask + 2 < StrokeMasks::count; ++mask)
        pixAnd(strokes.masks[mask].get(), strokes.masks[mask].get(), near.get());
    return strokes;
}

} // namespace motcua
