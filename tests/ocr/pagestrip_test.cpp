// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/pagestrip.h"

#include <cmath>

#include <gtest/gtest.h>

#include "drivers/ocr/jpegcodec.h"
#include "tests/ocr/vietnamesepage.h"

using namespace motcua;

namespace
{

PixPtr pixOf(const QImage &image, JpegColour colour)
{
    return decodeJpeg(vietnamesepage::jpeg(image, 95), colour).value();
}

/// Mean difference of the middle, where both have it.
double difference(PIX *a, PIX *b)
{
    double sum = 0;
    long count = 0;
    for (int y = 3; y < std::min(pixGetHeight(a), pixGetHeight(b)) - 3; ++y) {
        for (int x = 3; x < std::min(pixGetWidth(a), pixGetWidth(b)) - 3; ++x, ++count) {
            l_uint32 left = 0, right = 0;
            pixGetPixel(a, x, y, &left);
            pixGetPixel(b, x, y, &right);
            if (pixGetDepth(a) == 32)
                left >>= 24, right >>= 24;
            sum += std::abs(int(left) - int(right));
        }
    }
    return sum / double(count);
}

TEST(PageStrip, IsWhatTheStraightPageHasThere)
{
    const QImage page = vietnamesepage::draw(2).image;
    for (const auto colour : {JpegColour::Gray, JpegColour::Rgb}) {
        const PixPtr straight = pixOf(page, colour);
        for (const double tilt : {0.0, 3.0, -4.5}) {
            const PixPtr lies = pixOf(vietnamesepage::tilted(page, tilt), colour);
            for (const QRectF &box : {QRectF(300, 400, 1800, 60), QRectF(250, 2900, 700, 90)}) {
                SCOPED_TRACE(testing::Message() << tilt << " at " << box.top());
                const PixPtr strip = straightStrip(lies.get(), box, tilt);
                const PixPtr truth = straightStrip(straight.get(), box, 0);
                ASSERT_TRUE(strip && truth);
                EXPECT_EQ(pixGetWidth(strip.get()), int(box.width()));
                EXPECT_EQ(pixGetHeight(strip.get()), int(box.height()));
                EXPECT_LT(difference(strip.get(), truth.get()), tilt == 0 ? 0.001 : 12);
                // A turn too few or the other way is another picture.
                const PixPtr wrong = straightStrip(lies.get(), box, tilt + 1);
                EXPECT_GT(difference(wrong.get(), truth.get()), 25);
            }
        }
    }
}

TEST(PageStrip, IsWhiteWhereThePageIsNot)
{
    QImage black(400, 600, QImage::Format_RGB32);
    black.fill(Qt::black);
    const PixPtr page = pixOf(black, JpegColour::Gray);
    for (const double tilt : {0.0, 2.0}) {
        const PixPtr strip = straightStrip(page.get(), QRectF(-100, -50, 200, 100), tilt);
        ASSERT_TRUE(strip);
        l_uint32 beyond = 0, within = 255;
        pixGetPixel(strip.get(), 10, 10, &beyond);
        pixGetPixel(strip.get(), 180, 90, &within);
        EXPECT_EQ(beyond, 255u);
        EXPECT_LT(within, 10u);
    }
    EXPECT_FALSE(straightStrip(page.get(), QRectF(10, 10, 0, 20), 0));
}

} // namespace
