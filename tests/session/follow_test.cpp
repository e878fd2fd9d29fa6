// SPDX-License-Identifier: GPL-3.0-or-later
// Following a dossier by its code or slip, with a real central over TLS.
#include <QPainter>

#include <gtest/gtest.h>

#include "app/slip/slip.h"
#include "sync/central/motcuacentral.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"
#include "tests/session/kiosk.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::Kiosk;
using Place = SessionState::Follow::Place;

namespace
{

class Following : public ::testing::Test
{
protected:
    void SetUp() override
    {
        const auto enrolment = enrol(sandbox.token(), kiosk.config.stateDirectory);
        ASSERT_TRUE(enrolment) << qPrintable(enrolment.error().detail);
        const auto central = MotcuaCentral::create(*enrolment);
        const QByteArray content = test::noise(1'000, 3);
        const Part part = test::partOf(u"don-de-nghi"_s, content);
        const DossierId dossier = makeUuid7(QDateTime::currentMSecsSinceEpoch());
        ASSERT_TRUE(test::upload(*central, dossier, part, content));
        const auto receipt = central->putDossier(dossier, test::manifestOf(dossier, {part}, token));
        ASSERT_TRUE(receipt) << qPrintable(receipt.error().detail);
        code = receipt->code;

        kiosk.screen->follow()->open();
        ASSERT_TRUE(kiosk.shows(Screen::Follow));
    }
    void look(const QString &typed)
    {
        kiosk.type(u"code"_s, {});
        kiosk.screen->typing()->clear();
        kiosk.session->setDossierCode(typed);
        kiosk.screen->typing()->close();
        kiosk.screen->next();
    }
    bool isAnswered()
    {
        return Kiosk::until([&] { return !kiosk.state().busy; });
    }
    /// Lays a slip with this in its QR on the glass and has it read.
    bool readSlip(const QByteArray &payload)
    {
        QImage glass(827, 1169, QImage::Format_RGB32); // A5 at 200 dpi
        glass.fill(Qt::white);
        QPainter painter(&glass);
        painter.drawImage(QRect(100, 200, 300, 300), qrImage(payload));
        painter.end();
        kiosk.paper.put(u"glass.png"_s, glass);
        kiosk.screen->follow()->readSlip();
        return isAnswered();
    }
    /// A dossier of this kiosk's that is still to be sent.
    DossierRecord queuedHere()
    {
        const auto draft = kiosk.store->createDraft(test::inventedStart());
        Submission submission;
        submission.submittedAt = kiosk.clock->now();
        return *kiosk.store->submit(*draft, submission);
    }

    test::SandboxProcess sandbox;
    Kiosk kiosk;
    QString code;
    QByteArray token = QByteArray(16, 't');
};

} // namespace

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
    ASSERT_TRUE(kiosk.store->setReceipt(sent.id, {code, kiosk.clock->now()}));
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
