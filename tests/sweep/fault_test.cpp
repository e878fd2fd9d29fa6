// SPDX-License-Identifier: GPL-3.0-or-later
// A share of every call that can fail on the whole road; ./dev bench faults goes through all of them.
#include <random>

#include <gtest/gtest.h>

#include "tests/sweep/faults.h"

using namespace motcua::test;

namespace
{

using Program = FailingCall::Program;
using Kind = FailingCall::Kind;

/// Which share it is; printed, so that it can be had again.
unsigned seed()
{
    static const unsigned chosen = qEnvironmentVariableIsSet("MOTCUA_SEED")
        ? qEnvironmentVariable("MOTCUA_SEED").toUInt()
        : std::random_device()();
    return chosen;
}

class Faults : public ::testing::Test
{
protected:
    static const HallTemplate &origin()
    {
        static const HallTemplate made;
        return made;
    }
    static void expectHeld(const FailingCall &call)
    {
        const auto verdict = failAt(origin(), call);
        EXPECT_TRUE(verdict.troubles.isEmpty())
            << qPrintable(name(call)) << " (" << qPrintable(verdict.failed) << "), MOTCUA_SEED=" << seed()
            << ": " << qPrintable(verdict.troubles.join(u'\n'));
    }
    /// `points` calls of the kind, spread evenly from one that the seed chooses.
    static void expectAllHeld(Kind kind, unsigned points)
    {
        const auto none = failAt(origin(), {Program::Kiosk, kind, 0, 0, false});
        EXPECT_TRUE(none.whole && none.troubles.isEmpty()) << qPrintable(none.troubles.join(u'\n'));
        ASSERT_GT(none.calls, 20);
        const auto step = unsigned(none.calls) / points;
        for (unsigned i = 0; i < points; ++i)
            expectHeld(
                {Program::Kiosk, kind, long(1 + seed() % step + i * step), seed() + i, i == points - 1});
    }
};

} // namespace

TEST_F(Faults, ofFilesEndWithAFaultOrNotAtAll)
{
    expectAllHeld(Kind::File, 3);
}

TEST_F(Faults, ofTheNetworkEndWithAFaultOrNotAtAll)
{
    expectAllHeld(Kind::Network, 3);
}

TEST_F(Faults, ofTheDatabaseEndWithAFaultOrNotAtAll)
{
    expectAllHeld(Kind::Sqlite, 3);
}

TEST_F(Faults, ofAWorkerEndWithAFaultOrNotAtAll)
{
    expectHeld(
        {Program::Worker, seed() % 2 ? Kind::File : Kind::Network, long(1 + seed() / 2 % 12), seed(), false});
}
