// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/linecut.h"

#include <gtest/gtest.h>

#include <QTransform>

#include "tests/ocr/vietnamesepage.h"

using namespace motcua;

namespace
{

QImage cut(const QByteArray &jpeg, const QRectF &box, int rotation, double skewDeg)
{
    auto page = PagePixels::open(jpeg, vietnamesepage::dpi);
    EXPECT_TRUE(page);
    const auto lines = cutLines(*page, {box}, rotation, skewDeg);
    EXPECT_TRUE(lines);
    return lines ? QImage::fromData(lines->first(), "JPEG").convertToFormat(QImage::Format_Grayscale8)
                 : QImage();
}

/// Mean difference, 0 to 255, both brought to one size.
double difference(const QImage &a, const QImage &b)
{
    const QImage same = b.scaled(a.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            sum += std::abs(qGray(a.pixel(x, y)) - qGray(same.pixel(x, y)));
    return sum / (double(a.width()) * a.height());
}

TEST(LineCut, ShowsTheLineUprightAndStraightHoweverThePageLies)
{
    const QImage page = vietnamesepage::draw(2).image;
    const QRectF line(300, 400, 1800, 60);
    const QImage truth = cut(vietnamesepage::jpeg(page, 95), line, 0, 0);
    const QImage other = cut(vietnamesepage::jpeg(page, 95), line.translated(0, 180), 0, 0);
    ASSERT_FALSE(truth.isNull());
    EXPECT_GT(truth.width(), 10 * truth.height());
    const double another = difference(truth, other);
    ASSERT_GT(another, 25);
    for (const double tilt : {0.0, 2.5, -4.0})
        for (const int turn : {0, 90, 180, 270}) {
            SCOPED_TRACE(testing::Message() << "tilted " << tilt << ", turned " << turn);
            const QImage fed = vietnamesepage::turned(vietnamesepage::tilted(page, tilt), turn);
            const QPointF middle(page.width() / 2.0, page.height() / 2.0);
            const QPointF fedMiddle(fed.width() / 2.0, fed.height() / 2.0);
            const QTransform lying = QTransform::fromTranslate(-middle.x(), -middle.y())
                * QTransform().rotate(tilt) * QTransform().rotate(turn)
                * QTransform::fromTranslate(fedMiddle.x(), fedMiddle.y());
            const QImage seen =
                cut(vietnamesepage::jpeg(fed, 95), lying.mapRect(line), (360 - turn) % 360, tilt);
            ASSERT_FALSE(seen.isNull());
            EXPECT_NEAR(seen.width(), truth.width(), 0.03 * truth.width());
            EXPECT_NEAR(seen.height(), truth.height(), 0.15 * truth.height());
            EXPECT_LT(difference(truth, seen), another / 2);
        }
}

TEST(LineCut, RefusesWhatIsNoLineOfThePage)
{
    const QByteArray jpeg = vietnamesepage::jpeg(vietnamesepage::draw(1, 12, 5).image);
    auto page = PagePixels::open(jpeg, vietnamesepage::dpi);
    ASSERT_TRUE(page);
    for (const QRectF &box :
        {QRectF(), QRectF(5000, 5000, 100, 30), QRectF(-500, 0, 400, 30), QRectF(0, 0, -100, -100)}) {
        const auto lines = cutLines(*page, {QRectF(10, 10, 300, 50), box}, 0, 0);
        ASSERT_FALSE(lines);
        EXPECT_EQ(lines.error().id, FaultId::ImageUnreadable);
    }
    EXPECT_FALSE(cutLines(*page, {QRectF(10, 10, 300, 50)}, 0, 89));
    EXPECT_TRUE(cutLines(*page, {QRectF(-1e9, -1e9, 2e9, 2e9)}, 90, 3)) << "all of it";
}

} // namespace
