// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/readingcodec.h"

#include <QCborMap>

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

PageReading sample()
{
    PageReading reading;
    reading.rotation = 270;
    reading.skewDeg = -1.5;
    reading.flags = {u"low-contrast"_s};
    reading.words = {
        {u"Độc"_s, QRectF(1, 2, 3, 4), 0.5f, false, false}, {u"lập"_s, QRectF(5, 6, 7, 8), 1, true, true}};
    reading.codes = {{u"QRCode"_s, QByteArray("\0\xff", 2), QRectF(9, 9, 9, 9)}};
    reading.seconds = 0.75;
    return reading;
}

void expectSample(const PageReading &is)
{
    const PageReading was = sample();
    EXPECT_EQ(is.rotation, was.rotation);
    EXPECT_EQ(is.skewDeg, was.skewDeg);
    EXPECT_EQ(is.flags, was.flags);
    EXPECT_EQ(is.seconds, was.seconds);
    ASSERT_EQ(is.words.size(), was.words.size());
    for (qsizetype i = 0; i < was.words.size(); ++i) {
        EXPECT_EQ(is.words[i].text, was.words[i].text);
        EXPECT_EQ(is.words[i].box, was.words[i].box);
        EXPECT_EQ(is.words[i].confidence, was.words[i].confidence);
        EXPECT_EQ(is.words[i].endsLine, was.words[i].endsLine);
        EXPECT_EQ(is.words[i].endsBlock, was.words[i].endsBlock);
    }
    ASSERT_EQ(is.codes.size(), 1);
    EXPECT_EQ(is.codes[0].bytes, was.codes[0].bytes);
    EXPECT_EQ(is.codes[0].box, was.codes[0].box);
}

TEST(ReadingCodec, CarriesAReadingWhole)
{
    const auto is = readingFromCbor(readingToCbor(sample()));
    ASSERT_TRUE(is);
    expectSample(*is);
}

TEST(ReadingCodec, ReadsWhatWasSealedAsJson)
{
    const auto is =
        readingFromCbor(R"({"rotation":270,"skew_deg":-1.5,"blank":false,"flags":["low-contrast"],)"
                        R"("words":[["Độc",1,2,3,4,0.5,0],["lập",5,6,7,8,1,3]],)"
                        R"("codes":[{"format":"QRCode","bytes":"AP8=","box":[9,9,9,9]}],"seconds":0.75})");
    ASSERT_TRUE(is);
    expectSample(*is);
}

TEST(ReadingCodec, RefusesWhatIsNoReading)
{
    QList<QCborMap> bad(8, QCborValue::fromCbor(readingToCbor(sample())).toMap());
    bad[0][u"rotation"_s] = 45;
    bad[1][u"skew_deg"_s] = std::numeric_limits<double>::infinity();
    bad[2][u"words"_s] = QCborArray {QCborArray {u"x"_s}};
    bad[3][u"codes"_s] = QCborArray {QCborMap {}};
    bad[4].remove(u"blank"_s);
    bad[5][u"words"_s] = QCborArray {QCborArray {u"x"_s, 1, 2, 3, u"4"_s, 1, 3}};
    bad[6][u"rotation"_s] = 3e54;
    bad[7][u"words"_s] = QCborArray {QCborArray {u"x"_s, 1, 2, 3, 4, 1, 3e54}};
    for (const QCborMap &map : bad)
        EXPECT_FALSE(readingFromCbor(QCborValue(map).toCbor()));
    EXPECT_FALSE(readingFromCbor({}));
    EXPECT_FALSE(readingFromCbor("{}"));
    EXPECT_FALSE(readingFromCbor("no reading"));
}

/// 16 × 16 px, its picture at 7 / 8 of that, one white stencil.
PageLayers smallLayers()
{
    PageLayers layers;
    layers.size = {16, 16};
    layers.eighths = 7;
    // SOI and the frame header of a JPEG of three components, 14 × 14 px
    layers.picture = QByteArray::fromHex("ffd8ffc0001108000e000e03011100021100031100");
    layers.stencils = {{QByteArray::fromHex("ffff001001"), 0x102030}};
    return layers;
}

TEST(ReadingCodec, CarriesLayers)
{
    PageReading was = sample();
    was.layers = smallLayers();
    const auto is = readingFromCbor(readingToCbor(was));
    ASSERT_TRUE(is);
    ASSERT_TRUE(is->layers);
    EXPECT_EQ(is->layers->size, was.layers->size);
    EXPECT_EQ(is->layers->eighths, 7);
    EXPECT_EQ(is->layers->picture, was.layers->picture);
    ASSERT_EQ(is->layers->stencils.size(), 1);
    EXPECT_EQ(is->layers->stencils[0].g4, was.layers->stencils[0].g4);
    EXPECT_EQ(is->layers->stencils[0].rgb, 0x102030u);
}

TEST(ReadingCodec, RefusesLayersThatDoNotFit)
{
    QList<PageLayers> bad(9, smallLayers());
    bad[0].size = {17, 16}; // neither picture nor stencil has that
    bad[1].eighths = 6; // the picture is larger
    bad[2].eighths = 0;
    bad[3].picture = "no JPEG";
    bad[4].stencils[0].g4.chop(1); // without its end
    bad[5].stencils[0].g4.clear();
    bad[6].stencils[0].g4.append('x');
    bad[7].stencils[0].rgb = 0x1000000;
    bad[8].stencils = QList<Stencil>(PageLayers::mostStencils + 1, smallLayers().stencils[0]);
    for (qsizetype i = 0; i < bad.size(); ++i) {
        PageReading reading = sample();
        reading.layers = bad[i];
        EXPECT_FALSE(readingFromCbor(readingToCbor(reading))) << i;
    }
    QCborMap map = QCborValue::fromCbor(readingToCbor(sample())).toMap();
    map[u"layers"_s] = 7;
    EXPECT_FALSE(readingFromCbor(QCborValue(map).toCbor()));
}

} // namespace
