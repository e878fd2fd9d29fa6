// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/scanner/paper.h"
#include "tests/scanner/scanlog.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::meanDifference;
using motcua::test::Paper;
using motcua::test::ScanLog;

TEST(Flatbed, ACardOnTheGlassIsScannedOnceAndStays)
{
    Paper paper;
    const QImage card = Paper::page(2, {1011, 638}, 300); // 85.6 × 54 mm
    paper.put(u"glass.png"_s, card);
    ScanLog log;
    for (int again = 0; again < 2; ++again) {
        const auto run = log.run({.source = ScanSource::Flatbed});
        ASSERT_EQ(run.finished, 1);
        EXPECT_EQ(run.fed, QList<int>(1, 1));
        ASSERT_EQ(run.images.size(), 1);
        EXPECT_EQ(run.images.at(0).size, QSize(2480, 3508));
        const QImage picture = QImage::fromData(run.images.at(0).jpeg);
        EXPECT_LT(meanDifference(picture.copy(0, 0, 1011, 638), card), 1.0);
        EXPECT_EQ(picture.pixelColor(2000, 3000), QColor(Qt::white));
    }
}

TEST(Flatbed, AnEmptyGlassShowsTheLid)
{
    Paper paper;
    ScanLog log;
    const auto run = log.run({.source = ScanSource::Flatbed, .dpi = 200});
    ASSERT_EQ(run.finished, 1);
    EXPECT_EQ(QImage::fromData(run.images.at(0).jpeg).pixelColor(800, 800), QColor(Qt::white));
}

TEST(Flatbed, ItsFaultsAreItsOwn)
{
    Paper paper(1);
    paper.order("glass cover\nglass busy\n");
    ScanLog log;
    EXPECT_EQ(log.run({.source = ScanSource::Flatbed, .dpi = 200}).faultId(), FaultId::ScannerCoverOpen);
    EXPECT_EQ(log.run({.source = ScanSource::Flatbed, .dpi = 200}).faultId(), FaultId::ScannerBusy);
    EXPECT_EQ(log.run({.source = ScanSource::Flatbed, .dpi = 200}).finished, 1);
    EXPECT_EQ(paper.tray().size(), 1);
}
