// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/roadmap.h"

#include <array>

#include <gtest/gtest.h>

using namespace motcua;

namespace
{

constexpr std::array allScreens {Screen::Home, Screen::Card, Screen::Procedure, Screen::Case,
    Screen::Checklist, Screen::Scan, Screen::Form, Screen::Review, Screen::Notices, Screen::Sending,
    Screen::Slip, Screen::Lookup, Screen::Info, Screen::Follow, Screen::Progress};

} // namespace

TEST(Roadmap, leadsFromHomeToSlip)
{
    Screen at = Screen::Home;
    for (const Step step : {Step::Begin, Step::Next, Step::Next, Step::Next, Step::OpenPaper, Step::Next,
             Step::OpenForm, Step::Next, Step::Next, Step::Next, Step::Submit, Step::Arrived})
        at = screenAfter(at, step, false);
    EXPECT_EQ(at, Screen::Slip);
}

TEST(Roadmap, whatWasLookedUpLeadsToTheCard)
{
    Screen at = screenAfter(Screen::Home, Step::LookUp, false);
    at = screenAfter(at, Step::Show, false);
    EXPECT_EQ(at, Screen::Info);
    EXPECT_EQ(screenAfter(at, Step::Begin, false), Screen::Card);
    EXPECT_EQ(screenAfter(at, Step::Back, false), Screen::Lookup);
    EXPECT_EQ(screenAfter(Screen::Lookup, Step::Back, false), Screen::Home);
}

TEST(Roadmap, aSlipLeadsToWhereItsDossierStands)
{
    EXPECT_EQ(screenAfter(Screen::Home, Step::Follow, false), Screen::Follow);
    EXPECT_EQ(screenAfter(Screen::Follow, Step::Show, false), Screen::Progress);
    EXPECT_EQ(screenAfter(Screen::Progress, Step::Back, false), Screen::Follow);
    EXPECT_EQ(screenAfter(Screen::Follow, Step::Back, false), Screen::Home);
}

TEST(Roadmap, everyScreenCanBeEnded)
{
    for (const Screen screen : allScreens)
        EXPECT_EQ(screenAfter(screen, Step::End, false), Screen::Home);
}

TEST(Roadmap, everyStepBeforeSubmitCanBeTakenBack)
{
    for (const Screen screen : allScreens) {
        const bool oneWay = screen == Screen::Home || screen == Screen::Sending || screen == Screen::Slip;
        EXPECT_EQ(hasBack(screen), !oneWay) << static_cast<int>(screen);
    }
}

TEST(Roadmap, aSingleCaseIsNeverAskedForInEitherDirection)
{
    EXPECT_EQ(screenAfter(Screen::Procedure, Step::Next, true), Screen::Checklist);
    EXPECT_EQ(screenAfter(Screen::Checklist, Step::Back, true), Screen::Procedure);
    EXPECT_EQ(screenAfter(Screen::Procedure, Step::Next, false), Screen::Case);
    EXPECT_EQ(screenAfter(Screen::Checklist, Step::Back, false), Screen::Case);
}

TEST(Roadmap, onlyTheNoticesLeadToSending)
{
    for (const Screen screen : allScreens)
        EXPECT_EQ(screenAfter(screen, Step::Submit, false) == Screen::Sending,
            screen == Screen::Notices || screen == Screen::Sending)
            << static_cast<int>(screen);
}
