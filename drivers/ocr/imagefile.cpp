// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/imagefile.h"

#include "drivers/ocr/tiffheader.h"

namespace motcua
{
namespace
{

using namespace Qt::StringLiterals;

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

Result<void> isOnePlainPage(QByteArrayView tiff)
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
    return {};
}

Result<void> bounded(QSize size)
{
    if (size.isEmpty())
        return fail(FaultId::ImageUnreadable, u"no pixels"_s);
    if (size.width() > largestSide || size.height() > largestSide
        || qint64(size.width()) * size.height() > largestArea)
        return fail(FaultId::ImageTooLarge, u"%1 x %2 px"_s.arg(size.width()).arg(size.height()));
    return {};
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
        if (L_FORMAT_IS_TIFF(format))
            MOTCUA_TRY(isOnePlainPage(bytes));
        file.size = QSize(width, height);
    }
    MOTCUA_TRY(bounded(file.size));
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
        pix.reset(pixAlphaBlendUniform(pix.get(), 0xffffff00));
    int colour = 0;
    if (pix && pixGetColormap(pix.get()))
        pixcmapHasColor(pixGetColormap(pix.get()), &colour);
    else if (pix)
        colour = pixGetDepth(pix.get()) == 32 ? 1 : 0;
    if (pix)
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
