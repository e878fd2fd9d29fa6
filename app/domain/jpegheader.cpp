// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/jpegheader.h"

namespace motcua
{

std::optional<JpegHeader> readJpegHeader(QByteArrayView jpeg)
{
    const auto byte = [&](qsizetype at) { return int(uchar(jpeg[at])); };
    const auto number = [&](qsizetype at) { return byte(at) << 8 | byte(at + 1); };

    if (jpeg.size() < 4 || number(0) != 0xffd8)
        return std::nullopt;
    qsizetype at = 2;
    while (at + 4 <= jpeg.size()) {
        if (byte(at) != 0xff)
            return std::nullopt;
        const int marker = byte(at + 1);
        if (marker == 0xff) { // fill byte
            ++at;
            continue;
        }
        const int length = number(at + 2);
        if (length < 2 || at + 2 + length > jpeg.size())
            return std::nullopt;
        const bool frame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame) {
            if (marker > 0xc2 || length < 8 || byte(at + 4) != 8)
                return std::nullopt;
            const JpegHeader header {QSize(number(at + 7), number(at + 5)), byte(at + 9)};
            if (header.size.isEmpty())
                return std::nullopt;
            return header;
        }
        if (marker == 0xda || marker == 0xd9)
            return std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

} // namespace motcua
