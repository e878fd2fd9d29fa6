// SPDX-License-Identifier: GPL-3.0-or-later
// The kiosk's key through moves and changes, broken off wherever they can break off.
#include <functional>
#include <map>

#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "sync/vault/keyfile.h"
#include "sync/vault/keyring.h"
#include "sync/vault/secretkey.h"
#include "tests/vault/softtpm.h"

using namespace motcua;
using motcua::test::SoftTpm;

namespace
{

struct RingTest : ::testing::Test {
    QTemporaryDir directory, credentials;
    SoftTpm tpm;
    KeyKeeping keeping {KeyPlace::File, tpm.connection(), {}};
    QByteArray named; ///< what the store says
    int askedForCertain = 0;

    void SetUp() override { qputenv("CREDENTIALS_DIRECTORY", QFile::encodeName(credentials.path())); }
    void TearDown() override { qunsetenv("CREDENTIALS_DIRECTORY"); }

    QString path(const char *name) const { return directory.path() + QLatin1String(name); }
    bool there(const char *name) const { return QFile::exists(path(name)); }
    KeyRing ring()
    {
        return {directory.path(), keeping, [this](KeyRing::Certainty certainty) {
                    askedForCertain += certainty == KeyRing::Certainty::OnDisk;
                    return Result<QByteArray>(named);
                }};
    }
    /// The key in use, by its fingerprint; empty where there is none.
    QByteArray opened(bool mayCreate = false)
    {
        const auto key = ring().open(mayCreate);
        return key ? kioskKeyFingerprint(**key) : QByteArray();
    }
    void make()
    {
        named = opened(true);
        ASSERT_FALSE(named.isEmpty());
    }
    void putCredential(const QString &file)
    {
        QFile::remove(credentials.path() + QStringLiteral("/motcua-kiosk-key"));
        ASSERT_TRUE(QFile::copy(file, credentials.path() + QStringLiteral("/motcua-kiosk-key")));
    }
    /// Copies of the files, as a power cut would leave them.
    std::map<QString, QByteArray> snapshot() const
    {
        std::map<QString, QByteArray> files;
        for (const QString &name : QDir(directory.path()).entryList(QDir::Files)) {
            QFile file(directory.filePath(name));
            EXPECT_TRUE(file.open(QIODevice::ReadOnly));
            files[name] = file.readAll();
        }
        return files;
    }
    void restore(const std::map<QString, QByteArray> &files)
    {
        for (const QString &name : QDir(directory.path()).entryList(QDir::Files))
            QFile::remove(directory.filePath(name));
        for (const auto &[name, bytes] : files)
            put(name, bytes);
    }
    void put(const QString &name, const QByteArray &bytes)
    {
        QFile file(directory.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        ASSERT_TRUE(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        ASSERT_EQ(file.write(bytes), bytes.size());
    }
    void expectOnly(const QStringList &names) const
    {
        EXPECT_EQ(QDir(directory.path()).entryList(QDir::Files, QDir::Name), names);
    }
    static Result<void> fine() { return {}; }
};

const QString place = QStringLiteral("place"), keyFile = QStringLiteral("kiosk.key"),
              tpmFile = QStringLiteral("kiosk.tpm");

} // namespace

TEST_F(RingTest, theKeyMovesFromPlaceToPlaceAndLeavesNothingBehind)
{
    make();
    expectOnly({keyFile, place});
    ASSERT_TRUE(ring().move(KeyPlace::Tpm, fine));
    EXPECT_EQ(opened(), named);
    expectOnly({tpmFile, place});
    ASSERT_TRUE(ring().move(KeyPlace::File, fine));
    EXPECT_EQ(opened(), named);
    expectOnly({keyFile, place});
    putCredential(path("/kiosk.key"));
    ASSERT_TRUE(ring().move(KeyPlace::Credential, fine));
    EXPECT_EQ(opened(), named);
    expectOnly({place});
    ASSERT_TRUE(ring().move(KeyPlace::Tpm, fine));
    EXPECT_EQ(opened(), named);
    expectOnly({tpmFile, place});
}

TEST_F(RingTest, whatIsInTheTpmIsSealedAnewWithTodaysPcrs)
{
    keeping.place = KeyPlace::Tpm;
    make();
    keeping.pcrs = {7};
    ASSERT_TRUE(ring().move(KeyPlace::Tpm, fine));
    EXPECT_EQ(opened(), named);
    tpm.extendPcr(7);
    EXPECT_EQ(opened(), QByteArray());
}

TEST_F(RingTest, aMoveThatCannotBeDoneChangesNothing)
{
    make();
    const auto before = snapshot();
    const auto refused = [&](KeyPlace to) { return ring().move(to, fine).error().id; };
    EXPECT_EQ(refused(KeyPlace::Credential), FaultId::KeyMissing); // there is none
    QTemporaryDir elsewhere;
    EXPECT_TRUE(KeyRing(elsewhere.path(), {}, [](auto) { return QByteArray(); }).open(true));
    putCredential(elsewhere.filePath(keyFile)); // there is one, of another kiosk
    EXPECT_EQ(refused(KeyPlace::Credential), FaultId::KeyMissing);
    tpm.stop();
    EXPECT_EQ(refused(KeyPlace::Tpm), FaultId::KeyWithheld);
    tpm.start();
    EXPECT_EQ(
        ring().move(KeyPlace::Tpm, [] { return fail(FaultId::DiskFull); }).error().id, FaultId::DiskFull);
    EXPECT_EQ(opened(), named);
    EXPECT_EQ(snapshot(), before);
}

TEST_F(RingTest, aChangeLeavesTheNewKeyOnlyWhereverItLives)
{
    const auto changed = [&] {
        const QByteArray old = named;
        const auto next = ring().change([&](const SecretKey &key) -> Result<void> {
            named = kioskKeyFingerprint(key);
            return {};
        });
        EXPECT_TRUE(next.has_value());
        EXPECT_NE(named, old);
        EXPECT_EQ(opened(), named);
    };
    make();
    changed();
    expectOnly({keyFile, place});
    ASSERT_TRUE(ring().move(KeyPlace::Tpm, fine));
    changed();
    expectOnly({tpmFile, place});
    ASSERT_TRUE(ring().move(KeyPlace::File, fine));
    putCredential(path("/kiosk.key"));
    ASSERT_TRUE(ring().move(KeyPlace::Credential, fine));
    changed(); // nothing can be put into a credential from here
    expectOnly({keyFile, place});
    EXPECT_EQ(ring().move(KeyPlace::Credential, fine).error().id, FaultId::KeyMissing);
    putCredential(path("/kiosk.key"));
    ASSERT_TRUE(ring().move(KeyPlace::Credential, fine));
    EXPECT_EQ(opened(), named);
}

TEST_F(RingTest, aChangeBrokenOffBeforeTheStoreNamedTheNewKeyKeepsTheOld)
{
    for (const KeyPlace where : {KeyPlace::File, KeyPlace::Tpm}) {
        make();
        ASSERT_TRUE(ring().move(where, fine));
        std::map<QString, QByteArray> cut;
        const auto next = ring().change([&](const SecretKey &) -> Result<void> {
            cut = snapshot();
            return fail(FaultId::DiskFull);
        });
        EXPECT_EQ(next.error().id, FaultId::DiskFull);
        EXPECT_EQ(snapshot(), cut); // the store may have meant it all the same
        const int asked = askedForCertain;
        EXPECT_EQ(opened(), named);
        EXPECT_GT(askedForCertain, asked);
        expectOnly({where == KeyPlace::Tpm ? tpmFile : keyFile, place});
        EXPECT_EQ(opened(), named);
        named.clear();
        restore({});
    }
}

TEST_F(RingTest, aChangeBrokenOffAfterTheStoreNamedTheNewKeyIsFinished)
{
    for (const KeyPlace where : {KeyPlace::File, KeyPlace::Tpm}) {
        make();
        ASSERT_TRUE(ring().move(where, fine));
        const QByteArray old = named;
        std::map<QString, QByteArray> cut;
        ASSERT_TRUE(ring().change([&](const SecretKey &key) -> Result<void> {
            named = kioskKeyFingerprint(key);
            cut = snapshot();
            return {};
        }));
        restore(cut); // the power went just then
        const QByteArray next = named;
        EXPECT_EQ(opened(), next);
        EXPECT_NE(next, old);
        expectOnly({where == KeyPlace::Tpm ? tpmFile : keyFile, place});
        EXPECT_EQ(opened(), next);
        named.clear();
        restore({});
    }
}

TEST_F(RingTest, aMoveBrokenOffAnywhereLeavesTheKeyAndOneCopyOfIt)
{
    struct Way {
        KeyPlace from, to;
    };
    for (const auto &[from, to] :
        {Way {KeyPlace::File, KeyPlace::Tpm}, Way {KeyPlace::Tpm, KeyPlace::File}}) {
        make();
        ASSERT_TRUE(ring().move(from, fine));
        const auto before = snapshot();
        std::map<QString, QByteArray> prepared;
        ASSERT_TRUE(ring().move(to, [&]() -> Result<void> {
            prepared = snapshot();
            return {};
        }));
        const auto after = snapshot();
        // What can be on the disk in between: a part of the new copy, the new copy under both names, the word
        // changed or not.
        QList<std::map<QString, QByteArray>> cuts {prepared, before};
        const QString next = (to == KeyPlace::Tpm ? tpmFile : keyFile) + QStringLiteral(".next");
        cuts.last()[next + QStringLiteral(".new")] = prepared.at(next);
        auto promoted = before;
        promoted.merge(std::map(after));
        cuts += promoted; // new copy has its name, the word is the old one
        promoted[place] = after.at(place);
        cuts += promoted; // the word is the new one, the old copy still there
        for (const auto &cut : cuts) {
            restore(cut);
            EXPECT_EQ(opened(), named);
            EXPECT_EQ(there("/kiosk.key") + there("/kiosk.tpm"), 1);
            EXPECT_EQ(QDir(directory.path()).entryList(QDir::Files).size(), 2);
            EXPECT_EQ(opened(), named);
        }
        named.clear();
        restore({});
    }
}

TEST_F(RingTest, aKeyThatWasRestoredAsAFileIsTakenWhenTheChipIsGone)
{
    make();
    const auto safe = snapshot(); // as a technician may have put it away
    ASSERT_TRUE(ring().move(KeyPlace::Tpm, fine));
    tpm.replace();
    EXPECT_EQ(opened(), QByteArray());
    EXPECT_EQ(ring().open(false).error().id, FaultId::KeyWithheld);
    put(keyFile, safe.at(keyFile));
    EXPECT_EQ(opened(), named);
    expectOnly({keyFile, place});
}

TEST_F(RingTest, aKeyFileThatOthersCanReadIsAFaultThatSaysWhichAndWhy)
{
    make();
    const QByteArray file = path("/kiosk.key").toLocal8Bit();
    for (const mode_t mode : {0640, 0604, 0660}) {
        ASSERT_EQ(::chmod(file.constData(), mode), 0);
        const auto refused = ring().open(true);
        ASSERT_FALSE(refused.has_value());
        EXPECT_EQ(refused.error().id, FaultId::KeyExposed);
        EXPECT_TRUE(refused.error().detail.contains(path("/kiosk.key")));
        EXPECT_TRUE(refused.error().detail.contains(QString::number(mode, 8)));
    }
    ASSERT_EQ(::chmod(file.constData(), 0600), 0);
    EXPECT_EQ(opened(), named);
    if (::geteuid() != 0)
        return;
    ASSERT_EQ(::chown(file.constData(), 65534, 65534), 0);
    EXPECT_EQ(ring().open(true).error().id, FaultId::KeyExposed);
}

TEST_F(RingTest, whatRootChangesStaysTheKiosks)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "needs root";
    make();
    constexpr uid_t kiosk = 65534;
    const auto owner = [&](const char *name) {
        struct stat status = {};
        EXPECT_EQ(::stat(qPrintable(path(name)), &status), 0);
        return status.st_uid;
    };
    for (const char *name : {"", "/kiosk.key", "/place"})
        ASSERT_EQ(::chown(qPrintable(path(name)), kiosk, kiosk), 0);
    ASSERT_TRUE(ring().change([&](const SecretKey &key) -> Result<void> {
        named = kioskKeyFingerprint(key);
        return {};
    }));
    EXPECT_EQ(owner("/kiosk.key"), kiosk);
    ASSERT_TRUE(ring().move(KeyPlace::Tpm, fine));
    EXPECT_EQ(owner("/kiosk.tpm"), kiosk);
    EXPECT_EQ(owner("/place"), kiosk);
}

TEST_F(RingTest, aCredentialThatIsNotGivenIsAFaultThatSaysHowItIsGiven)
{
    keeping.place = KeyPlace::Credential;
    const auto refused = ring().open(true);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().id, FaultId::KeyMissing);
    EXPECT_TRUE(refused.error().detail.contains(QStringLiteral("LoadCredentialEncrypted=motcua-kiosk-key")));
    keeping.place = KeyPlace::File;
    make();
    putCredential(path("/kiosk.key"));
    ASSERT_TRUE(ring().move(KeyPlace::Credential, fine));
    EXPECT_EQ(opened(), named);
    qunsetenv("CREDENTIALS_DIRECTORY"); // started by hand, not by its unit
    const auto without = ring().open(false);
    ASSERT_FALSE(without.has_value());
    EXPECT_EQ(without.error().id, FaultId::KeyMissing);
    EXPECT_TRUE(without.error().detail.contains(QStringLiteral("motcua-kiosk-key")));
}

