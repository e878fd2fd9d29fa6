// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/clock.h"

#include <thread>

#include <gtest/gtest.h>

using namespace motcua;

TEST(Clock, neverRunsBehindWhatWasSeenAndGoesOnFromThere)
{
    SystemClock clock;
    const qint64 later = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
    clock.sawTime(later, false);
    const qint64 first = clock.now();
    EXPECT_GE(first, later);
    while (clock.now() == first)
        std::this_thread::yield();
    EXPECT_GT(clock.now(), first);
    clock.sawTime(1, false);
    EXPECT_GT(clock.now(), later);
}

TEST(Clock, isCentralsOnceCentralHasSpoken)
{
    SystemClock clock;
    const qint64 wall = QDateTime::currentMSecsSinceEpoch();
    constexpr qint64 day = 24LL * 3'600'000;
    clock.sawTime(wall + 2 * day, false); // left by a clock that ran ahead
    clock.sawTime(wall - day, true);
    EXPECT_LT(clock.now(), wall - day + 60'000) << "whatever this machine's clock says";
    clock.sawTime(wall + 2 * day, false);
    EXPECT_LT(clock.now(), wall - day + 60'000);
    clock.sawTime(wall, true);
    EXPECT_GE(clock.now(), wall);
}

TEST(Clock, onlyCentralConfirmsIt)
{
    SystemClock clock;
    clock.sawTime(QDateTime::currentMSecsSinceEpoch(), false);
    EXPECT_FALSE(clock.confirmed());
    clock.sawTime(QDateTime::currentMSecsSinceEpoch(), true);
    EXPECT_TRUE(clock.confirmed());
}
