// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "tests/scanner/paper.h"
#include "tests/scanner/scanlog.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Paper;
using motcua::test::ScanLog;

namespace
{

class Hang : public ::testing::TestWithParam<const char *>
{
};

} // namespace

TEST_P(Hang, IsKilledWithinItsDeadlineAndTheNextScanWorks)
{
    Paper paper(2);
    paper.order(GetParam());
    ScanLog log;
    log.scanner.setSilenceDeadline(2'500);
    const auto hung = log.run();
    ASSERT_TRUE(hung.fault);
    EXPECT_EQ(hung.faultId(), FaultId::ScannerSilent);
    EXPECT_EQ(hung.faultAt, 2);
    EXPECT_EQ(hung.received, QList<int>(1, 1));
    log.scanner.setSilenceDeadline(20'000);
    EXPECT_EQ(log.run().finished, 1);
}

INSTANTIATE_TEST_SUITE_P(Scanner, Hang, ::testing::Values("2 hang\n", "2 hang 0\n", "2 spin\n"));

TEST(Slow, AScannerThatIsOnlySlowIsNotKilled)
{
    Paper paper(1);
    paper.order("1 slow 5\n");
    ScanLog log;
    log.scanner.setSilenceDeadline(2'500);
    EXPECT_EQ(log.run().finished, 1);
}
