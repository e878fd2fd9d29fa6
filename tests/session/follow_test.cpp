// SPDX-License-Identifier: GPL-3.0-or-later
// Following a dossier by its code or slip, with a real central over TLS.
#include <QJsonArray>

#include "tests/session/following.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Following;
using motcua::test::Kiosk;
using Place = SessionState::Follow::Place;

TEST_F(Following, whoHasTheCodeLearnsTheStageAndNothingElse)
{
    look(code.toLower());
    ASSERT_TRUE(kiosk.shows(Screen::Progress));
    EXPECT_EQ(kiosk.screen->follow()->code(), code);
    EXPECT_EQ(kiosk.screen->follow()->status(), 1);
    kiosk.screen->back();
    ASSERT_TRUE(kiosk.shows(Screen::Follow));
    EXPECT_FALSE(kiosk.state().follow.dossier);
    for (const int status : {2, 4, 5, 9, 10}) {
        sandbox.setStatus(code, status);
        look(code);
        ASSERT_TRUE(kiosk.shows(Screen::Progress));
        EXPECT_EQ(kiosk.screen->follow()->status(), status);
        kiosk.screen->back();
    }
}

TEST_F(Following, aSlipIsReadOnTheGlass)
{
    ASSERT_TRUE(readSlip(code.toUtf8()));
    ASSERT_TRUE(kiosk.shows(Screen::Progress));
    EXPECT_EQ(kiosk.screen->follow()->code(), code);
    kiosk.screen->back();

    ASSERT_TRUE(readSlip(provisionalPayload(token)));
    ASSERT_TRUE(kiosk.shows(Screen::Progress));
    EXPECT_EQ(kiosk.screen->follow()->code(), code) << "central knows what a provisional slip became";
    kiosk.screen->back();

    ASSERT_TRUE(readSlip("https://example.invalid/"));
    EXPECT_EQ(kiosk.state().screen, Screen::Follow);
    ASSERT_TRUE(kiosk.state().fault);
    EXPECT_EQ(kiosk.state().fault->id, FaultId::SlipUnreadable);
}

TEST_F(Following, aProvisionalSlipThatNobodyKnowsIsOnItsWay)
{
    ASSERT_TRUE(readSlip(provisionalPayload(QByteArray(16, 'n'))));
    ASSERT_TRUE(kiosk.shows(Screen::Progress));
    EXPECT_EQ(kiosk.state().follow.dossier->place, Place::OnItsWay);
}

TEST_F(Following, whatThisKioskIsStillToSendItKnowsWithoutCentral)
{
    const DossierRecord waiting = queuedHere(), refused = queuedHere();
    ASSERT_TRUE(kiosk.store->refuse(refused.id, FaultId::CentralRefused, u"no"_s));
    sandbox.kill();
    ASSERT_TRUE(readSlip(provisionalPayload(waiting.provisionalToken)));
    ASSERT_TRUE(kiosk.shows(Screen::Progress));
    EXPECT_EQ(kiosk.state().follow.dossier->place, Place::Waiting);
    kiosk.screen->back();
    ASSERT_TRUE(readSlip(provisionalPayload(refused.provisionalToken)));
    ASSERT_TRUE(kiosk.shows(Screen::Progress));
    EXPECT_EQ(kiosk.state().follow.dossier->place, Place::Refused);
}

TEST_F(Following, aProvisionalSlipOfThisKioskLeadsToTheCodeThatCameLater)
{
    const DossierRecord sent = queuedHere();
    ASSERT_TRUE(kiosk.store->setUploading(sent.id));
    ASSERT_TRUE(kiosk.store->setReceipt(sent.id, {code, kiosk.clock->now(), {}}));
    ASSERT_TRUE(readSlip(provisionalPayload(sent.provisionalToken)));
    ASSERT_TRUE(kiosk.shows(Screen::Progress));
    EXPECT_EQ(kiosk.screen->follow()->code(), code);
}

TEST_F(Following, whatIsNoCodeIsNotAskedFor)
{
    for (const QString &typed :
        {u"G06"_s, u"G06-2026011-0000123"_s, u"../../time"_s, u"G06 20260119 0000123"_s}) {
        look(typed);
        EXPECT_TRUE(kiosk.screen->follow()->invalid()) << qPrintable(typed);
        EXPECT_FALSE(kiosk.screen->follow()->asking());
        EXPECT_EQ(kiosk.state().screen, Screen::Follow);
    }
    kiosk.session->setDossierCode(u"G06-"_s);
    EXPECT_FALSE(kiosk.screen->follow()->invalid()) << "until it is asked for again";
}

