// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/scanner/paper.h"
#include "tests/scanner/scanlog.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Paper;
using motcua::test::ScanLog;

TEST(EmptyTray, IsAFaultBeforeTheFirstSheetAndTheEndAfterIt)
{
    Paper paper;
    ScanLog log;
    auto run = log.run();
    EXPECT_EQ(run.faultId(), FaultId::ScannerEmpty);
    EXPECT_EQ(run.faultAt, 1);
    EXPECT_TRUE(run.fed.isEmpty());
    paper.fill(1, 1);
    EXPECT_EQ(log.run().finished, 1);
    EXPECT_EQ(log.run().faultId(), FaultId::ScannerEmpty);
}
