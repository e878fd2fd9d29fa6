// SPDX-License-Identifier: GPL-3.0-or-later
// What central holds already need not be brought again, with a real central over TLS.
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <gtest/gtest.h>

#include "sync/central/motcuacentral.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"
#include "tests/session/kiosk.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Kiosk;
using State = SessionState::ComponentState;

namespace
{

const QString health = u"phieu-kham-suc-khoe"_s;

/// The person of the sample card has filed a health certificate for this procedure before.
class Reusing : public ::testing::Test
{
protected:
    void SetUp() override
    {
        const auto enrolment = enrol(sandbox.token(), kiosk.config.stateDirectory);
        ASSERT_TRUE(enrolment) << qPrintable(enrolment.error().detail);
        const auto central = MotcuaCentral::create(*enrolment);
        const QByteArray content = test::noise(1'000, 3);
        part = test::partOf(health, content);
        Manifest manifest;
        manifest.dossierId = makeUuid7(QDateTime::currentMSecsSinceEpoch());
        manifest.procedureCode = (*kiosk.catalogue->find(test::radiationWorker))->code;
        manifest.caseId = u"chung"_s;
        manifest.applicant.personalNumber = samples::person::personalNumber;
        manifest.provisionalToken = QByteArray(16, 't');
        manifest.parts = {part};
        ASSERT_TRUE(test::upload(*central, manifest.dossierId, part, content));
        const auto receipt = central->putDossier(manifest.dossierId, canonicalJson(manifest));
        ASSERT_TRUE(receipt) << qPrintable(receipt.error().detail);
        code = receipt->code;
    }
    /// Signs in from the screen that is shown; back there.
    bool signIn(const QString &personalNumber)
    {
        const Screen from = kiosk.state().screen;
        kiosk.session->signIn();
        if (!Kiosk::until([&] { return !kiosk.screen->signIn()->code().isEmpty(); }))
            return false;
        sandbox.answerSignIn(kiosk.screen->signIn()->code(),
            {{u"personal_number"_s, personalNumber}, {u"full_name"_s, u"Nguyễn Văn Mẫu"_s}});
        QTest::qWait(2'200);
        kiosk.pass(3);
        return Kiosk::until([&] { return kiosk.state().screen == from && !kiosk.state().busy; });
    }
    bool isTold()
    {
        return Kiosk::until([&] { return kiosk.state().reuse == SessionState::Reuse::Told; });
    }
    SessionState::ComponentItem item(const QString &id) const
    {
        for (const auto &item : kiosk.state().components)
            if (item.id == id)
                return item;
        return {};
    }

    test::SandboxProcess sandbox;
    Kiosk kiosk;
    Part part;
    QString code;
};

} // namespace

TEST_F(Reusing, whoSignsInInPlaceOfTheCardIsShownWhatNeedNotBeBrought)
{
    kiosk.screen->begin();
    ASSERT_TRUE(kiosk.shows(Screen::Card));
    ASSERT_TRUE(signIn(samples::person::personalNumber));
    EXPECT_TRUE(kiosk.screen->card()->signedIn());
    EXPECT_EQ(kiosk.screen->card()->name(), u"Nguyễn Văn Mẫu"_s);
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.choose(test::radiationWorker));
    ASSERT_TRUE(isTold());
    ASSERT_TRUE(item(health).held);
    EXPECT_EQ(item(health).held->fromDossier, code);
    EXPECT_EQ(item(health).state, State::ToScan) << "nothing is used again that nobody chose";
    EXPECT_FALSE(item(u"don-de-nghi"_s).held);
    const int missing = kiosk.state().missing;

