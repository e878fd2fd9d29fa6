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

TEST(Clock, onlyCentralConfirmsIt)
{
    SystemClock clock;
    clock.sawTime(QDateTime::currentMSecsSinceEpoch(), false);
    EXPECT_FALSE(clock.confirmed());
    clock.sawTime(QDateTime::currentMSecsSinceEpoch(), true);
    EXPECT_TRUE(clock.confirmed());
}
