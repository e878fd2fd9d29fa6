// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArrayView>
#include <QSize>

namespace motcua
{

struct JpegHeader {
    QSize size; ///< px
    int components = 0;
};

/// What the frame header of a JPEG says (ITU-T T.81, B.2.2), without decoding. Nothing, where there is none
/// that DCTDecode of PDF 1.4 can show: 8 bit baseline, extended or progressive Huffman.
std::optional<JpegHeader> readJpegHeader(QByteArrayView jpeg);

} // namespace motcua