TEST_F(RingTest, anotherKiosksKeyIsNotTaken)
{
    make();
    named = QByteArray(16, 'x');
    EXPECT_EQ(ring().open(false).error().id, FaultId::KeyMissing);
    EXPECT_TRUE(there("/kiosk.key"));
}

TEST_F(RingTest, aStoreThatNeedsNoKeyGetsANewOneInPlaceOfOneThatIsGoneForGood)
{
    keeping.place = KeyPlace::Tpm;
    make();
    const QByteArray old = named;
    tpm.replace();
    named.clear();
    const QByteArray next = opened(true);
    EXPECT_FALSE(next.isEmpty());
    EXPECT_NE(next, old);
    named = next;
    EXPECT_EQ(opened(), next);
}

TEST_F(RingTest, theOldKeysBytesAreWrittenOver)
{
    make();
    const auto old = ring().open(false);
    // A second name for the same file shows what became of its bytes.
    ASSERT_EQ(
        ::link(qPrintable(path("/kiosk.key")), qPrintable(credentials.path() + QStringLiteral("/copy"))), 0);
    ASSERT_TRUE(ring().change([&](const SecretKey &key) -> Result<void> {
        named = kioskKeyFingerprint(key);
        return {};
    }));
    QFile copy(credentials.path() + QStringLiteral("/copy"));
    ASSERT_TRUE(copy.open(QIODevice::ReadOnly));
    EXPECT_EQ(copy.readAll(), QByteArray(56, '\0'));
}
