// SPDX-License-Identifier: GPL-3.0-or-later
// A share of every crash point of the whole road; ./dev bench crash goes through all of them.
#include <array>
#include <random>

#include <gtest/gtest.h>

#include "tests/sweep/crashes.h"

using namespace motcua::test;

namespace
{

using Program = CrashPoint::Program;
using Keep = CrashPoint::Keep;

/// Which share it is; printed, so that it can be had again.
unsigned seed()
{
    static const unsigned chosen = qEnvironmentVariableIsSet("MOTCUA_SEED")
        ? qEnvironmentVariable("MOTCUA_SEED").toUInt()
        : std::random_device()();
    return chosen;
}

class Crash : public ::testing::Test
{
protected:
    static const HallTemplate &origin()
    {
        static const HallTemplate made;
        return made;
    }
    /// How many operations a program's road has.
    static long operations(Program program)
    {
        const auto whole = crashAt(origin(), {program, Keep::None, 0});
        EXPECT_TRUE(whole.troubles.isEmpty()) << qPrintable(whole.troubles.join(u'\n'));
        return long(whole.operations.size());
    }
    static void expectKept(CrashPoint point)
    {
        auto verdict = crashAt(origin(), point);
        // How often central is asked differs a little from one road to the next.
        for (; !verdict.happened && verdict.troubles.isEmpty() && point.operation > 1;
             verdict = crashAt(origin(), point))
            point.operation = point.operation * 3 / 4;
        EXPECT_TRUE(verdict.happened) << qPrintable(name(point));
        EXPECT_TRUE(verdict.troubles.isEmpty()) << qPrintable(name(point)) << ", MOTCUA_SEED=" << seed()
                                                << ": " << qPrintable(verdict.troubles.join(u'\n'));
    }
};

} // namespace

TEST_F(Crash, ofTheKioskOrItsPowerLosesAndDoublesNothing)
{
    constexpr std::array keeps {Keep::All, Keep::None, Keep::Some};
    constexpr long points = 6;
    const long all = operations(Program::Kiosk);
    ASSERT_GT(all, 100);
    const long step = all / points;
    for (long i = 0; i < points; ++i)
        expectKept({Program::Kiosk, keeps[size_t(i) % keeps.size()], 1 + seed() % step + i * step});
}

TEST_F(Crash, ofAWorkerLosesAndDoublesNothing)
{
    expectKept({Program::Worker, Keep::All, long(1 + seed() % 8)});
}

TEST_F(Crash, ofCentralLosesAndDoublesNothing)
{
    const long all = operations(Program::Central);
    ASSERT_GT(all, 100);
    for (const long half : {0L, all / 2})
        expectKept({Program::Central, Keep::All, 1 + seed() % (all / 2 - 10) + half});
}
