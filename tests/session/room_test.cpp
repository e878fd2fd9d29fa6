// SPDX-License-Identifier: GPL-3.0-or-later
// What the home screen says when the disk fills or dossiers wait, and what the person can still do.
#include <gtest/gtest.h>

#include "tests/session/kiosk.h"

using namespace motcua;
using namespace motcua::test;
using Health = SessionState::Health;

namespace
{

/// Health once the disk has been looked at.
bool becomes(Kiosk &kiosk, const StoreQuota &quota, Health health)
{
    kiosk.store->setQuota(quota);
    return Kiosk::until([&] { return kiosk.state().health == health; });
}

constexpr StoreQuota full {.warnBelow = 1LL << 60, .stopBelow = 1LL << 60};
constexpr StoreQuota low {.warnBelow = 1LL << 60};

} // namespace

TEST(RoomAtHome, staffIsToldBeforeTheDiskIsFullAndPeopleFileMeanwhile)
{
    Kiosk kiosk;
    ASSERT_TRUE(becomes(kiosk, low, Health::StaffSoon));
    ASSERT_TRUE(kiosk.readCard());
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.choose(barcode, QStringLiteral("cap-moi")));
    kiosk.screen->end();
    EXPECT_TRUE(becomes(kiosk, {}, Health::Good));
}

TEST(RoomAtHome, onAFullDiskNobodyBeginsButWhoHasADraftGoesOn)
{
    Kiosk kiosk;
    ASSERT_TRUE(becomes(kiosk, full, Health::NeedsStaff));
    kiosk.screen->begin();
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().fault.has_value(); }));
    EXPECT_EQ(kiosk.state().fault->id, FaultId::IntakesPaused);
    EXPECT_EQ(kiosk.state().screen, Screen::Home);
    ASSERT_TRUE(becomes(kiosk, {}, Health::Good));
    EXPECT_FALSE(kiosk.state().fault);

    ASSERT_TRUE(kiosk.readCard());
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.choose(radiationWorker));
    ASSERT_TRUE(kiosk.scan(QStringLiteral("don-de-nghi")));
    kiosk.store->setQuota(full);
    ASSERT_TRUE(kiosk.scan(QStringLiteral("van-bang-chuyen-mon")));
    kiosk.screen->end();
    ASSERT_TRUE(kiosk.shows(Screen::Home));
    kiosk.screen->begin();
    EXPECT_TRUE(kiosk.shows(Screen::Card)) << "there is a draft that somebody may come back to";
}
