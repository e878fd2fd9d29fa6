// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/slip/slip.h"

#include <exception>
#include <string>

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

namespace motcua
{

namespace
{

constexpr int quietZoneModules = 4; // ISO/IEC 18004, 5.3.8
constexpr int levelM = 4; // ZXing's scale of 0 to 8 for QR codes: L 0–1, M 2–4, Q 5–6, H 7–8

} // namespace

QImage qrImage(const QByteArray &payload)
{
    // One character a byte and no character set named: the symbol then holds exactly these bytes without an
    // ECI header, as identity cards do, and no decoder has a header to mistrust.
    std::wstring bytes;
    bytes.reserve(static_cast<size_t>(payload.size()));
    for (const char c : payload)
        bytes.push_back(static_cast<wchar_t>(static_cast<unsigned char>(c)));
    try {
        const auto matrix = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                                .setEccLevel(levelM)
                                .setMargin(quietZoneModules)
                                .encode(bytes, 0, 0);
        QImage image(matrix.width(), matrix.height(), QImage::Format_Grayscale8);
        for (int y = 0; y < matrix.height(); ++y) {
            auto *line = image.scanLine(y);
            for (int x = 0; x < matrix.width(); ++x)
                line[x] = matrix.get(x, y) ? 0 : 255;
        }
        return image;
    } catch (const std::exception &) {
        return {}; // empty, or longer than a symbol holds
    }
}

} // namespace motcua
