// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "drivers/scanner/sheetreader.h"

using namespace Qt::StringLiterals;
using namespace motcua;

namespace
{

SANE_Parameters parameters(SANE_Frame format, int width, int lines, int depth, int bytesPerLine)
{
    SANE_Parameters result = {};
    result.format = format;
    result.last_frame = SANE_TRUE;
    result.pixels_per_line = width;
    result.lines = lines;
    result.depth = depth;
    result.bytes_per_line = bytesPerLine;
    return result;
}

std::vector<unsigned char> read(const SANE_Parameters &as, const std::vector<unsigned char> &bytes)
{
    auto reader = SheetReader::begin(as, 100);
    EXPECT_TRUE(reader);
    EXPECT_TRUE(reader->take(bytes.data(), bytes.size()));
    auto image = reader->finish();
    EXPECT_TRUE(image);
    return image ? image->bytes : std::vector<unsigned char>();
}

} // namespace

TEST(SheetReader, TurnsEveryKindOfLineIntoRgb)
{
    using Bytes = std::vector<unsigned char>;
    EXPECT_EQ(
        read(parameters(SANE_FRAME_RGB, 1, 2, 8, 4), {1, 2, 3, 99, 4, 5, 6, 99}), Bytes({1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(read(parameters(SANE_FRAME_GRAY, 2, 1, 8, 2), {7, 200}), Bytes({7, 7, 7, 200, 200, 200}));
    EXPECT_EQ(read(parameters(SANE_FRAME_GRAY, 2, 1, 1, 1), {0x40}), Bytes({255, 255, 255, 0, 0, 0}));
    EXPECT_EQ(read(parameters(SANE_FRAME_RGB, 1, 1, 16, 6), {0x34, 0x12, 0x78, 0x56, 0xbc, 0x9a}),
        Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? Bytes({0x12, 0x56, 0x9a}) : Bytes({0x34, 0x78, 0xbc}));
}

TEST(SheetReader, AnnouncedLinesMustAllComeAndNoMore)
{
    const std::vector<unsigned char> line(30, 200);
    auto two = SheetReader::begin(parameters(SANE_FRAME_RGB, 10, 2, 8, 30), 100);
    ASSERT_TRUE(two);
    EXPECT_TRUE(two->take(line.data(), line.size()));
    EXPECT_EQ(SheetReader(*two).finish().error().id, FaultId::ScannerPageShort);
    EXPECT_TRUE(two->take(line.data(), line.size()));
    EXPECT_EQ(SheetReader(*two).finish()->size(), QSize(10, 2));
    EXPECT_EQ(two->take(line.data(), 1).error().id, FaultId::ScannerPageTooLong);
}

TEST(SheetReader, RefusesWhatNoScannerOfOursSends)
{
    for (const auto &strange :
        {parameters(SANE_FRAME_RGB, 0, 1, 8, 0), parameters(SANE_FRAME_RGB, -5, 1, 8, 4),
            parameters(SANE_FRAME_RGB, 30'000, 1, 8, 90'000), parameters(SANE_FRAME_RGB, 100, 1, 8, 299),
            parameters(SANE_FRAME_RGB, 100, 1, 8, 1'000'000), parameters(SANE_FRAME_RGB, 100, 1, 12, 450),
            parameters(SANE_FRAME_RGB, 100, 1, 1, 300), parameters(SANE_FRAME_RED, 100, 1, 8, 100),
            parameters(SANE_FRAME_RGB, 100, 101, 8, 300), parameters(SANE_FRAME_BLUE, 100, 1, 8, 300)})
        EXPECT_FALSE(SheetReader::begin(strange, 100)) << strange.pixels_per_line << ' ' << strange.depth;
}
