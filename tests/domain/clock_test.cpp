// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/clock.h"

#include <atomic>
#include <ctime>
#include <thread>

#include <sys/syscall.h>
#include <unistd.h>

#include <gtest/gtest.h>

using namespace motcua;

namespace
{

std::atomic<time_t> suspended = 0; ///< seconds

} // namespace

/// The kernel's clocks, as after a suspend.
extern "C" int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    const auto failed = ::syscall(SYS_clock_gettime, clock, time);
    if (clock == CLOCK_REALTIME || clock == CLOCK_BOOTTIME)
        time->tv_sec += suspended;
    return static_cast<int>(failed);
}

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

TEST(Clock, goesOnWhileTheMachineIsSuspended)
{
    constexpr qint64 hours = 8LL * 3'600'000;
    SystemClock clock;
    const qint64 central = QDateTime::currentMSecsSinceEpoch() - 2 * hours;
    clock.sawTime(central, true);
    const qint64 before = clock.monotonic();
    suspended += hours / 1'000;
    EXPECT_GE(clock.now(), central + hours);
    EXPECT_LT(clock.now(), central + hours + 60'000);
    EXPECT_GE(clock.monotonic(), before + hours) << "other processes compare what it says";
    suspended = 0;
}

TEST(Clock, onlyCentralConfirmsIt)
{
    SystemClock clock;
    clock.sawTime(QDateTime::currentMSecsSinceEpoch(), false);
    EXPECT_FALSE(clock.confirmed());
    clock.sawTime(QDateTime::currentMSecsSinceEpoch(), true);
    EXPECT_TRUE(clock.confirmed());
}
