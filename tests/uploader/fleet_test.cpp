// SPDX-License-Identifier: GPL-3.0-or-later
// A few kiosks against one central; a hundred in ./dev bench sync.
#include <gtest/gtest.h>

#include "tests/uploader/fleet.h"

namespace motcua::test
{

namespace
{

TEST(FleetTest, ManyKiosksAndKillsLoseAndDoubleNothing)
{
    SandboxProcess central;
    Fleet fleet(central, 8);
    fleet.queue(4, {3'000, 70'000});
    fleet.startUploaders();
    ASSERT_TRUE(fleet.waitForUploaders(4));
    EXPECT_EQ(fleet.troubles().join(u'\n').toStdString(), "");
    EXPECT_EQ(central.list().size(), 32);
}

} // namespace

} // namespace motcua::test
