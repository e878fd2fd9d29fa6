// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/readingcodec.h"

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

TEST(ReadingCodec, CarriesAReadingWhole)
{
    const PageReading was = sample();
    const QByteArray wire = QCborValue(readingToCbor(was)).toCbor();
    const auto is = readingFromCbor(QCborValue::fromCbor(wire));
    ASSERT_TRUE(is);
    EXPECT_EQ(is->rotation, was.rotation);
    EXPECT_EQ(is->skewDeg, was.skewDeg);
    EXPECT_EQ(is->flags, was.flags);
    EXPECT_EQ(is->seconds, was.seconds);
    ASSERT_EQ(is->words.size(), was.words.size());
    for (qsizetype i = 0; i < was.words.size(); ++i) {
        EXPECT_EQ(is->words[i].text, was.words[i].text);
        EXPECT_EQ(is->words[i].box, was.words[i].box);
        EXPECT_EQ(is->words[i].confidence, was.words[i].confidence);
        EXPECT_EQ(is->words[i].endsLine, was.words[i].endsLine);
        EXPECT_EQ(is->words[i].endsBlock, was.words[i].endsBlock);
    }
    ASSERT_EQ(is->codes.size(), 1);
    EXPECT_EQ(is->codes[0].bytes, was.codes[0].bytes);
}

TEST(ReadingCodec, RefusesWhatIsNoReading)
{
    QList<QCborMap> bad(6, readingToCbor(sample()));
    bad[0][u"rotation"_s] = 45;
    bad[1][u"skewDeg"_s] = std::numeric_limits<double>::infinity();
    bad[2][u"words"_s] = QCborArray {QCborArray {u"x"_s}};
    bad[3][u"codes"_s] = QCborArray {QCborMap {}};
    bad[4].remove(u"blank"_s);
    bad[5][u"words"_s] = QCborArray {QCborArray {u"x"_s, QCborArray {1, 2, 3, u"4"_s}, 1, true, true}};
    for (const QCborMap &map : bad) {
        const auto reading = readingFromCbor(map);
        ASSERT_FALSE(reading);
        EXPECT_EQ(reading.error().id, FaultId::WorkerCrashed);
    }
    EXPECT_FALSE(readingFromCbor(QCborValue()));
}

} // namespace
