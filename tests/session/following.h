// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QTest>

#include <gtest/gtest.h>

#include "app/slip/slip.h"
#include "sync/central/motcuacentral.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"
#include "tests/session/kiosk.h"

namespace motcua::test
{

using namespace Qt::StringLiterals;

/// A kiosk at which somebody follows a dossier of their own, with a real central over TLS.
class Following : public ::testing::Test
{
protected:
    void SetUp() override
    {
        const auto enrolment = enrol(sandbox.token(), kiosk.config.stateDirectory);
        ASSERT_TRUE(enrolment) << qPrintable(enrolment.error().detail);
        const auto central = MotcuaCentral::create(*enrolment);
        const QByteArray content = noise(1'000, 3);
        const Part part = partOf(u"don-de-nghi"_s, content);
        Manifest manifest;
        manifest.dossierId = makeUuid7(QDateTime::currentMSecsSinceEpoch());
        manifest.procedureCode = u"1.009846"_s;
        manifest.caseId = u"chung"_s;
        manifest.applicant.personalNumber = number;
        manifest.provisionalToken = token;
        manifest.parts = {part};
        ASSERT_TRUE(upload(*central, manifest.dossierId, part, content));
        const auto receipt = central->putDossier(manifest.dossierId, canonicalJson(manifest));
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
        const auto draft = kiosk.store->createDraft(inventedStart());
        Submission submission;
        submission.submittedAt = kiosk.clock->now();
        return *kiosk.store->submit(*draft, submission);
    }

    /// Looks the dossier up and begins to sign in; the code that the phone shows.
    QString beginToSignIn()
    {
        look(code);
        EXPECT_TRUE(kiosk.shows(Screen::Progress));
        kiosk.screen->signIn()->open();
        EXPECT_TRUE(Kiosk::until([&] { return !kiosk.screen->signIn()->code().isEmpty(); }));
        return kiosk.screen->signIn()->code();
    }
    /// The phone has answered; the kiosk asks when central lets it.
    void phoneAnswers(const QString &userCode, const QJsonObject &answer)
    {
        sandbox.answerSignIn(userCode, answer);
        QTest::qWait(2'200);
        kiosk.pass(3);
    }
    bool signIn(const QString &personalNumber)
    {
        phoneAnswers(
            beginToSignIn(), {{u"personal_number"_s, personalNumber}, {u"full_name"_s, u"Nguyễn Văn Mẫu"_s}});
        return Kiosk::until([&] { return kiosk.state().screen == Screen::Progress && !kiosk.state().busy; });
    }

    SandboxProcess sandbox;
    Kiosk kiosk;
    const QString number = u"000099012345"_s;
    QString code;
    QByteArray token = QByteArray(16, 't');
};

} // namespace motcua::test