TEST_F(Following, aCodeThatNobodyHasEndsInACalmWord)
{
    look(u"G06-20260119-9999999"_s);
    ASSERT_TRUE(isAnswered());
    ASSERT_TRUE(kiosk.state().fault);
    EXPECT_EQ(kiosk.state().fault->id, FaultId::DossierNotFound);
    EXPECT_EQ(kiosk.state().screen, Screen::Follow);
    EXPECT_EQ(kiosk.screen->follow()->typed(), u"G06-20260119-9999999") << "to be corrected";
}

TEST_F(Following, withoutCentralThePersonIsToldAndCanTryAgain)
{
    sandbox.kill();
    look(code);
    ASSERT_TRUE(isAnswered());
    ASSERT_TRUE(kiosk.state().fault);
    EXPECT_EQ(kiosk.state().fault->id, FaultId::ProgressUnavailable);
    sandbox.start();
    look(code);
    EXPECT_TRUE(kiosk.shows(Screen::Progress));
}

TEST_F(Following, aMachineWhoseClockIsWrongAsksCentralWhatTimeItIs)
{
    EXPECT_LT(kiosk.clock->now(), QDateTime::currentMSecsSinceEpoch()) << "central's certificate is of later";
    look(code);
    ASSERT_TRUE(kiosk.shows(Screen::Progress));
    EXPECT_TRUE(kiosk.clock->confirmed());
    EXPECT_NEAR(double(kiosk.clock->now()), double(QDateTime::currentMSecsSinceEpoch()), 60'000);
}

TEST_F(Following, anAnswerForAnotherDossierIsNone)
{
    for (const QJsonObject &answer :
        {QJsonObject {{u"dossier_code"_s, u"G06-20260119-9999999"_s}, {u"status"_s, 9}},
            QJsonObject {{u"dossier_code"_s, code}, {u"status"_s, 11}}, QJsonObject()}) {
        sandbox.misbehave({{u"say"_s, QJsonObject {{u"path"_s, u"/progress"_s}, {u"answer"_s, answer}}}});
        look(code);
        ASSERT_TRUE(isAnswered());
        EXPECT_EQ(kiosk.state().screen, Screen::Follow);
        ASSERT_TRUE(kiosk.state().fault);
        EXPECT_EQ(kiosk.state().fault->id, FaultId::ProgressUnavailable);
    }
}

TEST_F(Following, whoeverLeavesMeanwhileLeavesNothing)
{
    sandbox.misbehave({{u"delay_ms"_s, 3'000}});
    look(code);
    ASSERT_TRUE(kiosk.screen->follow()->asking());
    kiosk.screen->end();
    ASSERT_TRUE(kiosk.shows(Screen::Home));
    EXPECT_TRUE(kiosk.state() == kiosk.freshState());
    sandbox.misbehave({});
    kiosk.screen->follow()->open();
    look(code);
    ASSERT_TRUE(kiosk.shows(Screen::Progress)) << "the next person is not kept waiting by it";
    kiosk.pass(kiosk.config.idleSeconds + 1);
    ASSERT_TRUE(kiosk.shows(Screen::Home)) << "and the page does not stay for ever";
    EXPECT_TRUE(kiosk.state() == kiosk.freshState());
}

TEST_F(Following, whoSignsInSeesTheStepsOfTheirOwnDossier)
{
    sandbox.setStatus(code, 4,
        {{u"unit"_s, u"Phòng Bịa"_s}, {u"note"_s, u"Đang thẩm định"_s},
            {u"due_at"_s, u"2025-12-01T10:00:00Z"_s}});
    ASSERT_TRUE(signIn(number));
    ASSERT_FALSE(kiosk.state().fault) << qPrintable(kiosk.state().fault->name());
    ASSERT_TRUE(kiosk.screen->follow()->own());
    EXPECT_EQ(kiosk.screen->signIn()->name(), u"Nguyễn Văn Mẫu"_s);
    const auto dossier = *kiosk.state().follow.dossier;
    ASSERT_EQ(dossier.steps.size(), 2);
    EXPECT_EQ(dossier.steps.last().unit, u"Phòng Bịa"_s);
    EXPECT_TRUE(dossier.late) << "its time was over before this kiosk's year began";

    kiosk.screen->back();
    look(code);
    ASSERT_TRUE(kiosk.shows(Screen::Progress));
    kiosk.screen->signIn()->open();
    EXPECT_TRUE(Kiosk::until([&] { return kiosk.screen->follow()->own(); })) << "once is enough";

    kiosk.screen->end();
    ASSERT_TRUE(kiosk.shows(Screen::Home));
    EXPECT_TRUE(kiosk.state() == kiosk.freshState());
}

TEST_F(Following, whoTurnsAwayWhileCentralIsAskedIsShownNothingOfIt)
{
    ASSERT_TRUE(signIn(number));
    kiosk.screen->back();
    look(code);
    ASSERT_TRUE(kiosk.shows(Screen::Progress));
    sandbox.misbehave({{u"delay_ms"_s, 500}});
    kiosk.screen->signIn()->open();
    ASSERT_TRUE(kiosk.screen->follow()->asking());
    kiosk.screen->back();
    EXPECT_EQ(kiosk.state().screen, Screen::Follow);
    EXPECT_FALSE(kiosk.state().busy);
    QTest::qWait(2'000);
    EXPECT_EQ(kiosk.state().screen, Screen::Follow);
    EXPECT_FALSE(kiosk.state().follow.dossier);
}

TEST_F(Following, whoeverElseSignsInSeesNoMoreThanBefore)
{
    ASSERT_TRUE(signIn(u"000099054321"_s));
    ASSERT_TRUE(kiosk.state().fault);
    EXPECT_EQ(kiosk.state().fault->id, FaultId::DossierOfAnother);
    EXPECT_FALSE(kiosk.screen->follow()->own());
    EXPECT_TRUE(kiosk.state().follow.dossier->steps.isEmpty());
    EXPECT_EQ(kiosk.screen->follow()->status(), 1) << "what the code alone tells";
    EXPECT_TRUE(kiosk.screen->signIn()->name().isEmpty());
    kiosk.screen->signIn()->open();
    EXPECT_TRUE(kiosk.shows(Screen::SignIn)) << "whoever it is of may sign in";
}

TEST_F(Following, whoSaysNoOnThePhoneMayGetAnotherCode)
{
    const QString first = beginToSignIn();
    phoneAnswers(first, {{u"refuse"_s, true}});
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.screen->signIn()->over(); }));
    EXPECT_EQ(kiosk.state().fault->id, FaultId::SignInRefused);
    EXPECT_TRUE(kiosk.screen->signIn()->code().isEmpty());
    kiosk.screen->next();
    ASSERT_TRUE(Kiosk::until([&] { return !kiosk.screen->signIn()->code().isEmpty(); }));
    EXPECT_NE(kiosk.screen->signIn()->code(), first);
    EXPECT_FALSE(kiosk.state().fault);
    kiosk.screen->back();
    ASSERT_TRUE(kiosk.shows(Screen::Progress));
    EXPECT_FALSE(kiosk.state().signIn);
}

TEST_F(Following, withoutCentralNobodySignsInAndMayTryAgain)
{
    look(code);
    ASSERT_TRUE(kiosk.shows(Screen::Progress));
    sandbox.kill();
    kiosk.screen->signIn()->open();
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.screen->signIn()->over(); }));
    EXPECT_EQ(kiosk.state().fault->id, FaultId::ProgressUnavailable);
    sandbox.start();
    kiosk.screen->next();
    EXPECT_TRUE(Kiosk::until([&] { return !kiosk.screen->signIn()->code().isEmpty(); }));
}

