// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/archivepage.h"

#include <algorithm>
#include <cmath>

#include "drivers/ocr/imagefile.h"

namespace motcua
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int archiveQuality = 90;
constexpr int turnedQuality = 93; // a photograph that is encoded a second time
constexpr int thumbnailQuality = 80;
constexpr int thumbnailSide = 480; // px
constexpr double usualDpi = 300;
constexpr double highestDpi = 9600;
constexpr double millimetresPerInch = 25.4;
constexpr double a4Width = 210 / millimetresPerInch; // inches
constexpr double a4Shape = 297.0 / 210;
constexpr double squareSlack = 0.02;
constexpr double shapeSlack = 0.02;
constexpr double longestSheet = 440 / millimetresPerInch; // inches: A3 and a little

double longSide(QSize size)
{
    return std::max(size.width(), size.height());
}

tl::unexpected<Fault> tooCoarse(double dpi)
{
    return fail(FaultId::ImageResolutionLow, u"%1 dpi"_s.arg(dpi, 0, 'f', 0));
}

/// By the shape, where nobody says. What may be an A4 sheet below the floor is taken for one: a smaller sheet
/// of that shape is scanned with its resolution said.
Result<double> assumedDpi(QSize size)
{
    const double shortSide = std::min(size.width(), size.height());
    const double a4 = shortSide / a4Width;
    const bool fits = std::abs(longSide(size) / shortSide / a4Shape - 1) < shapeSlack;
    if (!fits)
        return usualDpi;
    return a4 >= lowestDpi - 0.5 ? Result<double>(a4) : tooCoarse(a4);
}

/// What a file says of its scale.
struct Stated {
    double across = 0, down = 0; ///< dpi; 0: it does not say, or `down` as across
};

/// Pixels that are not square cannot be shown at their scale without being computed anew.
Result<void> squarePixels(const Stated &stated)
{
    if (stated.down <= 1 || std::abs(stated.across / stated.down - 1) < squareSlack)
        return {};
    const double least = std::min(stated.across, stated.down);
    if (least < lowestDpi - 0.5)
        return tooCoarse(least);
    return fail(
        FaultId::ImageUnreadable, u"%1 x %2 dpi"_s.arg(stated.across, 0, 'f', 0).arg(stated.down, 0, 'f', 0));
}

/// Whether a side is shorter than any paper at this scale.
Result<void> largeEnough(QSize size, double dpi)
{
    if (std::min(size.width(), size.height()) >= leastSide / millimetresPerInch * dpi)
        return {};
    return fail(FaultId::ImageTooSmall, u"%1 x %2 px"_s.arg(size.width()).arg(size.height()));
}

/// Cameras, screenshots and drawing programs write 72 or 96 whatever the picture is: what would make a sheet
/// larger than any that the kiosk takes is no statement.
Result<double> decidedDpi(double asked, const Stated &stated, QSize size)
{
    MOTCUA_TRY(largeEnough(size, lowestDpi));
    const double dpi = asked > 0 ? asked : stated.across;
    const bool credible = std::isfinite(dpi) && dpi > 1 && dpi <= highestDpi
        && (asked > 0 || longSide(size) / dpi <= longestSheet);
    if (!credible)
        return assumedDpi(size);
    if (asked <= 0)
        MOTCUA_TRY(squarePixels(stated));
    if (dpi < lowestDpi - 0.5)
        return tooCoarse(dpi);
    MOTCUA_TRY(largeEnough(size, dpi));
    return dpi;
}

/// Whether it can be read in the memory that there is: at 300 dpi, or what libjpeg decodes next above.
Result<void> readable(QSize size, double dpi)
{
    const double eighths = std::clamp(std::ceil(8 * usualDpi / dpi - 0.01), 1.0, 8.0);
    if (double(size.width()) * size.height() * eighths * eighths / 64 <= double(mostReadPixels))
        return {};
    return fail(FaultId::ImageTooLarge,
        u"%1 x %2 px at %3 dpi"_s.arg(size.width()).arg(size.height()).arg(dpi, 0, 'f', 0));
}

