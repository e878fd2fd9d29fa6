// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/scanner/paper.h"
#include "tests/scanner/scanlog.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Paper;
using motcua::test::ScanLog;

TEST(CoverOpen, IsSaidWithTheSheetAndEndsWhenItIsClosed)
{
    Paper paper(2);
    paper.order("1 cover\n2 cover 0.5\n");
    ScanLog log;
    auto run = log.run();
    EXPECT_EQ(run.faultId(), FaultId::ScannerCoverOpen);
    EXPECT_EQ(run.faultAt, 1);
    run = log.run();
    EXPECT_EQ(run.faultId(), FaultId::ScannerCoverOpen);
    EXPECT_EQ(run.faultAt, 2);
    EXPECT_EQ(run.received, QList<int>(1, 1));
    EXPECT_EQ(log.run().finished, 1);
}
