// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sane/paperfolder/raster.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include <leptonica/allheaders.h>

namespace paperfolder
{

namespace
{

constexpr double mmPerInch = 25.4;
constexpr double a4Width = 210; // mm

struct PixDelete {
    void operator()(PIX *pix) const { pixDestroy(&pix); }
};
using Pix = std::unique_ptr<PIX, PixDelete>;

int toPixels(double mm, int dpi)
{
    return static_cast<int>(std::lround(mm / mmPerInch * dpi));
}

/// 32 bit RGB on white, at `dpi`.
Pix load(const std::filesystem::path &file, int dpi)
{
    setMsgSeverity(L_SEVERITY_NONE);
    Pix read(pixRead(file.c_str()));
    if (!read)
        return {};
    double own = pixGetXRes(read.get());
    if (own <= 0)
        own = pixGetWidth(read.get()) / (a4Width / mmPerInch);
    Pix flat(pixRemoveColormap(read.get(), REMOVE_CMAP_BASED_ON_SRC));
    Pix rgb(flat && pixGetSpp(flat.get()) == 4 ? pixAlphaBlendUniform(flat.get(), 0xffffff00)
                                               : pixConvertTo32(flat.get()));
    const double factor = dpi / own;
    // PNG keeps pixels per metre, so 300 dpi reads back as 299.9994.
    if (!rgb || std::abs(factor - 1) < 0.002)
        return rgb;
    const auto scale = static_cast<float>(factor);
    return Pix(pixScaleGeneral(rgb.get(), scale, scale, 0.0F, 0));
}

void putPixel(Raster &raster, std::uint8_t *line, int x, std::uint32_t pixel)
{
    const auto red = static_cast<std::uint8_t>(pixel >> 24), green = static_cast<std::uint8_t>(pixel >> 16),
               blue = static_cast<std::uint8_t>(pixel >> 8);
    if (raster.mode == Mode::Color) {
        line[3 * x] = red;
        line[3 * x + 1] = green;
        line[3 * x + 2] = blue;
        return;
    }
    const auto gray = static_cast<std::uint8_t>((77 * red + 150 * green + 29 * blue) >> 8);
    if (raster.mode == Mode::Gray)
        line[x] = gray;
    else if (gray < 128)
        line[x / 8] = static_cast<std::uint8_t>(line[x / 8] | (0x80 >> (x % 8)));
}

} // namespace

Raster Raster::blank(const Window &window)
{
    Raster raster;
    raster.mode = window.mode;
    raster.width = std::max(1, toPixels(window.right - window.left, window.dpi));
    raster.height = std::max(1, toPixels(window.bottom - window.top, window.dpi));
    raster.bytesPerLine = window.mode == Mode::Color ? 3 * raster.width
        : window.mode == Mode::Gray                  ? raster.width
                                                     : (raster.width + 7) / 8;
    raster.bytes.assign(
        static_cast<std::size_t>(raster.bytesPerLine) * static_cast<std::size_t>(raster.height),
        window.mode == Mode::Lineart ? 0x00 : 0xff);
    return raster;
}

std::size_t Raster::cutTo(double share)
{
    height = std::max(1, static_cast<int>(height * share));
    bytes.resize(static_cast<std::size_t>(bytesPerLine) * static_cast<std::size_t>(height));
    return bytes.size();
}

std::optional<Raster> look(const std::filesystem::path &file, Window window, bool toPaperEnd)
{
    const Pix pix = load(file, window.dpi);
    if (!pix)
        return std::nullopt;
    if (toPaperEnd)
        window.bottom = std::max(window.top + 1, pixGetHeight(pix.get()) * mmPerInch / window.dpi);
    Raster raster = Raster::blank(window);
    const int left = toPixels(window.left, window.dpi), top = toPixels(window.top, window.dpi);
    const int width = std::min(raster.width, pixGetWidth(pix.get()) - left);
    const int height = std::min(raster.height, pixGetHeight(pix.get()) - top);
    for (int y = 0; y < height; ++y) {
        const l_uint32 *from =
            pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y + top) * pixGetWpl(pix.get());
        std::uint8_t *to = raster.bytes.data() + static_cast<std::ptrdiff_t>(y) * raster.bytesPerLine;
        for (int x = 0; x < width; ++x)
            putPixel(raster, to, x, from[x + left]);
    }
    return raster;
}

} // namespace paperfolder
