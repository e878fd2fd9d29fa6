// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/kills.h"

#include <gtest/gtest.h>

TEST(Kills, atAnyMomentLoseNoPageAndDoubleNoDossier)
{
    const KillReport report = killAtRandom(20, 20261121);
    EXPECT_EQ(report.firstTrouble.toStdString(), "");
    EXPECT_EQ(report.kills, 20);
    EXPECT_GT(report.pagesShown, 0);
    EXPECT_EQ(report.lostPages, 0);
    EXPECT_EQ(report.doubled, 0);
    EXPECT_EQ(report.stuck, 0);
    EXPECT_EQ(report.extraDrafts, 0);
}
