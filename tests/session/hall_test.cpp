// SPDX-License-Identifier: GPL-3.0-or-later
// Calls for help and numbers in the hall's queue, with a real central over TLS.
#include <QDir>
#include <QJsonArray>

#include <gtest/gtest.h>

#include "sync/central/enrolment.h"
#include "tests/central/sandboxprocess.h"
#include "tests/session/kiosk.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Kiosk;
using Phase = SessionState::Help::Phase;

namespace
{

class TheHall : public ::testing::Test
{
protected:
    void SetUp() override
    {
        const auto enrolment = enrol(sandbox.token(), kiosk.config.stateDirectory);
        ASSERT_TRUE(enrolment) << qPrintable(enrolment.error().detail);
    }
    /// While the kiosk asks every few seconds how it stands.
    bool comesTo(Phase phase)
    {
        return Kiosk::until([&] {
            kiosk.pass(1);
            kiosk.screen->activity();
            return kiosk.state().help.phase == phase;
        });
    }
    bool isHeard()
    {
        return Kiosk::until([&] { return kiosk.state().help.phase == Phase::Waiting; });
    }
    void open()
    {
        kiosk.screen->queue()->open();
        ASSERT_TRUE(kiosk.shows(Screen::Queue));
    }
    QStringList printed() const { return QDir(kiosk.config.printerFolder).entryList(QDir::Files); }

    test::SandboxProcess sandbox;
    Kiosk kiosk;
};

} // namespace

TEST_F(TheHall, aCallReachesStaffAndTheScreenSaysHowItStands)
{
    kiosk.screen->lookup()->open();
    kiosk.screen->help()->call();
    EXPECT_EQ(kiosk.state().help.phase, Phase::Calling);
    ASSERT_TRUE(isHeard());
    const QJsonArray calls = sandbox.helpCalls();
    ASSERT_EQ(calls.size(), 1);
    EXPECT_EQ(calls[0][u"about"].toString(), u"tra cứu thủ tục"_s);
    EXPECT_EQ(calls[0][u"language"].toString(), u"vi"_s);
    const QString call = calls[0][u"id"].toString();

    sandbox.answerHelp(call, u"accepted"_s, u"Trần Thị Giả Định"_s);
    ASSERT_TRUE(comesTo(Phase::Accepted));
    EXPECT_EQ(kiosk.screen->help()->staff(), u"Trần Thị Giả Định"_s);
    kiosk.screen->help()->call();
    EXPECT_EQ(sandbox.helpCalls().size(), 1) << "somebody is called already";
    sandbox.answerHelp(call, u"coming"_s);
    ASSERT_TRUE(comesTo(Phase::Coming));
    sandbox.answerHelp(call, u"over"_s);
    ASSERT_TRUE(comesTo(Phase::None));
    kiosk.screen->help()->call();
    ASSERT_TRUE(isHeard());
    EXPECT_EQ(sandbox.helpCalls().size(), 2) << "another time";
}

TEST_F(TheHall, whoeverIsNotAnsweredIsShownTheCounter)
{
    kiosk.screen->help()->call();
    ASSERT_TRUE(isHeard());
    EXPECT_FALSE(kiosk.screen->help()->unanswered());
    EXPECT_TRUE(Kiosk::until([&] {
        kiosk.pass(5);
        kiosk.screen->activity();
        return kiosk.screen->help()->unanswered();
    }));
    EXPECT_EQ(kiosk.state().help.phase, Phase::Waiting) << "they may come all the same";
}

TEST_F(TheHall, whereCentralIsNotThereNobodyIsSaidToCome)
{
    sandbox.kill();
    kiosk.screen->help()->call();
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().help.phase == Phase::Unreached; }));
    EXPECT_FALSE(kiosk.state().fault) << "it says where the counter is";
    sandbox.start();
    // Central hears it, and its answer is lost: the same call again is one.
    sandbox.misbehave({{u"drop_reply"_s, QJsonObject {{u"path"_s, u"/help"_s}}}});
    kiosk.screen->help()->call();
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().help.phase == Phase::Unreached; }));
    sandbox.misbehave({});
    kiosk.screen->help()->call();
    ASSERT_TRUE(isHeard());
    EXPECT_EQ(sandbox.helpCalls().size(), 1);
}

