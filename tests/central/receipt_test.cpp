// SPDX-License-Identifier: GPL-3.0-or-later
// A receipt is central's when central has signed it, for this dossier and no other.
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "sync/central/motcuacentral.h"
#include "sync/central/openssl.h"
#include "sync/central/signedreceipt.h"
#include "sync/central/signedstatement.h"
#include "sync/central/smallfile.h"
#include "tests/central/filing.h"
#include "tests/central/sandboxprocess.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

class ReceiptTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        enrolment = *enrol(sandbox.token(), state.path());
        central = MotcuaCentral::create(enrolment);
        ASSERT_TRUE(upload(*central, dossier, part, content));
    }
    Result<SignedReceipt> opened(const QByteArray &statement, bool withRevocations = false)
    {
        return SignedReceipt::open(statement, *readSmallFile(enrolment.authorityFile),
            withRevocations ? *readSmallFile(enrolment.revocationFile) : QByteArray());
    }
    /// The certificate in a statement's header, as its base64.
    static QByteArray certificateOf(const QByteArray &statement)
    {
        const QByteArray header = QByteArray::fromBase64(
            statement.split('.').first(), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        return QJsonDocument::fromJson(header).object().value(u"x5c").toArray().first().toString().toLatin1();
    }

    SandboxProcess sandbox;
    QTemporaryDir state;
    Enrolment enrolment;
    std::unique_ptr<MotcuaCentral> central;
    DossierId dossier = makeUuid7(QDateTime::currentMSecsSinceEpoch());
    QByteArray content = noise(10'000, 5);
    Part part = partOf(u"don-de-nghi"_s, content);
    QByteArray manifest = manifestOf(dossier, {part});
};

TEST_F(ReceiptTest, SaysUnderCentralsSignatureWhatWasFiledByWhomAndUnderWhichCode)
{
    const auto receipt = central->putDossier(dossier, manifest);
    ASSERT_TRUE(receipt) << qPrintable(receipt.error().detail);
    const auto said = opened(receipt->statement);
    ASSERT_TRUE(said) << qPrintable(said.error().detail);
    EXPECT_EQ(said->kioskId, enrolment.kioskId);
    EXPECT_EQ(said->dossier, dossier);
    EXPECT_EQ(said->code, receipt->code);
    EXPECT_EQ(said->receivedAt, receipt->receivedAt);
    EXPECT_EQ(said->dueAt, receipt->dueAt);
    EXPECT_TRUE(said->dueAt);
    EXPECT_TRUE(said->vouchesFor(dossier, manifest, *receipt));
    const auto again = central->putDossier(dossier, manifest);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->statement, receipt->statement) << "the receipt of then";
}

TEST_F(ReceiptTest, VouchesForNoOtherDossierManifestCodeOrTime)
{
    const Receipt receipt = *central->putDossier(dossier, manifest);
    const SignedReceipt said = *opened(receipt.statement);
    EXPECT_FALSE(said.vouchesFor(makeUuid7(1), manifest, receipt));
    EXPECT_FALSE(said.vouchesFor(dossier, manifest + ' ', receipt));
    Receipt other = receipt;
    other.code += u'1';
    EXPECT_FALSE(said.vouchesFor(dossier, manifest, other));
    other = receipt;
    other.receivedAt += 1;
    EXPECT_FALSE(said.vouchesFor(dossier, manifest, other));
    other = receipt;
    other.dueAt.reset();
    EXPECT_FALSE(said.vouchesFor(dossier, manifest, other));
    EXPECT_FALSE(
        openStatement(receipt.statement, u"motcua-audit-anchor"_s, *readSmallFile(enrolment.authorityFile)))
        << "a receipt is no other kind of statement";
}

