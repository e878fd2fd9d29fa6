// SPDX-License-Identifier: GPL-3.0-or-later
// The ministry's private key as tools of today write it.
#include <QProcess>

#include <gtest/gtest.h>
#include <sodium.h>

#include "sync/vault/recoverykey.h"
#include "sync/vault/secretkey.h"

using namespace motcua;

namespace
{

QByteArray openssl(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral("openssl"), arguments);
    process.write(input);
    process.closeWriteChannel();
    EXPECT_TRUE(process.waitForFinished(30'000) && process.exitCode() == 0)
        << process.readAllStandardError().constData();
    return process.readAllStandardOutput();
}

FaultId faultOf(const QByteArray &pem)
{
    const auto key = RecoveryKey::fromPem(pem);
    return key ? FaultId::Internal : key.error().id;
}

QByteArray freshPem()
{
    return openssl({QStringLiteral("genpkey"), QStringLiteral("-algorithm"), QStringLiteral("X25519")});
}

} // namespace

TEST(RecoveryKey, isReadAsOpensslWritesItAndOpensWhatWasSealedToIt)
{
    const QByteArray pem = freshPem();
    const auto key = RecoveryKey::fromPem(pem);
    ASSERT_TRUE(key.has_value()) << qPrintable(key.error().detail);
    const QByteArray der = openssl({QStringLiteral("pkey"), QStringLiteral("-pubout"),
                                       QStringLiteral("-outform"), QStringLiteral("DER")},
        pem);
    EXPECT_EQ(key->publicKey(), der.right(32));
    EXPECT_TRUE(RecoveryKey::fromPem("Subject: invented\r\n" + QByteArray(pem).replace("\n", "\r\n")));

    const auto dossier = SecretKey::random();
    QByteArray sealed(crypto_box_SEALBYTES + SecretKey::size, Qt::Uninitialized);
    const QByteArray point = key->publicKey();
    ASSERT_EQ(crypto_box_seal(reinterpret_cast<unsigned char *>(sealed.data()), dossier->data(),
                  SecretKey::size, reinterpret_cast<const unsigned char *>(point.constData())),
        0);
    const auto opened = key->open(sealed);
    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(sodium_memcmp((*opened)->data(), dossier->data(), SecretKey::size), 0);

    EXPECT_EQ(RecoveryKey::fromPem(freshPem())->open(sealed).error().id, FaultId::RecoveryKeyWrong);
    for (qsizetype at = 0; at < sealed.size(); at += 9) {
        QByteArray changed = sealed;
        changed[at] = char(changed[at] ^ 1);
        EXPECT_FALSE(key->open(changed).has_value());
        EXPECT_FALSE(key->open(sealed.first(at)).has_value());
    }
}

TEST(RecoveryKey, anythingElseIsRefused)
{
    const QByteArray pem = freshPem();
    EXPECT_EQ(faultOf({}), FaultId::RecoveryKeyWrong);
    EXPECT_EQ(faultOf("no key at all"), FaultId::RecoveryKeyWrong);
    EXPECT_EQ(faultOf(pem.left(60)), FaultId::RecoveryKeyWrong);
    // Hyphens that would be the header's and the footer's.
    EXPECT_EQ(faultOf("-----BEGIN PRIVATE KEY-----END PRIVATE KEY-----\n"), FaultId::RecoveryKeyWrong);
    EXPECT_EQ(faultOf("-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----\n"), FaultId::RecoveryKeyWrong);
    EXPECT_EQ(faultOf(QByteArray(pem).replace('M', '*')), FaultId::RecoveryKeyWrong);
    for (const char *other : {"ED25519", "X448"})
        EXPECT_EQ(faultOf(openssl(
                      {QStringLiteral("genpkey"), QStringLiteral("-algorithm"), QString::fromLatin1(other)})),
            FaultId::RecoveryKeyWrong)
            << other;
    const QByteArray publicKey = openssl({QStringLiteral("pkey"), QStringLiteral("-pubout")}, pem);
    EXPECT_EQ(faultOf(publicKey), FaultId::RecoveryKeyWrong);
    const auto encrypted =
        RecoveryKey::fromPem(openssl({QStringLiteral("pkey"), QStringLiteral("-aes-256-cbc"),
                                         QStringLiteral("-passout"), QStringLiteral("pass:invented")},
            pem));
    ASSERT_FALSE(encrypted.has_value());
    EXPECT_TRUE(encrypted.error().detail.contains(QStringLiteral("openssl pkey")));
}
