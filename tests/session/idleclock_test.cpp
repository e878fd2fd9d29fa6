// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/idleclock.h"

#include <gtest/gtest.h>

using namespace motcua;

TEST(IdleClock, asksBeforeItEndsAndTheLongStepsWaitLonger)
{
    IdleClock clock({120, 300, 30});
    clock.activity(1'000'000);
    EXPECT_EQ(clock.at(1'000'000 + 89'000, false).questionSecondsLeft, -1);
    EXPECT_EQ(clock.at(1'000'000 + 90'000, false).questionSecondsLeft, 30);
    EXPECT_FALSE(clock.at(1'000'000 + 119'999, false).over);
    EXPECT_TRUE(clock.at(1'000'000 + 120'000, false).over);
    EXPECT_EQ(clock.at(1'000'000 + 120'000, true).questionSecondsLeft, -1);
    EXPECT_TRUE(clock.at(1'000'000 + 300'000, true).over);
}

TEST(IdleClock, anySignOfLifeBeginsAnew)
{
    IdleClock clock({120, 300, 30});
    clock.activity(0);
    clock.activity(119'000);
    EXPECT_FALSE(clock.at(200'000, false).over);
}
