// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/roadmap.h"

#include <array>

#include <gtest/gtest.h>

using namespace motcua;

namespace
{

constexpr std::array allScreens {Screen::Home, Screen::Card, Screen::Procedure, Screen::Case,
    Screen::Checklist, Screen::Scan, Screen::Form, Screen::Review, Screen::Notices, Screen::Sending,
    Screen::Slip, Screen::Lookup, Screen::Info, Screen::Follow, Screen::Progress, Screen::SignIn,
    Screen::Rating, Screen::Withdraw, Screen::Acceptance, Screen::Queue};

} // namespace

TEST(Roadmap, leadsFromHomeToSlip)
{
    Screen at = Screen::Home;
    for (const Step step : {Step::Begin, Step::Next, Step::Next, Step::Next, Step::OpenPaper, Step::Next,
             Step::OpenForm, Step::Next, Step::Next, Step::Next, Step::Submit, Step::Arrived})
        at = screenAfter(at, step, Road::Cases);
    EXPECT_EQ(at, Screen::Slip);
}

TEST(Roadmap, whatWasLookedUpLeadsToTheCard)
{
    Screen at = screenAfter(Screen::Home, Step::LookUp, Road::Cases);
    at = screenAfter(at, Step::Show, Road::Cases);
    EXPECT_EQ(at, Screen::Info);
    EXPECT_EQ(screenAfter(at, Step::Begin, Road::Cases), Screen::Card);
    EXPECT_EQ(screenAfter(at, Step::Back, Road::Cases), Screen::Lookup);
    EXPECT_EQ(screenAfter(Screen::Lookup, Step::Back, Road::Cases), Screen::Home);
}

TEST(Roadmap, aSlipLeadsToWhereItsDossierStands)
{
    EXPECT_EQ(screenAfter(Screen::Home, Step::Follow, Road::Cases), Screen::Follow);
    EXPECT_EQ(screenAfter(Screen::Follow, Step::Show, Road::Cases), Screen::Progress);
    EXPECT_EQ(screenAfter(Screen::Progress, Step::SignIn, Road::Cases), Screen::SignIn);
    EXPECT_EQ(screenAfter(Screen::Card, Step::SignIn, Road::Cases), Screen::SignIn);
    EXPECT_EQ(screenAfter(Screen::SignIn, Step::ToCard, Road::Cases), Screen::Card);
    EXPECT_EQ(screenAfter(Screen::Checklist, Step::SignIn, Road::Cases), Screen::SignIn);
    EXPECT_EQ(screenAfter(Screen::SignIn, Step::ToList, Road::Cases), Screen::Checklist);
    EXPECT_EQ(screenAfter(Screen::SignIn, Step::Back, Road::Cases), Screen::Progress);
    EXPECT_EQ(screenAfter(Screen::Progress, Step::Back, Road::Cases), Screen::Follow);
    EXPECT_EQ(screenAfter(Screen::Follow, Step::Back, Road::Cases), Screen::Home);
}

TEST(Roadmap, fromADossierOneWithdrawsItOrSeesItsPaperAndComesBackToIt)
{
    EXPECT_EQ(screenAfter(Screen::Progress, Step::Withdraw, Road::Cases), Screen::Withdraw);
    EXPECT_EQ(screenAfter(Screen::Withdraw, Step::Next, Road::Cases), Screen::Progress);
    EXPECT_EQ(screenAfter(Screen::Withdraw, Step::Back, Road::Completion), Screen::Progress);
    EXPECT_EQ(screenAfter(Screen::Progress, Step::ShowAcceptance, Road::Cases), Screen::Acceptance);
    EXPECT_EQ(screenAfter(Screen::Acceptance, Step::Back, Road::Cases), Screen::Progress);
    EXPECT_EQ(screenAfter(Screen::Home, Step::Queue, Road::Cases), Screen::Queue);
}

TEST(Roadmap, whatCompletesADossierComesFromItAndLeadsBackToIt)
{
    EXPECT_EQ(screenAfter(Screen::Progress, Step::Complete, Road::Completion), Screen::Checklist);
    EXPECT_EQ(screenAfter(Screen::Checklist, Step::Back, Road::Completion), Screen::Progress);
    EXPECT_EQ(screenAfter(Screen::Checklist, Step::Next, Road::Completion), Screen::Review);
}

TEST(Roadmap, everyScreenCanBeEnded)
{
    for (const Screen screen : allScreens)
        EXPECT_EQ(screenAfter(screen, Step::End, Road::Cases), Screen::Home);
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
    EXPECT_EQ(screenAfter(Screen::Procedure, Step::Next, Road::OneCase), Screen::Checklist);
    EXPECT_EQ(screenAfter(Screen::Checklist, Step::Back, Road::OneCase), Screen::Procedure);
    EXPECT_EQ(screenAfter(Screen::Procedure, Step::Next, Road::Cases), Screen::Case);
    EXPECT_EQ(screenAfter(Screen::Checklist, Step::Back, Road::Cases), Screen::Case);
}

TEST(Roadmap, onlyTheNoticesLeadToSending)
{
    for (const Screen screen : allScreens)
        EXPECT_EQ(screenAfter(screen, Step::Submit, Road::Cases) == Screen::Sending,
            screen == Screen::Notices || screen == Screen::Sending)
            << static_cast<int>(screen);
}
