// SPDX-License-Identifier: GPL-3.0-or-later
// What the session leaves for the fleet's figures.
#include <gtest/gtest.h>

#include "sync/metrics/devicestate.h"
#include "tests/session/kiosk.h"

using namespace motcua;
using namespace motcua::test;
using namespace Qt::StringLiterals;

namespace
{

class Figures : public ::testing::Test
{
protected:
    double counted(const QString &name, const QString &label)
    {
        const auto tallies = kiosk.store->tallies();
        EXPECT_TRUE(tallies);
        for (const Store::Tally &tally : *tallies)
            if (tally.name == name && tally.label == label)
                return tally.value;
        return 0;
    }

    Kiosk kiosk;
};

} // namespace

TEST_F(Figures, sayHowEachSessionEnded)
{
    ASSERT_TRUE(kiosk.readCard());
    kiosk.screen->end();
    EXPECT_EQ(counted(u"sessions"_s, u"left"_s), 1);
    kiosk.screen->end();
    EXPECT_EQ(counted(u"sessions"_s, u"left"_s), 1) << "nobody was there";

    ASSERT_TRUE(kiosk.readCard());
    kiosk.pass(kiosk.config.idleSeconds + kiosk.config.idleQuestionSeconds);
    ASSERT_TRUE(kiosk.shows(Screen::Home));
    EXPECT_EQ(counted(u"sessions"_s, u"timed-out"_s), 1);
    EXPECT_EQ(counted(u"sessions"_s, u"left"_s), 1);
}

TEST_F(Figures, countAFaultOnceForAsLongAsItIsShown)
{
    kiosk.layOnGlass(samples::Glass::Vietqr);
    kiosk.screen->begin();
    kiosk.screen->card()->read();
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().fault.has_value(); }));
    EXPECT_EQ(kiosk.state().fault->id, FaultId::CardIsVietqr);
    kiosk.screen->settings()->chooseLanguage(u"en"_s); // told again, not met again
    EXPECT_EQ(counted(u"shown_faults"_s, u"card-is-vietqr"_s), 1);
    kiosk.screen->card()->read();
    ASSERT_TRUE(Kiosk::until([&] { return counted(u"shown_faults"_s, u"card-is-vietqr"_s) == 2; }));
}

TEST_F(Figures, sayHowTheScannerStands)
{
    ASSERT_TRUE(
        Kiosk::until([&] { return deviceState(*kiosk.store, Device::Scanner) == DeviceState::Ready; }));
}
