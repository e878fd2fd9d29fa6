// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/kills.h"

#include <QtGlobal>

#include <gtest/gtest.h>

TEST(Kills, atAnyMomentLoseNoPageAndDoubleNoDossier)
{
    // Fewer where the programs are ten times slower: the sanitizers' preset says how many.
    const int kills =
        qEnvironmentVariableIsSet("MOTCUA_KILLS") ? qEnvironmentVariableIntValue("MOTCUA_KILLS") : 20;
    ASSERT_GT(kills, 0);
    const KillReport report = killAtRandom(kills, 20261121);
    EXPECT_EQ(report.firstTrouble.toStdString(), "");
    EXPECT_EQ(report.kills, kills);
    EXPECT_GT(report.pagesShown, 0);
    EXPECT_EQ(report.lostPages, 0);
    EXPECT_EQ(report.doubled, 0);
    EXPECT_EQ(report.stuck, 0);
    EXPECT_EQ(report.extraDrafts, 0);
}