TEST_F(Following, withWhoeverLeavesTheSignInEndsAtCentral)
{
    const QString before = beginToSignIn();
    kiosk.screen->end();
    ASSERT_TRUE(kiosk.shows(Screen::Home));
    QTest::qWait(1'000);
    sandbox.tell("POST", u"/sandbox/vneid/"_s + before, {{u"refuse"_s, true}}, 404);
    EXPECT_TRUE(kiosk.state() == kiosk.freshState());
}

TEST_F(Following, whatIsAskedForIsScannedAndFiledUnderItsDossier)
{
    const QString request = sandbox.ask(code,
        {{u"reason"_s, u"Phiếu khám đã quá hạn"_s},
            {u"items"_s,
                QJsonArray {
                    QJsonObject {{u"component"_s, u"phieu-kham-suc-khoe"_s}, {u"name"_s, u"Phiếu khám"_s}},
                    QJsonObject {{u"name"_s, u"Bản giải trình"_s}, {u"copies"_s, 2}}}}});
    ASSERT_TRUE(signIn(number));
    ASSERT_EQ(kiosk.state().follow.dossier->requests.size(), 1);
    EXPECT_EQ(kiosk.screen->follow()->status(), 5);
    kiosk.screen->follow()->complete(2);
    EXPECT_EQ(kiosk.state().screen, Screen::Progress) << "there is no second one";

    kiosk.screen->follow()->complete(1);
    ASSERT_TRUE(kiosk.shows(Screen::Checklist));
    ASSERT_EQ(kiosk.state().components.size(), 2);
    EXPECT_EQ(kiosk.state().components[1].name, u"Bản giải trình"_s);
    EXPECT_EQ(kiosk.state().missing, 2);
    kiosk.screen->back();
    ASSERT_TRUE(kiosk.shows(Screen::Progress));
    kiosk.screen->follow()->complete(1);
    ASSERT_TRUE(kiosk.scan(u"phieu-kham-suc-khoe"_s));
    ASSERT_TRUE(kiosk.scan(u"bo-sung-2"_s));
    ASSERT_TRUE(kiosk.reviewAndAnswer(true));
    kiosk.screen->notices()->submit();
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().screen == Screen::Sending; }));

    const auto filed = kiosk.store->unsentDossiers();
    ASSERT_EQ(filed->size(), 1);
    EXPECT_EQ(filed->first().supplement, (SupplementOf {code, request}));
    EXPECT_EQ(filed->first().level, IdentityLevel::L2);
    EXPECT_EQ(kiosk.store->applicant(filed->first().id)->personalNumber, number);
    EXPECT_EQ(kiosk.store->askedNames(filed->first().id)->value(u"bo-sung-2"_s), u"Bản giải trình"_s);

    kiosk.pass(60); // there is no uploader: the provisional slip comes
    ASSERT_TRUE(kiosk.shows(Screen::Slip));
    kiosk.screen->end();
    kiosk.screen->follow()->open();
    ASSERT_TRUE(signIn(number));
    kiosk.screen->follow()->complete(1);
    ASSERT_TRUE(kiosk.shows(Screen::Checklist));
    EXPECT_TRUE(kiosk.screen->checklist()->asksAgain()) << "central does not know yet that it was answered";
    kiosk.screen->checklist()->fileAgain();
    EXPECT_TRUE(kiosk.state().asksAgain) << "and takes one answer only";
}

