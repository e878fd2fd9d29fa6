// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>
#include <sodium.h>

#include "sync/vault/secretkey.h"
#include "sync/vault/vault.h"

using namespace motcua;

namespace
{

struct VaultTest : ::testing::Test {
    QTemporaryDir directory;
    QString keys = directory.path() + QStringLiteral("/vault");
    QString keyFile = keys + QStringLiteral("/kiosk.key");

    std::shared_ptr<Vault> open(bool mayCreate = true)
    {
        auto vault = Vault::open(keys, mayCreate);
        return vault ? *vault : nullptr;
    }
    static QByteArray bytesOf(const SecretKey &key)
    {
        return {reinterpret_cast<const char *>(key.data()), SecretKey::size};
    }
};

} // namespace

TEST_F(VaultTest, makesNoKeyUnlessItMay)
{
    const auto refused = Vault::open(keys, false);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().id, FaultId::KeyMissing);
    EXPECT_FALSE(QFile::exists(keyFile));
    ASSERT_TRUE(open());
    struct stat status = {};
    ASSERT_EQ(::stat(qPrintable(keyFile), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
    EXPECT_FALSE(QFile::exists(keyFile + QStringLiteral(".new")));
}

TEST_F(VaultTest, theSameFileGivesTheSameKeys)
{
    const auto first = open();
    const auto wrapped = first->makeDossierKey();
    ASSERT_TRUE(wrapped.has_value());
    const auto key = first->openDossierKey(wrapped->byKiosk);
    ASSERT_TRUE(key.has_value());
    const auto again = open(false);
    EXPECT_EQ(bytesOf(**again->openDossierKey(wrapped->byKiosk)), bytesOf(**key));
    EXPECT_EQ(again->fingerprint(), first->fingerprint());
    EXPECT_EQ(
        again->personMac(QStringLiteral("000201999888")), first->personMac(QStringLiteral("000201999888")));
}

TEST_F(VaultTest, anotherKioskOpensNothingAndKnowsNobody)
{
    const auto here = open();
    const auto wrapped = here->makeDossierKey();
    QTemporaryDir elsewhere;
    const auto there = *Vault::open(elsewhere.path(), true);
    const auto opened = there->openDossierKey(wrapped->byKiosk);
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().id, FaultId::SealBroken);
    EXPECT_NE(there->fingerprint(), here->fingerprint());
    EXPECT_NE(
        there->personMac(QStringLiteral("000201999888")), here->personMac(QStringLiteral("000201999888")));
    for (const QByteArray &odd : {QByteArray(), wrapped->byKiosk.chopped(1), QByteArray(73, '\1')})
        EXPECT_FALSE(here->openDossierKey(odd).has_value());
}

TEST_F(VaultTest, everyDossierHasItsOwnKey)
{
    const auto vault = open();
    const auto first = vault->makeDossierKey(), second = vault->makeDossierKey();
    EXPECT_NE(
        bytesOf(**vault->openDossierKey(first->byKiosk)), bytesOf(**vault->openDossierKey(second->byKiosk)));
}

TEST_F(VaultTest, aPersonIsFoundByTheNumberAndOnlyThatNumber)
{
    const auto vault = open();
    EXPECT_EQ(vault->personMac(QStringLiteral("000201999888")).size(), 32);
    EXPECT_EQ(vault->personMac(QStringLiteral("000201999888")),
        vault->personMac(QStringLiteral(" 000201999888\n")));
    EXPECT_NE(
        vault->personMac(QStringLiteral("000201999888")), vault->personMac(QStringLiteral("000201999889")));
}

TEST_F(VaultTest, theMinistryOpensADossiersKeyWithoutTheKiosk)
{
    unsigned char publicKey[crypto_box_PUBLICKEYBYTES], secretKey[crypto_box_SECRETKEYBYTES];
    crypto_box_keypair(publicKey, secretKey);
    const auto vault = open();
    EXPECT_TRUE(vault->recoveryKey().isEmpty());
    EXPECT_TRUE(vault->makeDossierKey()->byRecovery.isEmpty());
    const QByteArray ministry(reinterpret_cast<char *>(publicKey), sizeof publicKey);
    EXPECT_TRUE(Vault::checkRecoveryKey(ministry));
    vault->useRecoveryKey(ministry);
    const auto wrapped = *vault->makeDossierKey();
    QByteArray recovered(SecretKey::size, Qt::Uninitialized);
    ASSERT_EQ(crypto_box_seal_open(reinterpret_cast<unsigned char *>(recovered.data()),
                  reinterpret_cast<const unsigned char *>(wrapped.byRecovery.constData()),
                  size_t(wrapped.byRecovery.size()), publicKey, secretKey),
        0);
    EXPECT_EQ(recovered, bytesOf(**vault->openDossierKey(wrapped.byKiosk)));
}

TEST_F(VaultTest, whatIsNoPublicKeyIsRefused)
{
    for (const QByteArray &odd : {QByteArray(), QByteArray(31, 'x'), QByteArray(32, '\0')}) {
        const auto checked = Vault::checkRecoveryKey(odd);
        ASSERT_FALSE(checked.has_value());
        EXPECT_EQ(checked.error().id, FaultId::CentralAnswerInvalid);
    }
}

TEST_F(VaultTest, aKeyFileThatWasCutOrChangedIsNotTakenNorReplaced)
{
    open();
    QFile file(keyFile);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();
    QList<QByteArray> bad {{}, whole.first(20), whole.chopped(1)};
    for (qsizetype byte = 0; byte < whole.size(); byte += 5) {
        bad += whole;
        bad.last()[byte] = char(bad.last()[byte] ^ 1);
    }
    for (const QByteArray &bytes : bad) {
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const auto opened = Vault::open(keys, true);
        ASSERT_FALSE(opened.has_value());
        EXPECT_EQ(opened.error().id, FaultId::KeyMissing);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_EQ(file.readAll(), bytes);
        file.close();
    }
}