    kiosk.screen->checklist()->reusePaper(health, true);
    EXPECT_EQ(item(health).state, State::Reused);
    EXPECT_EQ(kiosk.state().missing, missing - 1);
    kiosk.screen->checklist()->reusePaper(health, false);
    EXPECT_EQ(kiosk.state().missing, missing);
    kiosk.screen->checklist()->reusePaper(health, true);
    kiosk.screen->checklist()->reusePaper(u"don-de-nghi"_s, true); // central has none
    EXPECT_EQ(item(u"don-de-nghi"_s).state, State::ToScan);
}

TEST_F(Reusing, thePaperIsNamedInTheDossierAndNotScanned)
{
    ASSERT_TRUE(kiosk.readCard());
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.choose(test::radiationWorker));
    EXPECT_TRUE(kiosk.state().mayAskReuse);
    EXPECT_FALSE(item(health).held) << "who has only shown a card is told nothing";
    ASSERT_TRUE(signIn(samples::person::personalNumber));
    EXPECT_FALSE(kiosk.state().mayAskReuse);
    ASSERT_TRUE(isTold());
    kiosk.screen->checklist()->reusePaper(health, true);
    for (const QString &component :
        {u"don-de-nghi"_s, u"van-bang-chuyen-mon"_s, u"giay-dao-tao-an-toan"_s, u"anh-3x4"_s})
        ASSERT_TRUE(kiosk.scan(component));
    EXPECT_EQ(item(health).state, State::Reused);
    ASSERT_TRUE(kiosk.reviewAndAnswer(true));
    kiosk.screen->notices()->submit();
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().screen == Screen::Sending; }));

    const DossierRecord record = kiosk.store->unsentDossiers()->first();
    const Submission submission = *kiosk.store->submission(record.id);
    ASSERT_EQ(submission.reused.size(), 1);
    EXPECT_EQ(submission.reused.first().component, health);
    EXPECT_EQ(submission.reused.first().sha256, part.sha256);
    EXPECT_EQ(submission.level, IdentityLevel::L2);

    Manifest manifest;
    manifest.submission = submission;
    const QJsonObject sent = QJsonDocument::fromJson(canonicalJson(manifest)).object();
    const QJsonObject named = sent.value(u"parts").toArray().first().toObject();
    EXPECT_EQ(named.value(u"component").toString(), health);
    EXPECT_EQ(named.value(u"reuse").toString(), submission.reused.first().id);
    EXPECT_EQ(named.value(u"bytes").toInteger(), part.bytes);
    EXPECT_EQ(sent.value(u"identity_level").toInt(), 2);
}

TEST_F(Reusing, aPaperThatIsScannedIsNotUsedAgain)
{
    kiosk.screen->begin();
    ASSERT_TRUE(kiosk.shows(Screen::Card));
    ASSERT_TRUE(signIn(samples::person::personalNumber));
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.choose(test::radiationWorker));
    ASSERT_TRUE(isTold());
    kiosk.screen->checklist()->reusePaper(health, true);
    ASSERT_TRUE(kiosk.scan(health));
    EXPECT_EQ(item(health).state, State::Done);
    ASSERT_TRUE(kiosk.scan(u"don-de-nghi"_s));
    for (const QString &component : {u"van-bang-chuyen-mon"_s, u"giay-dao-tao-an-toan"_s, u"anh-3x4"_s})
        ASSERT_TRUE(kiosk.scan(component));
    ASSERT_TRUE(kiosk.reviewAndAnswer(true));
    kiosk.screen->notices()->submit();
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().screen == Screen::Sending; }));
    EXPECT_TRUE(kiosk.store->submission(kiosk.store->unsentDossiers()->first().id)->reused.isEmpty());
}

TEST_F(Reusing, whoSignsInAsAnotherThanTheCardSaysIsToldNothing)
{
    ASSERT_TRUE(kiosk.readCard());
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.choose(test::radiationWorker));
    const auto before = *kiosk.state().person;
    ASSERT_TRUE(signIn(u"000099012345"_s));
    ASSERT_TRUE(kiosk.state().fault);
    EXPECT_EQ(kiosk.state().fault->id, FaultId::SignInOfAnother);
    EXPECT_EQ(*kiosk.state().person, before);
    EXPECT_EQ(kiosk.state().reuse, SessionState::Reuse::NotAsked);
    EXPECT_FALSE(item(health).held);
    EXPECT_TRUE(kiosk.state().mayAskReuse) << "the right one may still sign in";
}

TEST_F(Reusing, backFromSigningInLeadsWhereItBegan)
{
    kiosk.screen->begin();
    ASSERT_TRUE(kiosk.shows(Screen::Card));
    kiosk.session->signIn();
    ASSERT_TRUE(kiosk.shows(Screen::SignIn));
    kiosk.screen->back();
    EXPECT_TRUE(kiosk.shows(Screen::Card));
    EXPECT_FALSE(kiosk.state().person);
    EXPECT_EQ(kiosk.state().cardPhase, SessionState::CardPhase::Waiting);
}

TEST_F(Reusing, withoutCentralPapersAreScanned)
{
    kiosk.screen->begin();
    ASSERT_TRUE(kiosk.shows(Screen::Card));
    ASSERT_TRUE(signIn(samples::person::personalNumber));
    sandbox.kill();
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.choose(test::radiationWorker));
    ASSERT_TRUE(Kiosk::until([&] { return kiosk.state().reuse == SessionState::Reuse::Unavailable; }));
    EXPECT_FALSE(kiosk.state().fault) << "it is no trouble, only more paper";
    EXPECT_EQ(item(health).state, State::ToScan);
}
