// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/imagefile.h"

#include <tiff.h>

#include "drivers/ocr/tiffheader.h"

namespace motcua
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int firstSideways = 5; ///< of the orientations that TIFF and EXIF know

bool taken(int format)
{
    switch (format) {
    case IFF_PNG:
    case IFF_BMP:
    case IFF_PNM:
    case IFF_WEBP:
    case IFF_TIFF:
    case IFF_TIFF_PACKBITS:
    case IFF_TIFF_RLE:
    case IFF_TIFF_G3:
    case IFF_TIFF_G4:
    case IFF_TIFF_LZW:
    case IFF_TIFF_ZIP:
    case IFF_TIFF_JPEG:
        return true;
    default:
        return false;
    }
}

const l_uint8 *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const l_uint8 *>(bytes.data());
}

Result<TiffHeader> onePlainPage(QByteArrayView tiff)
{
    const auto header = inspectTiff(tiff);
    if (!header)
        return fail(FaultId::ImageUnreadable, u"TIFF without a readable first page"_s);
    if (header->isCmyk)
        return fail(FaultId::ImageCmyk);
    if (!header->isPlainColour)
        return fail(FaultId::ImageUnreadable, u"TIFF of colours that are not taken"_s);
    // Taking the first page alone would lose the others without a word.
    if (header->hasSecondPage)
        return fail(FaultId::ImageSeveralPages);
    return *header;
}

Result<void> bounded(const ImageFile &file)
{
    const QSize size = file.size;
    if (size.isEmpty())
        return fail(FaultId::ImageUnreadable, u"no pixels"_s);
    const qint64 area = qint64(size.width()) * size.height();
    if (size.width() > largestSide || size.height() > largestSide || area > largestArea
        || area * file.pixelBytes > mostPixelBytes || file.jpeg.held > mostHeldBytes)
        return fail(FaultId::ImageTooLarge, u"%1 x %2 px"_s.arg(size.width()).arg(size.height()));
    return {};
}

/// Bytes a pixel while decodeImage turns it into gray or RGB. Of PNG and WebP Leptonica holds what their
/// library made, too.
qint64 pixelBytes(int format, int bits, int samples, bool hasMap)
{
    constexpr qint64 rgb = 4;
    const qint64 bytes = hasMap ? rgb + 1 : samples > 1 ? rgb : 1 + qint64(bits) / 8;
    return format == IFF_PNG || format == IFF_WEBP ? 2 * bytes : bytes;
}

/// Lays a picture with transparency on white, in place.
void layOnPaper(PIX *pix)
{
    for (int y = 0; y < pixGetHeight(pix); ++y) {
        l_uint32 *row = pixGetData(pix) + std::size_t(y) * std::size_t(pixGetWpl(pix));
        for (int x = 0; x < pixGetWidth(pix); ++x) {
            const l_uint32 alpha = row[x] & 255;
            const auto blended = [&](int shift) {
                return ((row[x] >> shift & 255) * alpha + 255 * (255 - alpha) + 127) / 255 << shift;
            };
            row[x] = blended(24) | blended(16) | blended(8);
        }
    }
    pixSetSpp(pix, 3);
}

} // namespace

Result<ImageFile> openImage(QByteArrayView bytes)
{
    ImageFile file;
    file.bytes = bytes;
    file.isJpeg = bytes.startsWith(QByteArrayView("\xff\xd8\xff", 3));
    if (file.isJpeg) {
        MOTCUA_ASSIGN(const auto info, inspectJpeg(bytes));
        if (info.components == 4)
            return fail(FaultId::ImageCmyk);
        if (info.components != 1 && info.components != 3)
            return fail(FaultId::ImageUnreadable, u"JPEG of %1 components"_s.arg(info.components));
        file.jpeg = info;
        file.size = info.size;
    } else {
        int format = 0, width = 0, height = 0, bits = 0, samples = 0, hasMap = 0;
        if (bytes.size() < 16
            || pixReadHeaderMem(
                   raw(bytes), std::size_t(bytes.size()), &format, &width, &height, &bits, &samples, &hasMap)
                != 0
            || !taken(format))
            return fail(FaultId::ImageUnreadable, u"not a kind of image that is taken"_s);
        file.size = QSize(width, height);
        file.pixelBytes = pixelBytes(format, bits, samples, hasMap != 0);
        if (L_FORMAT_IS_TIFF(format)) {
            MOTCUA_ASSIGN(const auto header, onePlainPage(bytes));
            file.tiffOrientation = header.orientation;
            if (header.orientation >= firstSideways) {
                file.size.transpose();
                file.pixelBytes *= 2; // the page and the page turned
            }
        }
    }
    MOTCUA_TRY(bounded(file));
    return file;
}

Result<PixPtr> decodeImage(const ImageFile &file)
{
    if (file.isJpeg)
        return decodeJpeg(file.bytes, file.jpeg.components == 1 ? JpegColour::Gray : JpegColour::Rgb);

    PixPtr pix(pixReadMem(raw(file.bytes), std::size_t(file.bytes.size())));
    if (!pix || QSize(pixGetWidth(pix.get()), pixGetHeight(pix.get())) != file.size)
        return fail(FaultId::ImageUnreadable, u"damaged or cut short"_s);
    const int xDpi = pixGetXRes(pix.get()), yDpi = pixGetYRes(pix.get());
    if (pixGetDepth(pix.get()) == 32 && pixGetSpp(pix.get()) == 4)
        layOnPaper(pix.get());
    // Leptonica turns all but this one as TIFF 6.0 has it.
    if (file.tiffOrientation == ORIENTATION_LEFTBOT)
        pixRotate180(pix.get(), pix.get());
    int colour = 0;
    if (pix && pixGetColormap(pix.get()))
        pixcmapHasColor(pixGetColormap(pix.get()), &colour);
    else if (pix)
        colour = pixGetDepth(pix.get()) == 32 ? 1 : 0;
    if (pix && (pixGetColormap(pix.get()) || pixGetDepth(pix.get()) != (colour ? 32 : 8)))
        pix.reset(colour ? pixConvertTo32(pix.get()) : pixConvertTo8(pix.get(), FALSE));
    if (!pix)
        return fail(FaultId::ImageUnreadable, u"cannot be brought to gray or RGB"_s);
    pixSetResolution(pix.get(), xDpi, yDpi);
    return pix;
}

Result<PixPtr> decodeGray(const ImageFile &file)
{
    if (file.isJpeg)
        return decodeJpeg(file.bytes, JpegColour::Gray);
    auto pix = decodeImage(file);
    if (pix && pixGetDepth(pix->get()) != 8)
        pix->reset(pixConvertRGBToLuminance(pix->get()));
    if (pix && !*pix)
        return fail(FaultId::ImageUnreadable, u"cannot be brought to gray"_s);
    return pix;
}

} // namespace motcua
