// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/scanner/paper.h"
#include "tests/scanner/scanlog.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Paper;
using motcua::test::ScanLog;

TEST(Crash, OfTheDriverLosesOnlyTheSheetInItsPath)
{
    Paper paper(3);
    paper.order("2 crash\n3 crash 0\n");
    ScanLog log;
    auto run = log.run();
    EXPECT_EQ(run.faultId(), FaultId::ScannerCrashed);
    EXPECT_EQ(run.faultAt, 2);
    EXPECT_EQ(run.fed, QList<int>({1, 2}));
    EXPECT_EQ(run.received, QList<int>(1, 1));
    EXPECT_EQ(paper.tray(), QStringList({u"002.png"_s, u"003.png"_s}));
    run = log.run();
    EXPECT_EQ(run.faultId(), FaultId::ScannerCrashed);
    EXPECT_EQ(run.received, QList<int>(1, 1));
    EXPECT_EQ(log.run().finished, 1);
}
