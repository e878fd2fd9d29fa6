// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/pagepixels.h"

#include <algorithm>
#include <cmath>

namespace motcua
{
namespace
{

using namespace Qt::StringLiterals;

constexpr float redShare = 0.9f; // of the image without red; the rest is green

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

Result<PageView> PagePixels::mixed(double wanted, float red, float green, float blue)
{
    MOTCUA_ASSIGN(auto seen, view(wanted));
    if (pixGetDepth(seen.pix.get()) == 32)
        seen.pix.reset(pixConvertRGBToGray(seen.pix.get(), red, green, blue));
    if (!seen.pix)
        return fail(FaultId::ImageTooLarge, u"no memory for the page"_s);
    return seen;
}

Result<PageView> PagePixels::gray(double wanted)
{
    return mixed(wanted, 0.299f, 0.587f, 0.114f); // ITU-R BT.601, as JPEG has it
}

Result<PageView> PagePixels::grayWithoutRed(double wanted)
{
    return mixed(wanted, redShare, 1 - redShare, 0);
}

Result<PageView> PagePixels::fullGray()
{
    MOTCUA_ASSIGN(auto pix, decodeJpeg(m_file.bytes, JpegColour::Gray));
    return viewOf(std::move(pix));
}

} // namespace motcua
