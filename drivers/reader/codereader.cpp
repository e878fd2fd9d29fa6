// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/reader/codereader.h"

#include <algorithm>
#include <array>
#include <vector>

#include <leptonica/allheaders.h>

#include "drivers/reader/pix.h"
#include "drivers/reader/zxing_compat.h"

namespace motcua
{
namespace
{

constexpr int reducedSide = 1500; // px: large symbols with noise read better when the image is smaller
constexpr int tileSide = 900; // px: an identity card's symbol (18 mm) at 300 dpi four times over
constexpr int tileStep = 600; // px: no symbol up to 300 px falls between tiles

/// Gray bytes in rows, as ZXing wants them.
struct Bytes {
    int width = 0, height = 0;
    std::vector<uint8_t> data;
};

Bytes bytesOf(PIX *gray)
{
    Bytes bytes;
    bytes.width = pixGetWidth(gray);
    bytes.height = pixGetHeight(gray);
    bytes.data.resize(std::size_t(bytes.width) * std::size_t(bytes.height));
    const PixPtr swapped(pixEndianByteSwapNew(gray));
    if (!swapped)
        return {};
    const auto *rows = reinterpret_cast<const uint8_t *>(pixGetData(swapped.get()));
    const std::size_t stride = std::size_t(pixGetWpl(swapped.get())) * 4;
    for (int y = 0; y < bytes.height; ++y) {
        std::copy_n(rows + std::size_t(y) * stride, bytes.width,
            bytes.data.begin() + std::ptrdiff_t(y) * bytes.width);
    }
    return bytes;
}

ZXing::ImageView view(const Bytes &bytes)
{
    return {bytes.data.data(), bytes.width, bytes.height, ZXing::ImageFormat::Lum};
}

zxing::Options options(ZXing::Binarizer binarizer, bool thorough)
{
    zxing::Options result;
    result.setTryHarder(thorough);
    result.setTryRotate(true);
    result.setTryDownscale(true);
    result.setBinarizer(binarizer);
    result.setFormats(ZXing::BarcodeFormat::QRCode | ZXing::BarcodeFormat::DataMatrix
        | ZXing::BarcodeFormat::PDF417 | ZXing::BarcodeFormat::Aztec | ZXing::BarcodeFormat::Code128
        | ZXing::BarcodeFormat::Code39 | ZXing::BarcodeFormat::EAN13);
    return result;
}

/// Codes found so far; the same symbol seen in two looks is one.
class Found
{
public:
    void look(const ZXing::ImageView &image, const zxing::Options &with, double scale, QPointF origin)
    {
        if (image.width() < 20 || image.height() < 20)
            return;
        for (const auto &symbol : ZXing::ReadBarcodes(image, with)) {
            if (symbol.isValid())
                add(symbol, scale, origin);
        }
    }

    const QList<PageCode> &codes() const { return m_codes; }

private:
    template <typename Symbol>
    void add(const Symbol &symbol, double scale, QPointF origin)
    {
        PageCode code;
        code.format = QString::fromStdString(ZXing::ToString(symbol.format()));
        const auto &bytes = symbol.bytes();
        code.bytes = QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
        const auto &corners = symbol.position();
        const auto [left, right] = std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
        const auto [top, bottom] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
        code.box = QRectF(QPointF(left, top) * scale + origin, QPointF(right, bottom) * scale + origin);
        const bool known = std::any_of(m_codes.begin(), m_codes.end(), [&](const PageCode &other) {
            return other.bytes == code.bytes && other.format == code.format
                && (other.box.intersects(code.box) || other.box.contains(code.box.center()));
        });
        if (!known)
            m_codes.append(code);
    }

    QList<PageCode> m_codes;
};

void lookAt(PIX *gray, Found &found, const zxing::Options &with, double scale, QPointF origin)
{
    const Bytes bytes = bytesOf(gray);
    found.look(view(bytes), with, scale, origin);
}

/// Overlapping tiles at twice the size: the finder sees more pixels a module, the local threshold less of its
/// surroundings.
void lookAtTiles(PIX *gray, Found &found)
{
    const int width = pixGetWidth(gray);
    const int height = pixGetHeight(gray);
    const auto with = options(ZXing::Binarizer::LocalAverage, true);
    for (int y = 0; y == 0 || y + tileSide - tileStep < height; y += tileStep) {
        for (int x = 0; x == 0 || x + tileSide - tileStep < width; x += tileStep) {
            BOX *box = boxCreate(x, y, tileSide, tileSide);
            const PixPtr tile(pixClipRectangle(gray, box, nullptr));
            boxDestroy(&box);
            const PixPtr large(tile ? pixScaleGrayLI(tile.get(), 2, 2) : nullptr);
            if (large)
                lookAt(large.get(), found, with, 0.5, QPointF(x, y));
        }
    }
}

} // namespace

QList<PageCode> readCodes(Pix *gray, CodeSearch search)
{
    Found found;
    if (!gray || pixGetDepth(gray) != 8)
        return {};
    const bool thorough = search == CodeSearch::Thorough;
    const Bytes whole = bytesOf(gray);
    found.look(view(whole), options(ZXing::Binarizer::LocalAverage, thorough), 1, {});
    if (!thorough || !found.codes().isEmpty())
        return found.codes();

    const int side = std::max(whole.width, whole.height);
    if (side > reducedSide) {
        const float factor = float(reducedSide) / float(side);
        if (const PixPtr reduced(pixScaleAreaMap(gray, factor, factor)); reduced)
            lookAt(
                reduced.get(), found, options(ZXing::Binarizer::LocalAverage, true), 1 / double(factor), {});
    }
    if (found.codes().isEmpty())
        found.look(view(whole), options(ZXing::Binarizer::GlobalHistogram, true), 1, {});
    if (found.codes().isEmpty())
        lookAtTiles(gray, found);
    return found.codes();
}

} // namespace motcua