TEST_F(TheHall, hostileAnswersAboutACallPromiseNothing)
{
    for (const QJsonObject &answer : {QJsonObject(), QJsonObject {{u"state"_s, u"flying"_s}},
             QJsonObject {{u"state"_s, 7}}, QJsonObject {{u"state"_s, u"coming"_s}, {u"staff"_s, 7}}}) {
        sandbox.misbehave({{u"say"_s, QJsonObject {{u"path"_s, u"/help"_s}, {u"answer"_s, answer}}}});
        kiosk.screen->help()->call();
        ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().help.phase == Phase::Unreached; }));
    }
    sandbox.misbehave({{u"say"_s,
        QJsonObject {{u"path"_s, u"/help"_s},
            {u"answer"_s, QJsonObject {{u"state"_s, u"coming"_s}, {u"staff"_s, QString(5'000, u'ơ')}}}}}});
    kiosk.screen->help()->call();
    ASSERT_TRUE(comesTo(Phase::Coming));
    EXPECT_LE(kiosk.screen->help()->staff().size(), 300);
}

TEST_F(TheHall, aCallEndsWithWhoeverCalled)
{
    kiosk.screen->help()->call();
    ASSERT_TRUE(isHeard());
    kiosk.screen->help()->takeBack();
    EXPECT_EQ(kiosk.state().help.phase, Phase::None);
    EXPECT_TRUE(Kiosk::until([&] { return sandbox.helpCalls().isEmpty(); }));

    kiosk.screen->lookup()->open();
    kiosk.screen->help()->call();
    ASSERT_TRUE(isHeard());
    kiosk.screen->end();
    ASSERT_TRUE(kiosk.shows(Screen::Home));
    EXPECT_TRUE(kiosk.state() == kiosk.freshState());
    EXPECT_TRUE(Kiosk::until([&] { return sandbox.helpCalls().isEmpty(); }));
}

TEST_F(TheHall, whoeverOnlyGoesBackToTheBeginningIsStillWaitedFor)
{
    kiosk.screen->lookup()->open();
    kiosk.screen->help()->call();
    ASSERT_TRUE(isHeard());
    kiosk.screen->back();
    ASSERT_TRUE(kiosk.shows(Screen::Home));
    EXPECT_EQ(kiosk.state().help.phase, Phase::Waiting);
    const QJsonArray calls = sandbox.helpCalls();
    ASSERT_EQ(calls.size(), 1);
    sandbox.answerHelp(calls[0][u"id"].toString(), u"coming"_s);
    EXPECT_TRUE(comesTo(Phase::Coming));
    kiosk.pass(kiosk.config.idleLongSeconds + kiosk.config.idleQuestionSeconds + 1);
    EXPECT_TRUE(Kiosk::until([&] { return kiosk.state() == kiosk.freshState(); }))
        << "nobody is there any more";
    EXPECT_TRUE(Kiosk::until([&] { return sandbox.helpCalls().isEmpty(); }));
}

TEST_F(TheHall, aNumberIsTakenShownAndPrinted)
{
    open();
    ASSERT_EQ(kiosk.state().queue.services.size(), 3);
    EXPECT_EQ(kiosk.state().queue.services[0].waiting, 3);
    kiosk.screen->queue()->take(u"nop-ho-so"_s);
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().queue.ticket.has_value(); }));
    EXPECT_EQ(kiosk.screen->queue()->number(), u"A004"_s);
    EXPECT_EQ(kiosk.screen->queue()->ahead(), 3);
    EXPECT_TRUE(kiosk.screen->queue()->printed());
    EXPECT_EQ(printed(), QStringList {u"so-thu-tu-A004.pdf"_s});
    kiosk.screen->queue()->take(u"bo-sung"_s);
    EXPECT_EQ(kiosk.screen->queue()->number(), u"A004"_s) << "who stands here has one";
    kiosk.screen->end();
    ASSERT_TRUE(kiosk.shows(Screen::Home));
    EXPECT_TRUE(kiosk.state() == kiosk.freshState());
    open();
    EXPECT_EQ(kiosk.state().queue.services[0].waiting, 4);
    kiosk.screen->queue()->take(u"nop-ho-so"_s);
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().queue.ticket.has_value(); }));
    EXPECT_EQ(kiosk.screen->queue()->number(), u"A005"_s) << "the next person another";
}

TEST_F(TheHall, aNumberWhoseAnswerWasLostIsTheSameWhenAskedForAgain)
{
    open();
    sandbox.misbehave({{u"drop_reply"_s, QJsonObject {{u"path"_s, u"/queue/tickets"_s}}}});
    kiosk.screen->queue()->take(u"bo-sung"_s);
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().fault.has_value(); }));
    EXPECT_EQ(kiosk.state().fault->id, FaultId::QueueUnavailable);
    EXPECT_FALSE(kiosk.state().busy);
    sandbox.misbehave({});
    kiosk.screen->queue()->take(u"bo-sung"_s);
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().queue.ticket.has_value(); }));
    EXPECT_EQ(kiosk.screen->queue()->number(), u"B002"_s) << "the one that central gave at first";
    EXPECT_EQ(kiosk.screen->queue()->ahead(), 1);
}

