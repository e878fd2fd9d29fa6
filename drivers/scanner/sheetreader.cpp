// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/scanner/sheetreader.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr int largestSide = 20'000; // px, as for any image here
constexpr qint64 mostPixels = 110'000'000;

/// One sample as a byte; 16 bit samples come in the machine's byte order.
unsigned char sampleAt(const unsigned char *line, int index, int depth)
{
    if (depth == 8)
        return line[index];
    std::uint16_t sample = 0;
    std::memcpy(&sample, line + 2 * index, sizeof sample);
    return static_cast<unsigned char>(sample >> 8);
}

} // namespace

SheetReader::SheetReader(const SANE_Parameters &parameters)
    : m_parameters(parameters)
{
}

Result<SheetReader> SheetReader::begin(const SANE_Parameters &parameters, int mostLines)
{
    const bool colour = parameters.format == SANE_FRAME_RGB;
    if ((!colour && parameters.format != SANE_FRAME_GRAY) || !parameters.last_frame)
        return fail(FaultId::ScannerUnsupported, u"a scan in several passes"_s);
    if ((parameters.depth != 1 && parameters.depth != 8 && parameters.depth != 16)
        || (colour && parameters.depth == 1))
        return fail(FaultId::ScannerUnsupported, u"depth %1"_s.arg(parameters.depth));
    const qint64 samples = static_cast<qint64>(parameters.pixels_per_line) * (colour ? 3 : 1);
    const qint64 least = (samples * parameters.depth + 7) / 8;
    if (parameters.pixels_per_line <= 0 || parameters.pixels_per_line > largestSide
        || parameters.bytes_per_line < least || parameters.bytes_per_line > 2 * least + 4096)
        return fail(FaultId::ScannerUnsupported,
            u"lines of %1 px in %2 bytes"_s.arg(parameters.pixels_per_line).arg(parameters.bytes_per_line));
    const auto bound = std::min<qint64>({mostLines, largestSide, mostPixels / parameters.pixels_per_line});
    if (parameters.lines > bound)
        return fail(FaultId::ScannerPageTooLong, u"%1 lines"_s.arg(parameters.lines));

    SheetReader reader(parameters);
    reader.m_mostLines = parameters.lines >= 0 ? parameters.lines : static_cast<int>(bound);
    reader.m_image.width = parameters.pixels_per_line;
    if (parameters.lines > 0)
        reader.m_image.bytes.reserve(static_cast<std::size_t>(parameters.lines) * 3
            * static_cast<std::size_t>(parameters.pixels_per_line));
    reader.m_partial.reserve(static_cast<std::size_t>(parameters.bytes_per_line));
    return reader;
}

Result<void> SheetReader::take(const unsigned char *bytes, std::size_t count)
{
    const auto lineSize = static_cast<std::size_t>(m_parameters.bytes_per_line);
    while (count > 0) {
        if (linesSoFar() >= m_mostLines)
            return fail(FaultId::ScannerPageTooLong, u"more than %1 lines"_s.arg(m_mostLines));
        if (m_partial.empty() && count >= lineSize) {
            takeLine(bytes);
            bytes += lineSize;
            count -= lineSize;
            continue;
        }
        const std::size_t part = std::min(count, lineSize - m_partial.size());
        m_partial.insert(m_partial.end(), bytes, bytes + part);
        bytes += part;
        count -= part;
        if (m_partial.size() == lineSize) {
            takeLine(m_partial.data());
            m_partial.clear();
        }
    }
    return {};
}

void SheetReader::takeLine(const unsigned char *line)
{
    const int width = m_image.width;
    auto &out = m_image.bytes;
    if (m_parameters.format == SANE_FRAME_RGB && m_parameters.depth == 8) {
        out.insert(out.end(), line, line + 3 * width);
        return;
    }
    for (int x = 0; x < width; ++x) {
        if (m_parameters.format == SANE_FRAME_RGB) {
            for (int channel = 0; channel < 3; ++channel)
                out.push_back(sampleAt(line, 3 * x + channel, m_parameters.depth));
        } else {
            const bool black = m_parameters.depth == 1 && (line[x / 8] >> (7 - x % 8)) & 1;
            const unsigned char gray =
                m_parameters.depth == 1 ? (black ? 0 : 255) : sampleAt(line, x, m_parameters.depth);
            out.insert(out.end(), 3, gray);
        }
    }
}

Result<RgbImage> SheetReader::finish()
{
    if (linesSoFar() == 0 || !m_partial.empty()
        || (m_parameters.lines >= 0 && linesSoFar() < m_parameters.lines))
        return fail(FaultId::ScannerPageShort, u"%1 of %2 lines"_s.arg(linesSoFar()).arg(m_parameters.lines));
    return std::move(m_image);
}

} // namespace motcua
