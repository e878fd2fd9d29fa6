// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/scanfaults.h"

#include <QPainter>
#include <QPainterPath>

#include <gtest/gtest.h>

#include "drivers/ocr/jpegcodec.h"
#include "tests/ocr/degradedpage.h"
#include "tests/ocr/vietnamesepage.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

/// As the reader looks at it: about 75 dpi.
ScanFaults faultsOf(const QByteArray &jpeg, double dpi)
{
    const int eighths = dpi == 300 ? 2 : 3;
    const auto small = decodeJpeg(jpeg, JpegColour::Rgb, eighths);
    EXPECT_TRUE(small);
    return small ? scanFaults(SmallPage(small->get(), dpi * eighths / 8)) : ScanFaults {};
}

ScanFaults faultsOf(const QImage &image)
{
    return faultsOf(vietnamesepage::jpeg(image), 300);
}

const QImage &goodPage()
{
    static const QImage page = degradedpage::make(degradedpage::Kind::Clean, 0).image;
    return page;
}

QImage painted(void (*paint)(QPainter &))
{
    QImage image = goodPage();
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter);
    return image;
}

TEST(ScanFaults, NoPageThatWasFedWellHasAny)
{
    for (const auto kind : degradedpage::kinds()) {
        for (const int seed : {0, 1, 2}) {
            const auto page = degradedpage::make(kind, seed);
            const ScanFaults faults = faultsOf(page.jpeg, page.dpi);
            SCOPED_TRACE(degradedpage::nameOf(kind).toStdString() + ' ' + std::to_string(seed));
            EXPECT_FALSE(faults.cutEdge);
            EXPECT_FALSE(faults.streak);
            EXPECT_FALSE(faults.corner);
        }
    }
}

class CutAt : public ::testing::TestWithParam<QPoint>
{
};

TEST_P(CutAt, AnEdgeThroughTheTextIsSeen)
{
    QImage shifted(goodPage().size(), QImage::Format_RGB32);
    shifted.fill(QColor(252, 251, 248));
    QPainter painter(&shifted);
    painter.drawImage(GetParam(), goodPage());
    painter.end();
    const ScanFaults faults = faultsOf(shifted);
    EXPECT_TRUE(faults.cutEdge);
    EXPECT_FALSE(faults.streak);
    EXPECT_FALSE(faults.corner);
}

// px: the left margin is 354 wide; two thirds of the way down a line is cut
INSTANTIATE_TEST_SUITE_P(ScanFaults, CutAt, ::testing::Values(QPoint(-420, 0), QPoint(400, 0)));

class Streak : public ::testing::TestWithParam<QColor>
{
};

TEST_P(Streak, OfDirtyGlassIsSeenThroughText)
{
    for (const int x : {150, 1241, 2300}) {
        QImage image = goodPage();
        QPainter painter(&image);
        painter.fillRect(x, 0, 4, image.height(), GetParam());
        painter.end();
        const ScanFaults faults = faultsOf(image);
        EXPECT_TRUE(faults.streak) << x;
        EXPECT_FALSE(faults.cutEdge) << x;
        EXPECT_FALSE(faults.corner) << x;
    }
}

INSTANTIATE_TEST_SUITE_P(
    ScanFaults, Streak, ::testing::Values(QColor(120, 120, 120), QColor(205, 200, 160), QColor(60, 60, 200)));

TEST(ScanFaults, AFrameAndAMarginLineAreNoStreak)
{
    const QImage framed = painted([](QPainter &painter) {
        painter.setPen(QPen(Qt::black, 4));
        painter.drawRect(120, 120, 2480 - 240, 3508 - 240);
        painter.drawLine(300, 150, 300, 3300);
    });
    EXPECT_FALSE(faultsOf(framed).streak);
}

TEST(ScanFaults, AFingerAndAFoldedCornerAreSeen)
{
    const QImage finger = painted([](QPainter &painter) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(196, 140, 112));
        painter.translate(2480, 3508);
        painter.rotate(45);
        painter.drawEllipse(QPoint(-100, 0), 260, 170);
    });
    EXPECT_TRUE(faultsOf(finger).corner);
    const QImage folded = painted([](QPainter &painter) {
        QPainterPath triangle;
        triangle.addPolygon(QPolygonF({{0, 0}, {200, 0}, {0, 170}, {0, 0}}));
        painter.fillPath(triangle, QColor(70, 70, 70));
    });
    EXPECT_TRUE(faultsOf(folded).corner);
    EXPECT_FALSE(faultsOf(folded).cutEdge);
    EXPECT_FALSE(faultsOf(folded).streak);
}

TEST(ScanFaults, ADarkBackgroundAllAroundIsNoCorner)
{
    const QImage around = painted([](QPainter &painter) {
        painter.setPen(QPen(QColor(40, 40, 40), 160));
        painter.drawRect(0, 0, 2480, 3508);
    });
    EXPECT_FALSE(faultsOf(around).corner);
}

} // namespace