TEST_F(TheHall, withoutCentralThePersonIsToldWhereToGo)
{
    sandbox.kill();
    open();
    ASSERT_TRUE(kiosk.state().fault);
    EXPECT_EQ(kiosk.state().fault->id, FaultId::QueueUnavailable);
    sandbox.start();
    kiosk.screen->next();
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().queue.known; }));
    EXPECT_FALSE(kiosk.state().fault);
    kiosk.screen->back();
    EXPECT_TRUE(kiosk.shows(Screen::Home));
    EXPECT_TRUE(kiosk.state() == kiosk.freshState());
}

TEST_F(TheHall, hostileAnswersAboutTheQueueEndInACalmWord)
{
    const auto say = [&](const QJsonObject &answer) {
        sandbox.misbehave({{u"say"_s, QJsonObject {{u"path"_s, u"/queue"_s}, {u"answer"_s, answer}}}});
    };
    const auto service = [](const QJsonValue &name, const QJsonValue &waiting) {
        return QJsonObject {{u"services"_s,
            QJsonArray {QJsonObject {{u"id"_s, u"a"_s}, {u"name"_s, name}, {u"waiting"_s, waiting}}}}};
    };
    for (const QJsonObject &bad : {QJsonObject(), QJsonObject {{u"services"_s, 7}}, service({}, 1),
             service(u"Việc"_s, -1), service(u"Việc"_s, 1'000'000), service(7, 1)}) {
        say(bad);
        open();
        ASSERT_TRUE(kiosk.state().fault);
        EXPECT_EQ(kiosk.state().fault->id, FaultId::QueueUnavailable);
        kiosk.screen->back();
    }
    say(service(QString(5'000, u'ơ'), 2));
    open();
    ASSERT_EQ(kiosk.state().queue.services.size(), 1);
    EXPECT_LE(kiosk.state().queue.services[0].name.size(), 300);
    for (const QString &number : {u""_s, u"A0012345678"_s, u"a1"_s, u"Ạ1"_s, u"A 1"_s}) {
        say({{u"number"_s, number}, {u"service"_s, u"a"_s}, {u"name"_s, u"Việc"_s}, {u"ahead"_s, 1},
            {u"issued_at"_s, u"2026-01-01T00:00:00Z"_s}});
        kiosk.screen->queue()->take(u"a"_s);
        ASSERT_TRUE(Kiosk::until([&] { return !kiosk.state().busy; }));
        EXPECT_FALSE(kiosk.state().queue.ticket) << qPrintable(number);
        EXPECT_TRUE(kiosk.state().fault);
    }
}
