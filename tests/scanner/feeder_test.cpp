// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/scanner/paper.h"
#include "tests/scanner/scanlog.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::meanDifference;
using motcua::test::Paper;
using motcua::test::ScanLog;

TEST(Feeder, EverySheetArrivesWholeInOrderAndAtItsScale)
{
    Paper paper(3);
    ScanLog log;
    const auto run = log.run();
    ASSERT_EQ(run.finished, 3);
    EXPECT_EQ(run.fed, QList<int>({1, 2, 3}));
    EXPECT_EQ(run.received, QList<int>({1, 2, 3}));
    for (int i = 0; i < 3; ++i) {
        const PageImage &page = run.images.at(i);
        const QImage picture = QImage::fromData(page.jpeg, "JPEG");
        EXPECT_EQ(picture.size(), page.size);
        EXPECT_EQ(page.dpi, 200);
        EXPECT_EQ(qRound(picture.dotsPerMeterX() * 0.0254), 200);
        EXPECT_EQ(page.size, QSize(583, 827));
        EXPECT_LT(meanDifference(picture, Paper::page(i + 1)), 1.0) << "sheet " << i + 1;
        EXPECT_GT(meanDifference(picture, Paper::page(i + 2)), 2.0)
            << "the measure must tell the sheets apart";
        const QImage thumbnail = QImage::fromData(page.thumbnail, "JPEG");
        EXPECT_EQ(thumbnail.size(), QSize(338, 480));
        EXPECT_LT(
            meanDifference(thumbnail,
                Paper::page(i + 1).scaled(thumbnail.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)),
            4.0);
    }
    EXPECT_TRUE(paper.tray().isEmpty());
    EXPECT_EQ(paper.out().size(), 3);
}

TEST(Feeder, AFourIsA4At300DpiPixelByPixel)
{
    Paper paper;
    const QImage a4 = Paper::page(5, {2480, 3508}, 300);
    paper.put(u"tray/a4.png"_s, a4);
    ScanLog log;
    const auto run = log.run({});
    ASSERT_EQ(run.finished, 1);
    EXPECT_EQ(run.images.at(0).size, QSize(2480, 3508));
    EXPECT_EQ(run.images.at(0).dpi, 300);
    EXPECT_LT(meanDifference(QImage::fromData(run.images.at(0).jpeg), a4), 0.5);
}

TEST(Feeder, ThinColouredStrokesKeepTheirColour)
{
    QImage strokes(400, 400, QImage::Format_RGB32);
    strokes.fill(Qt::white);
    strokes.setDotsPerMeterX(qRound(200 / 0.0254));
    strokes.setDotsPerMeterY(qRound(200 / 0.0254));
    for (int x = 8; x < 400; x += 16) {
        for (int y = 0; y < 400; ++y)
            strokes.setPixelColor(x, y, QColor(200, 20, 30));
    }
    Paper paper;
    paper.put(u"tray/seal.png"_s, strokes);
    ScanLog log;
    const auto run = log.run();
    ASSERT_EQ(run.finished, 1);
    const QImage picture = QImage::fromData(run.images.at(0).jpeg);
    // With halved chroma the one pixel wide line would lose half of its redness.
    const QColor stroke = picture.pixelColor(200, 200);
    EXPECT_GT(stroke.red() - stroke.green(), 130) << stroke.name().toStdString();
}

TEST(Feeder, MaxSheetsLeavesTheRestInTheTray)
{
    Paper paper(3);
    ScanLog log;
    auto request = ScanLog::request();
    request.maxSheets = 2;
    EXPECT_EQ(log.run(request).finished, 2);
    EXPECT_EQ(paper.tray().size(), 1);
    EXPECT_EQ(log.run(request).finished, 1);
}

TEST(Feeder, ResolutionBelowTheLegalFloorIsNotScanned)
{
    Paper paper(1);
    ScanLog log;
    auto request = ScanLog::request();
    request.dpi = 75;
    const auto run = log.run(request);
    ASSERT_EQ(run.finished, 1);
    EXPECT_EQ(run.images.at(0).dpi, 200);
}

TEST(Feeder, AResolutionThatTheDeviceLacksBecomesTheNextHigher)
{
    Paper paper(1);
    ScanLog log;
    auto request = ScanLog::request();
    request.dpi = 210;
    const auto run = log.run(request);
    ASSERT_EQ(run.finished, 1);
    EXPECT_EQ(run.images.at(0).dpi, 240);
}

TEST(Feeder, GrayAndBlackAndWhiteDevicesGiveColourPages)
{
    ScanLog log;
    for (const auto &mode : {u"Gray"_s, u"Lineart"_s}) {
        Paper paper(1);
        auto request = ScanLog::request();
        request.options = {{u"mode"_s, mode}};
        const auto run = log.run(request);
        ASSERT_EQ(run.finished, 1) << mode.toStdString();
        const QImage picture = QImage::fromData(run.images.at(0).jpeg);
        EXPECT_FALSE(picture.isGrayscale() && picture.format() == QImage::Format_Grayscale8);
        EXPECT_LT(meanDifference(picture, Paper::page(1).convertToFormat(QImage::Format_Grayscale8)), 5.0);
    }
}

TEST(Feeder, ASheetOfUnknownHeightEndsWhereThePaperEnds)
{
    Paper paper(2);
    ScanLog log;
    auto request = ScanLog::request();
    request.area = {74, 297};
    request.options = {{u"length-detection"_s, u"yes"_s}};
    const auto run = log.run(request);
    ASSERT_EQ(run.finished, 2);
    EXPECT_EQ(run.images.at(1).size, QSize(583, 827));
}

TEST(Feeder, AStartDuringARunChangesNothing)
{
    Paper paper(2);
    ScanLog log;
    bool again = false;
    QObject::connect(&log.scanner, &Scanner::sheetFed, &log.scanner, [&] {
        again = true;
        EXPECT_TRUE(log.scanner.busy());
        log.scanner.start(ScanLog::request());
    });
    const auto run = log.run();
    EXPECT_TRUE(again);
    EXPECT_EQ(run.finished, 2);
    EXPECT_EQ(run.received, QList<int>({1, 2}));
    EXPECT_FALSE(log.scanner.busy());
}
