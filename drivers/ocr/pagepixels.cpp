// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/pagepixels.h"

#include <algorithm>
#include <cmath>

namespace motcua
{
namespace
{

using namespace Qt::StringLiterals;

constexpr l_uint32 redShare = 230; // 256ths of the image without red; the rest is green

/// 32 bit RGB to 8 bit gray; weights in 256ths, together 256. Nothing where memory is short.
PixPtr grayOf(PIX *rgb, l_uint32 red, l_uint32 green, l_uint32 blue)
{
    const int width = pixGetWidth(rgb);
    PixPtr gray(pixCreate(width, pixGetHeight(rgb), 8));
    for (int y = 0; gray && y < pixGetHeight(rgb); ++y) {
        const l_uint32 *from = pixGetData(rgb) + std::size_t(y) * std::size_t(pixGetWpl(rgb));
        l_uint32 *to = pixGetData(gray.get()) + std::size_t(y) * std::size_t(pixGetWpl(gray.get()));
        for (int x = 0; x < width; ++x) {
            const l_uint32 pixel = from[x];
            const l_uint32 sum =
                red * (pixel >> 24) + green * (pixel >> 16 & 255) + blue * (pixel >> 8 & 255);
            SET_DATA_BYTE(to, x, l_uint8((sum + 128) >> 8));
        }
    }
    return gray;
}

} // namespace

Result<PagePixels> PagePixels::open(QByteArrayView jpeg, double dpi)
{
    MOTCUA_ASSIGN(const auto file, openImage(jpeg));
    if (!file.isJpeg || !(dpi >= 1))
        return fail(FaultId::ImageUnreadable, u"not an archived page"_s);
    return PagePixels(file, dpi);
}

int PagePixels::eighthsFor(double wanted) const
{
    return std::clamp(int(std::ceil(8 * wanted / m_dpi - 0.01)), 1, 8);
}

PageView PagePixels::viewOf(PixPtr pix) const
{
    const double scale = double(m_file.size.width()) / pixGetWidth(pix.get());
    return {std::move(pix), m_dpi / scale, scale};
}

Result<PageView> PagePixels::view(double wanted)
{
    const int eighths = eighthsFor(wanted);
    PixPtr &kept = m_decoded[eighths];
    if (!kept) {
        const auto twice = m_decoded.find(2 * eighths);
        if (twice != m_decoded.end() && twice->second)
            kept.reset(
                pixScaleAreaMap2(twice->second.get())); // what the decoder would do, without its reading
    }
    if (!kept) {
        MOTCUA_ASSIGN(kept, decodeJpeg(m_file.bytes, colour(), eighths));
    }
    PixPtr shared(pixClone(kept.get()));
    return viewOf(std::move(shared));
}

Result<PageView> PagePixels::take(double wanted)
{
    MOTCUA_ASSIGN(auto seen, view(wanted));
    m_decoded.erase(eighthsFor(wanted));
    if (pixGetRefcount(seen.pix.get()) > 1) // somebody looks at it still
        seen.pix.reset(pixCopy(nullptr, seen.pix.get()));
    if (!seen.pix)
        return fail(FaultId::ImageTooLarge, u"no memory for the page"_s);
    return seen;
}

Result<PageView> PagePixels::mixed(double wanted, l_uint32 red, l_uint32 green, l_uint32 blue)
{
    MOTCUA_ASSIGN(auto seen, view(wanted));
    if (pixGetDepth(seen.pix.get()) == 32)
        seen.pix = grayOf(seen.pix.get(), red, green, blue);
    if (!seen.pix)
        return fail(FaultId::ImageTooLarge, u"no memory for the page"_s);
    return seen;
}

Result<PageView> PagePixels::gray(double wanted)
{
    return mixed(wanted, 77, 150, 29); // ITU-R BT.601, as JPEG has it
}

Result<PageView> PagePixels::grayWithoutRed(double wanted)
{
    return mixed(wanted, redShare, 256 - redShare, 0);
}

Result<PageView> PagePixels::fullGray()
{
    MOTCUA_ASSIGN(auto pix, decodeJpeg(m_file.bytes, JpegColour::Gray));
    return viewOf(std::move(pix));
}

} // namespace motcua
