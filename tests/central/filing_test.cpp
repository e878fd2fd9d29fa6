// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "sync/central/httpclient.h"
#include "sync/central/motcuacentral.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

class FilingTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        central = MotcuaCentral::create(*enrol(sandbox.token(), state.path()));
        ASSERT_TRUE(upload(*central, dossier, part, content));
    }
    FaultId faultOfFiling(const QByteArray &bytes)
    {
        const auto receipt = central->putDossier(dossier, bytes);
        return receipt ? FaultId::Internal : receipt.error().id;
    }

    SandboxProcess sandbox;
    QTemporaryDir state;
    std::unique_ptr<MotcuaCentral> central;
    DossierId dossier = makeUuid7(QDateTime::currentMSecsSinceEpoch());
    QByteArray content = noise(100'000, 5);
    Part part = partOf(u"don-de-nghi"_s, content);
    QByteArray manifest = manifestOf(dossier, {part});
};

TEST_F(FilingTest, TheSameBytesAgainGiveTheSameReceipt)
{
    const auto first = central->putDossier(dossier, manifest);
    ASSERT_TRUE(first) << qPrintable(first.error().detail);
    EXPECT_TRUE(QRegularExpression(u"^G06-\\d{8}-\\d{7}$"_s).match(first->code).hasMatch());
    sandbox.kill();
    sandbox.start();
    const auto again = central->putDossier(dossier, manifest);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->code, first->code);
    EXPECT_EQ(again->receivedAt, first->receivedAt);
    EXPECT_EQ(again->dueAt, first->dueAt);
    EXPECT_TRUE(first->dueAt) << "the published time of 1.009846 is known";
    EXPECT_EQ(sandbox.list().size(), 1);
}

TEST_F(FilingTest, OtherBytesUnderTheSameIdAreAConflict)
{
    ASSERT_TRUE(central->putDossier(dossier, manifest));
    EXPECT_EQ(faultOfFiling(manifest + ' '), FaultId::CentralConflict);
    EXPECT_EQ(sandbox.list().size(), 1);
}

TEST_F(FilingTest, CodesOfTheDayFollowOneAnotherInTheFormAskedFor)
{
    SandboxProcess old({u"--code-form"_s, u"2018"_s});
    QTemporaryDir other;
    const auto kiosk = MotcuaCentral::create(*enrol(old.token(), other.path()));
    QStringList codes;
    for (int i = 0; i < 3; ++i) {
        const DossierId id = makeUuid7(i);
        ASSERT_TRUE(upload(*kiosk, id, part, content));
        codes.append(kiosk->putDossier(id, manifestOf(id, {part}))->code);
    }
    EXPECT_TRUE(QRegularExpression(u"^000\\.00\\.12\\.G06-\\d{6}-0001$"_s).match(codes.first()).hasMatch());
    codes.sort();
    EXPECT_EQ(codes.removeDuplicates(), 0);
    EXPECT_TRUE(codes.last().endsWith(u"-0003"));
}

TEST_F(FilingTest, PartsThatHaveNotArrivedAreNamedAndNothingIsFiled)
{
    const Part absent = partOf(u"giay-kham"_s, "never sent");
    EXPECT_EQ(faultOfFiling(manifestOf(dossier, {part, absent})), FaultId::CentralPartsMissing);
    Part wrong = part;
    wrong.bytes += 1;
    EXPECT_EQ(faultOfFiling(manifestOf(dossier, {wrong})), FaultId::CentralPartsMissing);
    EXPECT_TRUE(sandbox.list().isEmpty());
    EXPECT_TRUE(central->putDossier(dossier, manifest));
}

TEST_F(FilingTest, AManifestOutsideTheContractIsRefused)
{
    EXPECT_EQ(faultOfFiling("{"), FaultId::CentralRefused);
    EXPECT_EQ(faultOfFiling(manifestOf(makeUuid7(1), {part})), FaultId::CentralRefused);
    EXPECT_TRUE(sandbox.list().isEmpty());
}

TEST_F(FilingTest, ALostAnswerLeavesOneDossierWithOneCode)
{
    sandbox.misbehave({{u"drop_reply"_s, QJsonObject {{u"path"_s, u"/dossiers"_s}, {u"times"_s, 2}}}});
    EXPECT_EQ(faultOfFiling(manifest), FaultId::CentralUnreachable);
    const auto receipt = central->putDossier(dossier, manifest);
    const auto later = receipt ? receipt : central->putDossier(dossier, manifest);
    ASSERT_TRUE(later);
    const auto held = sandbox.list();
    ASSERT_EQ(held.size(), 1);
    EXPECT_EQ(held.first().value(u"dossier_code").toString(), later->code);
}

