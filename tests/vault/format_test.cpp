// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "sync/vault/recoverykey.h"
#include "sync/vault/sealedfile.h"
#include "sync/vault/secretkey.h"
#include "sync/vault/vault.h"

using namespace motcua;

namespace
{

/// The vectors as FORMAT.md prints them.
std::map<QByteArray, QByteArray> vectors()
{
    QFile file(QStringLiteral(FORMAT_FILE));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    QByteArray block = file.readAll();
    block = block.mid(block.indexOf("```vectors\n") + 11);
    block = block.first(block.indexOf("```"));
    std::map<QByteArray, QByteArray> found;
    for (const QByteArray &line : block.split('\n'))
        if (const qsizetype equals = line.indexOf('='); equals > 0)
            found[line.first(equals).trimmed()] = QByteArray::fromHex(line.mid(equals + 1));
    return found;
}

} // namespace

TEST(Format, isWhatItsDescriptionSays)
{
    auto vector = vectors();
    ASSERT_EQ(vector.size(), 16u);
    QTemporaryDir directory;
    QFile file(directory.path() + QStringLiteral("/kiosk.key"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(vector["kiosk.key"]);
    ASSERT_TRUE(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    file.close();

    const auto vault = Vault::open(directory.path(), false);
    ASSERT_TRUE(vault.has_value());
    EXPECT_EQ((*vault)->fingerprint(), vector["fingerprint"]);
    EXPECT_EQ((*vault)->personMac(QString::fromLatin1(vector["person number"])), vector["person mac"]);
    const auto key = (*vault)->openDossierKey(vector["wrapped by kiosk"]);
    ASSERT_TRUE(key.has_value());
    EXPECT_EQ(
        QByteArray(reinterpret_cast<const char *>((*key)->data()), SecretKey::size), vector["dossier key"]);
    // RFC 8410, section 7: what comes before an X25519 private key in PKCS #8.
    const QByteArray der =
        QByteArray::fromHex("302e020100300506032b656e04220420") + vector["recovery private"];
    const auto ministry = RecoveryKey::fromPem(
        "-----BEGIN PRIVATE KEY-----\n" + der.toBase64() + "\n-----END PRIVATE KEY-----\n");
    ASSERT_TRUE(ministry.has_value()) << qPrintable(ministry.error().detail);
    EXPECT_EQ(ministry->publicKey(), vector["recovery public"]);
    const auto recovered = ministry->open(vector["sealed to it"]);
    ASSERT_TRUE(recovered.has_value());
    EXPECT_EQ(QByteArray(reinterpret_cast<const char *>((*recovered)->data()), SecretKey::size),
        vector["dossier key"]);
    const Opener opener(*key, vector["part id"], vector["prefix"]);
    const auto plain = opener.open(vector["frame index"][0], vector["frame box"], true);
    ASSERT_TRUE(plain.has_value());
    EXPECT_EQ(*plain, vector["frame plain"]);

    QFile backup(directory.path() + QStringLiteral("/invented.backup"));
    ASSERT_TRUE(backup.open(QIODevice::WriteOnly));
    backup.write(vector["backup"]);
    backup.close();
    auto reader = SealedFileReader::open(backup.fileName(),
        [&](const SealedFileHeader &header) { return (*vault)->openDossierKey(header.byKiosk); });
    ASSERT_TRUE(reader.has_value()) << qPrintable(reader.error().detail);
    const auto archive = reader->read(vector["backup plain"].size());
    ASSERT_TRUE(archive.has_value()) << qPrintable(archive.error().detail);
    EXPECT_EQ(*archive, vector["backup plain"]);
    EXPECT_TRUE(reader->readSome(1)->isEmpty());
}

TEST(Format, opensWithoutAnyOfThisCode)
{
    QProcess python;
    python.start(
        qEnvironmentVariable("MOTCUA_PYTHON"), {QStringLiteral(OPEN_VECTORS), QStringLiteral(FORMAT_FILE)});
    ASSERT_TRUE(python.waitForFinished(60'000));
    EXPECT_EQ(python.readAllStandardOutput(), "all vectors open\n");
    EXPECT_EQ(python.exitCode(), 0) << python.readAllStandardError().constData();
}

TEST(Format, whatIsSealedIsAsLongAsDescribed)
{
    const Sealer sealer(SecretKey::random(), QByteArray(25, 'p'));
    EXPECT_EQ(sealer.prefix().size(), 16);
    EXPECT_EQ(sealer.seal(0, QByteArray(sealFrameBytes, 'x'), false).size(), 65536 + 16);
    QTemporaryDir directory;
    const auto vault = Vault::open(directory.path(), true);
    EXPECT_EQ((*vault)->makeDossierKey()->byKiosk.size(), 73);
    EXPECT_EQ(QFile(directory.path() + QStringLiteral("/kiosk.key")).size(), 56);
}
