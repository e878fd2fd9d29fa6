// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/scanner/paper.h"
#include "tests/scanner/scanlog.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Paper;
using motcua::test::ScanLog;

TEST(PageTooLong, APageThatNeverEndsIsStopped)
{
    Paper paper(1);
    paper.order("1 endless\n1 endless\n");
    ScanLog log;
    EXPECT_EQ(log.run().faultId(), FaultId::ScannerPageTooLong);
    auto unknownHeight = ScanLog::request();
    unknownHeight.options = {{u"length-detection"_s, u"yes"_s}};
    EXPECT_EQ(log.run(unknownHeight).faultId(), FaultId::ScannerPageTooLong);
    EXPECT_EQ(log.run().finished, 1);
}

TEST(PageTooLong, ABannerIsRefusedAndALongPageIsNot)
{
    Paper paper;
    auto request = ScanLog::request();
    request.options = {{u"length-detection"_s, u"yes"_s}};
    ScanLog log;
    paper.put(u"tray/legal.png"_s, Paper::page(1, {583, 2803}, 200)); // 356 mm
    EXPECT_EQ(log.run(request).finished, 1);
    paper.put(u"tray/banner.png"_s, Paper::page(1, {583, 3400}, 200)); // 432 mm
    const auto run = log.run(request);
    EXPECT_EQ(run.faultId(), FaultId::ScannerPageTooLong);
    EXPECT_TRUE(run.received.isEmpty());
}