/// CIPA DC-008, 4.6.4 A: what brings the stored image upright.
PixPtr upright(PixPtr pix, int orientation)
{
    static constexpr struct {
        bool mirror;
        int quarters;
    } steps[9] {{false, 0}, {false, 0}, {true, 0}, {false, 2}, {true, 2}, {true, 3}, {false, 1}, {true, 1},
        {false, 3}};
    const auto step = steps[orientation];
    if (pix && step.mirror)
        pixFlipLR(pix.get(), pix.get());
    if (pix && step.quarters)
        pix.reset(pixRotateOrth(pix.get(), step.quarters));
    return pix;
}

Result<QByteArray> thumbnail(PIX *pix)
{
    const double scale = thumbnailSide / double(std::max(pixGetWidth(pix), pixGetHeight(pix)));
    const int width = std::max(1, int(std::lround(pixGetWidth(pix) * scale)));
    const int height = std::max(1, int(std::lround(pixGetHeight(pix) * scale)));
    PixPtr small(scale < 1 ? pixScaleAreaMapToSize(pix, width, height) : pixClone(pix));
    return encodeJpeg(small.get(), thumbnailQuality, 0);
}

/// The least scale at which a thumbnail can still be cut from it; entropy decoding, and so the check for
/// damage, is whole.
int eighthsFor(QSize size)
{
    return std::clamp(int(std::ceil(8 * 2 * thumbnailSide / longSide(size))), 1, 8);
}

Result<ArchivedPage> keep(const ImageFile &file, double dpi)
{
    MOTCUA_ASSIGN(auto small,
        decodeJpeg(file.bytes, file.jpeg.components == 1 ? JpegColour::Gray : JpegColour::Rgb,
            eighthsFor(file.size)));
    MOTCUA_ASSIGN(auto picture, thumbnail(small.get()));
    return ArchivedPage {{{}, file.size, dpi, picture}, true};
}

Result<ArchivedPage> encode(PixPtr pix, int quality, double dpi)
{
    MOTCUA_ASSIGN(auto picture, thumbnail(pix.get()));
    MOTCUA_ASSIGN(auto jpeg, encodeJpeg(pix.get(), quality, dpi));
    return ArchivedPage {{jpeg, QSize(pixGetWidth(pix.get()), pixGetHeight(pix.get())), dpi, picture}, false};
}

/// The most eighths of its sides at which it and its turned copy are no more than may be held.
int turnableEighths(const ImageFile &file)
{
    const qint64 pixelBytes = file.jpeg.components == 1 ? 1 : 4;
    const double most = double(mostPixelBytes) / double(2 * pixelBytes);
    const double area = double(file.size.width()) * file.size.height();
    return std::clamp(int(8 * std::sqrt(most / area)), 1, 8);
}

Result<ArchivedPage> turn(const ImageFile &file, double dpi)
{
    const int eighths = turnableEighths(file);
    const double left = dpi * eighths / 8;
    if (left < std::min(dpi, usualDpi))
        return fail(FaultId::ImageTooLarge, u"%1 x %2 px"_s.arg(file.size.width()).arg(file.size.height()));
    MOTCUA_ASSIGN(auto pix,
        decodeJpeg(file.bytes, file.jpeg.components == 1 ? JpegColour::Gray : JpegColour::Rgb, eighths));
    auto turned = upright(std::move(pix), file.jpeg.exifOrientation);
    if (!turned)
        return fail(FaultId::ImageTooLarge, u"no memory to turn it"_s);
    return encode(std::move(turned), turnedQuality, left);
}

} // namespace

Result<ArchivedPage> archivePage(QByteArrayView bytes, double asked)
{
    MOTCUA_ASSIGN(const auto file, openImage(bytes));
    if (file.isJpeg) {
        MOTCUA_ASSIGN(const auto dpi, decidedDpi(asked, {file.jpeg.dpi, file.jpeg.dpiDown}, file.size));
        MOTCUA_TRY(readable(file.size, dpi));
        if (file.jpeg.embeddable && file.jpeg.exifOrientation == 1)
            return keep(file, dpi);
        return turn(file, dpi);
    }
    MOTCUA_ASSIGN(auto pix, decodeImage(file));
    MOTCUA_ASSIGN(const auto dpi,
        decidedDpi(asked, {double(pixGetXRes(pix.get())), double(pixGetYRes(pix.get()))}, file.size));
    MOTCUA_TRY(readable(file.size, dpi));
    return encode(std::move(pix), archiveQuality, dpi);
}

} // namespace motcua
