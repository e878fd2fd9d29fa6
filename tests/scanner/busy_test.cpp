// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/scanner/paper.h"
#include "tests/scanner/scanlog.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Paper;
using motcua::test::ScanLog;

TEST(Busy, ADeviceInOtherHandsIsBusyAtOpenAndAtStart)
{
    Paper paper(1);
    paper.order("open busy\n1 busy\n");
    ScanLog log;
    auto run = log.run();
    EXPECT_EQ(run.faultId(), FaultId::ScannerBusy);
    EXPECT_EQ(run.faultAt, 0);
    run = log.run();
    EXPECT_EQ(run.faultId(), FaultId::ScannerBusy);
    EXPECT_EQ(run.faultAt, 1);
    EXPECT_EQ(log.run().finished, 1);
}

TEST(Denied, ADeviceWithoutPermissionIsNotAMissingOne)
{
    Paper paper(1);
    paper.order("open denied\nopen io\n");
    ScanLog log;
    EXPECT_EQ(log.run().faultId(), FaultId::ScannerDenied);
    EXPECT_EQ(log.run().faultId(), FaultId::ScannerIo);
    EXPECT_EQ(log.run().finished, 1);
}