TEST_F(FilingTest, EveryMisbehaviourIsTheRightFaultAndEndsInOneDossier)
{
    const auto once = [](const QString &kind, QJsonObject detail) {
        detail.insert(u"path"_s, u"/dossiers"_s);
        detail.insert(u"times"_s, 1);
        return QJsonObject {{kind, detail}};
    };
    const QList<std::pair<QJsonObject, FaultId>> cases {
        {once(u"fail"_s, {{u"status"_s, 503}, {u"retry_after"_s, 1}}), FaultId::CentralBusy},
        {once(u"fail"_s, {{u"status"_s, 500}}), FaultId::CentralBusy},
        {once(u"fail"_s, {{u"status"_s, 502}}), FaultId::CentralBusy},
        {once(u"fail"_s, {{u"status"_s, 429}}), FaultId::CentralBusy},
        {once(u"fail"_s, {{u"status"_s, 408}}), FaultId::CentralBusy},
        {once(u"fail"_s, {{u"status"_s, 302}}), FaultId::CentralAnswerInvalid},
        {once(u"fail"_s, {{u"status"_s, 401}}), FaultId::CentralNotEnrolled},
        {once(u"html"_s, {}), FaultId::CentralAnswerInvalid},
        {once(u"refuse"_s, {{u"reason"_s, u"Thủ tục đã ngừng nhận."_s}}), FaultId::CentralRefused},
    };
    for (const auto &[specification, fault] : cases) {
        sandbox.misbehave(specification);
        EXPECT_EQ(faultOfFiling(manifest), fault) << QJsonDocument(specification).toJson().constData();
    }
    EXPECT_TRUE(central->putDossier(dossier, manifest));
    EXPECT_EQ(sandbox.list().size(), 1);
}

TEST_F(FilingTest, ARefusalCarriesCentralsReason)
{
    sandbox.misbehave({{u"refuse"_s, u"Thủ tục đã ngừng nhận."_s}});
    const auto receipt = central->putDossier(dossier, manifest);
    ASSERT_FALSE(receipt);
    EXPECT_EQ(receipt.error(), (Fault {FaultId::CentralRefused, u"Thủ tục đã ngừng nhận."_s}));
}

TEST_F(FilingTest, ProgressAndTheProvisionalTokenAreResolved)
{
    const QByteArray token(16, 'q');
    EXPECT_EQ(*central->resolveToken(token), std::nullopt);
    EXPECT_EQ(central->progress(u"G06-20260101-0000001"_s).error().id, FaultId::DossierUnknown);
    const auto receipt = central->putDossier(dossier, manifestOf(dossier, {part}, token));
    ASSERT_TRUE(receipt);
    EXPECT_EQ(*central->resolveToken(token), receipt->code);
    for (const QString &bad :
        {QString(), u"G06-1"_s, u"../../time"_s, QString(5'000, u'9'), receipt->code + u'\n'}) {
        sandbox.misbehave({{u"say"_s,
            QJsonObject {
                {u"path"_s, u"/provisional"_s}, {u"answer"_s, QJsonObject {{u"dossier_code"_s, bad}}}}}});
        const auto resolved = central->resolveToken(token);
        ASSERT_FALSE(resolved) << qPrintable(bad.left(40));
        EXPECT_EQ(resolved.error().id, FaultId::CentralAnswerInvalid);
    }
    sandbox.misbehave({});
    EXPECT_EQ(central->progress(receipt->code)->status, 1);
    EXPECT_EQ(central->progress(receipt->code)->statusText, u"Mới đăng ký"_s);
    sandbox.setStatus(receipt->code, 4);
    EXPECT_EQ(central->progress(receipt->code)->status, 4);
}

TEST_F(FilingTest, WithoutAKiosksCertificateOnlyTheSlipsPageAnswers)
{
    const auto enrolment = *loadEnrolment(state.path());
    HttpClient stranger({enrolment.keyPin, enrolment.authorityFile, {}, {}});
    const auto get = [&](const QString &path) {
        return stranger.send({"GET", enrolment.url + path, {"Accept: text/html"}})->status;
    };
    EXPECT_EQ(get(u"/health"_s), 401);
    EXPECT_EQ(get(u"/progress/G06-20260101-0000001"_s), 401);
    EXPECT_EQ(get(u"/dossiers/"_s + dossier.toString(QUuid::WithoutBraces)), 401);
    const QString page = u"/provisional/"_s + QString::fromLatin1(QByteArray(16, 'p').toHex());
    EXPECT_EQ(get(page), 404);
    ASSERT_TRUE(central->putDossier(dossier, manifest));
    EXPECT_EQ(get(page), 200);
}

TEST_F(FilingTest, ACentralThatIsAwayIsUnreachable)
{
    sandbox.kill();
    EXPECT_EQ(faultOfFiling(manifest), FaultId::CentralUnreachable);
}

} // namespace

} // namespace motcua::test
