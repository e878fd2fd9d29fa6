// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/scanner/paper.h"
#include "tests/scanner/scanlog.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Paper;
using motcua::test::ScanLog;

TEST(Jam, AtSheetTwoKeepsOneAndGoesOnAfterItIsPutBack)
{
    Paper paper(3);
    paper.order("2 jam\n");
    ScanLog log;
    const auto jammed = log.run();
    ASSERT_TRUE(jammed.fault);
    EXPECT_EQ(jammed.faultId(), FaultId::ScannerJam);
    EXPECT_EQ(jammed.faultAt, 2);
    EXPECT_EQ(jammed.received, QList<int>(1, 1));
    EXPECT_EQ(paper.tray(), QStringList({u"002.png"_s, u"003.png"_s}));

    const auto rest = log.run();
    EXPECT_EQ(rest.finished, 2);
    EXPECT_EQ(rest.received, QList<int>({1, 2}));
    EXPECT_TRUE(paper.tray().isEmpty());
}

TEST(Jam, InTheMiddleOfASheetLosesOnlyThatSheet)
{
    Paper paper(3);
    paper.order("3 jam 0.7\n");
    ScanLog log;
    const auto jammed = log.run();
    EXPECT_EQ(jammed.faultId(), FaultId::ScannerJam);
    EXPECT_EQ(jammed.faultAt, 3);
    EXPECT_EQ(jammed.fed, QList<int>({1, 2, 3}));
    EXPECT_EQ(jammed.received, QList<int>({1, 2}));
    EXPECT_EQ(log.run().finished, 1);
}
