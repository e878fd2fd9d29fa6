// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/scanner/paper.h"
#include "tests/scanner/scanlog.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Paper;
using motcua::test::ScanLog;

TEST(PageShort, APageCutShortIsNeverTakenForAWholeOne)
{
    Paper paper(2);
    paper.order("1 short 0.999\n2 short 0\n");
    ScanLog log;
    auto run = log.run();
    EXPECT_EQ(run.faultId(), FaultId::ScannerPageShort);
    EXPECT_EQ(run.faultAt, 1);
    EXPECT_TRUE(run.received.isEmpty());
    run = log.run();
    EXPECT_EQ(run.faultId(), FaultId::ScannerPageShort);
    EXPECT_EQ(run.received, QList<int>(1, 1));
    EXPECT_EQ(log.run().finished, 1);
}

TEST(PageShort, FewerLinesThanTheGlassWasSetToAreSeenThoughTheDeviceAnnouncesThem)
{
    Paper paper(1);
    paper.order("glass wrong-height\n1 wrong-height\n");
    ScanLog log;
    auto request = ScanLog::request();
    EXPECT_EQ(log.run(request).finished, 1) << "in the feeder it is a low sheet";
    request.source = ScanSource::Flatbed;
    EXPECT_EQ(log.run(request).faultId(), FaultId::ScannerPageShort);
    EXPECT_EQ(log.run(request).finished, 1);
}

TEST(PageShort, EvenOfUnknownHeightALineCutInTwoIsSeen)
{
    Paper paper(1);
    ScanLog log;
    auto request = ScanLog::request();
    request.options = {{u"length-detection"_s, u"yes"_s}};
    paper.order("1 torn 0.5\n");
    EXPECT_EQ(log.run(request).faultId(), FaultId::ScannerPageShort);
}
