// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/scanner/paper.h"
#include "tests/scanner/scanlog.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Paper;
using motcua::test::ScanLog;

TEST(Unplugged, InTheMiddleOfAPageIsATransmissionFaultThenAMissingScanner)
{
    Paper paper(2);
    paper.order("2 io 0.5\n");
    ScanLog log;
    const auto run = log.run();
    EXPECT_EQ(run.faultId(), FaultId::ScannerIo);
    EXPECT_EQ(run.faultAt, 2);
    EXPECT_EQ(run.received, QList<int>(1, 1));
    paper.unplug();
    EXPECT_EQ(log.run().faultId(), FaultId::ScannerMissing);
}
