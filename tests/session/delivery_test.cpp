// SPDX-License-Identifier: GPL-3.0-or-later
// How the result is handed over, and what is asked after that.
#include <gtest/gtest.h>

#include "tests/session/kiosk.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Kiosk;

namespace
{

class Delivering : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(kiosk.readCard());
        kiosk.screen->next();
        ASSERT_TRUE(kiosk.choose(test::radiationWorker));
        ASSERT_TRUE(kiosk.scanTheWholeDossier());
    }
    Submission filed()
    {
        kiosk.screen->notices()->submit();
        EXPECT_TRUE(Kiosk::until([&] { return kiosk.state().screen == Screen::Sending; }));
        return *kiosk.store->submission(kiosk.store->unsentDossiers()->first().id);
    }

    Kiosk kiosk;
};

} // namespace

TEST_F(Delivering, theCounterIsWhatNobodyHasToChoose)
{
    ASSERT_TRUE(kiosk.reviewAndAnswer(true));
    const Submission submission = filed();
    EXPECT_EQ(submission.deliveryKind, counterDelivery);
    EXPECT_TRUE(submission.deliveryAddress.isEmpty());
}

TEST_F(Delivering, theAddressOnTheCardIsProposedAndCanBeAnother)
{
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.shows(Screen::Review));
    auto *review = kiosk.screen->review();
    review->choosePost(true);
    EXPECT_TRUE(review->addressFromCard());
    EXPECT_FALSE(review->address().isEmpty());
    kiosk.type(u"phone"_s, u"0900000123"_s);
    kiosk.screen->typing()->close();
    kiosk.session->setAddress(u"nhà tôi"_s);
    EXPECT_FALSE(review->addressFromCard());
    kiosk.screen->next();
    EXPECT_EQ(kiosk.state().screen, Screen::Review);
    EXPECT_TRUE(review->addressInvalid());

    kiosk.session->setAddress(u" Số 0, đường Không Có, phường Bịa "_s);
    EXPECT_FALSE(review->addressInvalid());
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.shows(Screen::Notices));
    kiosk.screen->back();
    kiosk.screen->back();
    ASSERT_TRUE(kiosk.reviewAndAnswer(true)) << "what was chosen stays";
    const Submission submission = filed();
    EXPECT_EQ(submission.deliveryKind, postDelivery);
    EXPECT_EQ(submission.deliveryAddress, u"Số 0, đường Không Có, phường Bịa"_s);
}

TEST_F(Delivering, whoChangesTheirMindLeavesNoAddressInTheDossier)
{
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.shows(Screen::Review));
    kiosk.screen->review()->choosePost(true);
    kiosk.session->setAddress(u"x"_s);
    kiosk.screen->review()->choosePost(false);
    kiosk.screen->back();
    ASSERT_TRUE(kiosk.reviewAndAnswer(true));
    const Submission submission = filed();
    EXPECT_EQ(submission.deliveryKind, counterDelivery);
    EXPECT_TRUE(submission.deliveryAddress.isEmpty());
}

TEST_F(Delivering, whoWantsToRatesTheKioskAndOnlySumsAreKept)
{
    ASSERT_TRUE(kiosk.reviewAndAnswer(true));
    (void)filed();
    kiosk.session->rate();
    EXPECT_EQ(kiosk.state().screen, Screen::Sending);
    kiosk.pass(60); // there is no uploader: the provisional slip comes
    ASSERT_TRUE(kiosk.shows(Screen::Slip));
    kiosk.screen->slip()->rate();
    ASSERT_TRUE(kiosk.shows(Screen::Rating));
    kiosk.session->answerRating(0);
    kiosk.session->answerRating(6);
    EXPECT_EQ(kiosk.screen->slip()->rated(), 0);
    for (const int mark : {5, 4, 1})
        kiosk.screen->slip()->answerRating(mark);
    ASSERT_TRUE(kiosk.shows(Screen::Slip)) << "after the last question";
    kiosk.screen->slip()->rate();
    EXPECT_EQ(kiosk.state().screen, Screen::Slip) << "nobody is asked twice";
    QStringList kept;
    const auto tallies = kiosk.store->tallies();
    for (const Store::Tally &tally : *tallies)
        if (tally.name == u"ratings")
            kept.append(tally.label);
    EXPECT_EQ(kept, (QStringList {u"guidance-4"_s, u"time-1"_s, u"use-5"_s}));
    kiosk.pass(kiosk.config.slipSeconds * 10);
    EXPECT_TRUE(kiosk.shows(Screen::Home)) << "the slip does not stand for ever";
}

TEST_F(Delivering, aQuestionThatNobodyAnswersEndsWithTheSlip)
{
    ASSERT_TRUE(kiosk.reviewAndAnswer(true));
    (void)filed();
    kiosk.pass(60);
    ASSERT_TRUE(kiosk.shows(Screen::Slip));
    kiosk.screen->slip()->rate();
    ASSERT_TRUE(kiosk.shows(Screen::Rating));
    kiosk.pass(kiosk.config.slipSeconds * 10);
    ASSERT_TRUE(kiosk.shows(Screen::Home));
    EXPECT_TRUE(kiosk.state() == kiosk.freshState());
}

TEST_F(Delivering, aSecondDossierOfTheSamePersonAndProcedureIsAskedAbout)
{
    const auto begin = [&](const QString &procedure) {
        kiosk.screen->end();
        EXPECT_TRUE(kiosk.shows(Screen::Home));
        EXPECT_TRUE(kiosk.readCard());
        kiosk.screen->next();
        kiosk.screen->procedures()->choose(procedure);
    };
    ASSERT_TRUE(kiosk.reviewAndAnswer(true));
    (void)filed();
    kiosk.pass(60);
    ASSERT_TRUE(kiosk.shows(Screen::Slip));

    begin(test::radiationWorker);
    ASSERT_TRUE(kiosk.shows(Screen::Checklist));
    EXPECT_TRUE(kiosk.screen->checklist()->asksAgain());
    kiosk.screen->checklist()->open(u"don-de-nghi"_s);
    kiosk.screen->next();
    EXPECT_EQ(kiosk.state().screen, Screen::Checklist) << "nothing is done before it is answered";
    EXPECT_FALSE(kiosk.state().keepsDraft);
    kiosk.screen->checklist()->fileAgain();
    EXPECT_FALSE(kiosk.screen->checklist()->asksAgain());
    ASSERT_TRUE(kiosk.scan(u"don-de-nghi"_s));

    kiosk.screen->end();
    ASSERT_TRUE(kiosk.shows(Screen::Home));
    ASSERT_TRUE(kiosk.readCard());
    kiosk.screen->card()->resumeDraft(0);
    ASSERT_TRUE(kiosk.shows(Screen::Checklist));
    EXPECT_FALSE(kiosk.state().asksAgain) << "it was answered when this one was begun";

    kiosk.layOnGlass(samples::Glass::Cccd);
    begin(test::radiationWorker);
    ASSERT_TRUE(kiosk.shows(Screen::Checklist));
    EXPECT_FALSE(kiosk.state().asksAgain) << "another person";
}
