// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/consent.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace motcua;

TEST(Consent, nothingIsAnsweredBeforehandAndSilenceIsNoAnswer)
{
    auto notices = noticeItems(u"vi"_s);
    ASSERT_TRUE(notices);
    ASSERT_FALSE(notices->isEmpty());
    for (auto &notice : *notices) {
        EXPECT_FALSE(notice.agreed);
        notice.agreed = true;
    }
    EXPECT_TRUE(answersTo(*notices, 1));
    notices->last().agreed.reset();
    EXPECT_EQ(answersTo(*notices, 1).error().id, FaultId::NoticeUnanswered);
}

TEST(Consent, refusingIsAnAnswerExceptWhereFilingNeedsAgreement)
{
    auto notices = noticeItems(u"vi"_s);
    ASSERT_TRUE(notices);
    for (auto &notice : *notices)
        notice.agreed = notice.required;
    const auto answers = answersTo(*notices, 1'767'225'600'000);
    ASSERT_TRUE(answers);
    ASSERT_EQ(answers->size(), notices->size());
    for (qsizetype i = 0; i < answers->size(); ++i) {
        EXPECT_EQ(answers->at(i).id, notices->at(i).id);
        EXPECT_EQ(answers->at(i).version, notices->at(i).version);
        EXPECT_EQ(answers->at(i).agreed, notices->at(i).required);
        EXPECT_EQ(answers->at(i).at, 1'767'225'600'000);
    }
    for (auto &notice : *notices)
        notice.agreed = false;
    EXPECT_EQ(answersTo(*notices, 1).error().id, FaultId::NoticeRefused);
}

TEST(Consent, nobodyIsAskedAboutANumberThatWasNotGiven)
{
    auto notices = noticeItems(u"vi"_s, {}, false);
    ASSERT_TRUE(notices);
    ASSERT_FALSE(notices->isEmpty());
    for (auto &notice : *notices) {
        EXPECT_NE(notice.id, u"phone"_s);
        notice.agreed = true;
    }
    const auto answers = answersTo(*notices, 1);
    ASSERT_TRUE(answers);
    for (const auto &answer : *answers)
        EXPECT_NE(answer.id, u"phone"_s) << "no answer is filed to what was not asked";
}

TEST(Consent, anotherLanguageAsksTheSameAndKeepsTheAnswers)
{
    auto vietnamese = noticeItems(u"vi"_s);
    ASSERT_TRUE(vietnamese);
    vietnamese->first().agreed = true;
    const auto english = noticeItems(u"en"_s, *vietnamese);
    ASSERT_TRUE(english);
    ASSERT_EQ(english->size(), vietnamese->size());
    for (qsizetype i = 0; i < english->size(); ++i) {
        EXPECT_EQ(english->at(i).id, vietnamese->at(i).id);
        EXPECT_EQ(english->at(i).agreed, vietnamese->at(i).agreed);
        EXPECT_NE(english->at(i).text, vietnamese->at(i).text);
    }
}