TEST_F(ReceiptTest, WithAnotherSignatureIsNotBelievedAndTheRightOneIsStillToBeHad)
{
    sandbox.misbehave({{u"forge"_s, QJsonObject {{u"path"_s, u"/dossiers"_s}, {u"times"_s, 1}}}});
    const auto forged = central->putDossier(dossier, manifest);
    ASSERT_FALSE(forged);
    EXPECT_EQ(forged.error().id, FaultId::CentralAnswerInvalid);
    EXPECT_TRUE(forged.error().detail.startsWith(receiptNotVouchedFor)) << qPrintable(forged.error().detail);
    EXPECT_TRUE(central->putDossier(dossier, manifest));
    EXPECT_EQ(sandbox.list().size(), 1);
}

TEST_F(ReceiptTest, AskedForAgainIsBelievedUnderCentralsSignatureOnly)
{
    const auto none = central->receiptAgain(dossier);
    ASSERT_TRUE(none) << qPrintable(none.error().detail);
    EXPECT_FALSE(*none);
    const auto filed = central->putDossier(dossier, manifest);
    ASSERT_TRUE(filed);
    sandbox.misbehave(
        {{u"forge"_s, QJsonObject {{u"method"_s, u"GET"_s}, {u"path"_s, u"/dossiers"_s}, {u"times"_s, 1}}}});
    const auto forged = central->receiptAgain(dossier);
    ASSERT_FALSE(forged);
    EXPECT_EQ(forged.error().id, FaultId::CentralAnswerInvalid);
    EXPECT_TRUE(forged.error().detail.startsWith(receiptNotVouchedFor)) << qPrintable(forged.error().detail);
    const auto again = central->receiptAgain(dossier);
    ASSERT_TRUE(again && *again);
    EXPECT_EQ((*again)->statement, filed->statement);
}

TEST_F(ReceiptTest, OfANewSigningKeyHoldsAndOfTheOldOneHoldsOn)
{
    const Receipt before = *central->putDossier(dossier, manifest);
    sandbox.kill();
    ASSERT_TRUE(sandbox.run({u"--new-signing-key"_s}));
    sandbox.start();
    const DossierId next = makeUuid7(2);
    ASSERT_TRUE(upload(*central, next, part, content));
    const auto after = central->putDossier(next, manifestOf(next, {part}));
    ASSERT_TRUE(after) << qPrintable(after.error().detail);
    EXPECT_NE(certificateOf(after->statement), certificateOf(before.statement));
    EXPECT_TRUE(opened(before.statement));
    EXPECT_EQ(central->putDossier(dossier, manifest)->statement, before.statement);
}

TEST_F(ReceiptTest, OfARevokedSigningKeyIsNotBelieved)
{
    const Receipt before = *central->putDossier(dossier, manifest);
    const QByteArray der = QByteArray::fromBase64(certificateOf(before.statement));
    const auto *begin = reinterpret_cast<const unsigned char *>(der.constData());
    const X509Certificate certificate(d2i_X509(nullptr, &begin, long(der.size())));
    const std::unique_ptr<BIGNUM, OpensslDeleter<BN_free>> serial(
        ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate.get()), nullptr));
    char *hex = BN_bn2hex(serial.get());
    ASSERT_TRUE(sandbox.run({u"--revoke"_s, QString::fromLatin1(hex)}));
    OPENSSL_free(hex);
    QTemporaryDir other; // a kiosk that knows the new list
    enrolment = *enrol(sandbox.nextToken(), other.path());
    central = MotcuaCentral::create(enrolment);
    const DossierId next = makeUuid7(3);
    ASSERT_TRUE(upload(*central, next, part, content));
    const auto receipt = central->putDossier(next, manifestOf(next, {part}));
    ASSERT_FALSE(receipt);
    EXPECT_EQ(receipt.error().id, FaultId::CentralAnswerInvalid);
    EXPECT_TRUE(opened(before.statement)) << "without the list it cannot be known";
    EXPECT_FALSE(opened(before.statement, true));
}

} // namespace

} // namespace motcua::test