TEST_F(Following, whoseSignInHasEndedSignsInAgainBeforeFiling)
{
    sandbox.ask(code, {{u"items"_s, QJsonArray {QJsonObject {{u"name"_s, u"Bản giải trình"_s}}}}});
    ASSERT_TRUE(signIn(number));
    for (int minute = 0; minute < 30; ++minute) { // somebody reads for long
        kiosk.pass(60);
        kiosk.screen->activity();
    }
    kiosk.screen->follow()->complete(1);
    EXPECT_TRUE(kiosk.shows(Screen::SignIn));
    EXPECT_TRUE(Kiosk::until([&] { return !kiosk.screen->signIn()->code().isEmpty(); }));
    kiosk.screen->back();
    kiosk.screen->follow()->complete(1);
    EXPECT_TRUE(kiosk.shows(Screen::SignIn)) << "a code that is offered is no grant";
}

TEST_F(Following, whatWasBegunToCompleteADossierIsGoneOnWith)
{
    sandbox.ask(code, {{u"items"_s, QJsonArray {QJsonObject {{u"name"_s, u"Bản giải trình"_s}}}}});
    ASSERT_TRUE(signIn(number));
    kiosk.screen->follow()->complete(1);
    ASSERT_TRUE(kiosk.shows(Screen::Checklist));
    ASSERT_TRUE(kiosk.scan(u"bo-sung-1"_s, 2));
    kiosk.screen->end();
    ASSERT_TRUE(kiosk.shows(Screen::Home));
    kiosk.screen->follow()->open();
    ASSERT_TRUE(signIn(number));
    kiosk.screen->follow()->complete(1);
    ASSERT_TRUE(kiosk.shows(Screen::Checklist));
    EXPECT_EQ(kiosk.state().components.first().pages, 2);
    EXPECT_EQ(kiosk.state().missing, 0);
}
