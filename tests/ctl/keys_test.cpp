// SPDX-License-Identifier: GPL-3.0-or-later
// The kiosk's key by the technician's hands: where it lives, a new one, and what to do when it is gone.
#include <sys/stat.h>
#include <unistd.h>

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>

#include "tests/ctl/ctlfixture.h"
#include "tests/vault/softtpm.h"

using motcua::test::SoftTpm;

namespace
{

class KeysCtl : public Ctl
{
protected:
    QString vault(const QString &name) const { return m_rig.state() + u"/vault/"_s + name; }
    QString ministryKey() const { return m_rig.centralState() + u"/keys/recovery.key"_s; }
    QString newState() const { return m_rig.path(u"new/state"_s); }

    QJsonObject other() const
    {
        QJsonObject intake = quick();
        intake.insert(u"identity"_s, QJsonObject {{u"image"_s, Rig::sample(u"glass/cccd.png"_s)}});
        return intake;
    }
    /// A dossier that waits, and one that central has filed without this kiosk's having heard of it.
    void leaveTwoUnsent()
    {
        ASSERT_TRUE(m_rig.startCentral(
            {u"--misbehave"_s, u"{\"drop_reply\":{\"path\":\"/dossiers\",\"times\":1000}}"_s}));
        ASSERT_TRUE(m_rig.enrol());
        EXPECT_EQ(m_rig.ctl({u"submit"_s, write(quick())}).exit, 3);
        ASSERT_EQ(m_rig.dossiersAtCentral().size(), 1);
        m_rig.killCentral();
        EXPECT_EQ(m_rig.ctl({u"submit"_s, u"--offline"_s, write(other(), u"other.json"_s)}).exit, 0);
        for (const QJsonObject &dossier : m_rig.ctl({u"queue"_s, u"list"_s}).lines) {
            EXPECT_EQ(dossier.value(u"state").toString(), u"queued"_s);
            m_ids += dossier.value(u"dossier_id").toString();
        }
        ASSERT_EQ(m_ids.size(), 2);
        m_ids.sort();
    }
    void loseKey() const
    {
        ASSERT_TRUE(QDir(m_rig.state() + u"/vault"_s).removeRecursively());
        const auto without = m_rig.ctl({u"sync"_s, u"--once"_s});
        EXPECT_EQ(without.exit, 3);
        EXPECT_TRUE(without.errors.startsWith(u"key-missing:"_s)) << qPrintable(without.errors);
        EXPECT_TRUE(without.errors.contains(u"motcuactl recover"_s));
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << qPrintable(path);
        return file.readAll();
    }
    QString settings(const QByteArray &vaultSection) const
    {
        return write("[vault]\n" + vaultSection, u"kiosk.toml"_s);
    }
    void expectFault(const QStringList &words, const QString &fault, const QString &detail) const
    {
        const auto ran = m_rig.ctl(words);
        EXPECT_EQ(ran.exit, 3);
        EXPECT_TRUE(ran.errors.startsWith(fault + u':')) << qPrintable(ran.errors);
        EXPECT_TRUE(ran.errors.contains(detail)) << qPrintable(ran.errors);
    }
    /// What doctor says about the key.
    QString keyCheck(const QString &config) const
    {
        for (const QJsonObject &line : m_rig.ctl({u"--config"_s, config, u"doctor"_s}).lines)
            if (line.value(u"check").toString() == u"key"_s)
                return line.value(u"detail").toString();
        return {};
    }

    static constexpr uid_t kiosk = 65534; // nobody
    void giveToKiosk() const
    {
        QDirIterator all(m_rig.state(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
            QDirIterator::Subdirectories);
        while (all.hasNext())
            ASSERT_EQ(::chown(qPrintable(all.next()), kiosk, kiosk), 0);
        ASSERT_EQ(::chown(qPrintable(m_rig.state()), kiosk, kiosk), 0);
        for (QString folder = QFileInfo(m_rig.state()).absolutePath();
             folder != QDir::tempPath() && folder != u"/"_s; folder = QFileInfo(folder).absolutePath())
            ASSERT_EQ(::chmod(qPrintable(folder), 0755), 0);
    }
    static void expectOwnedByKiosk(const QString &state)
    {
        struct stat status {
        };
        ASSERT_EQ(::stat(qPrintable(state), &status), 0);
        EXPECT_EQ(status.st_uid, kiosk);
        QDirIterator all(
            state, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = all.next();
            ASSERT_EQ(::lstat(qPrintable(path), &status), 0);
            EXPECT_TRUE(status.st_uid == kiosk || S_ISLNK(status.st_mode)) << qPrintable(path);
        }
    }

    QStringList m_ids;
};

} // namespace

TEST_F(KeysCtl, whatALostKioskStillHadToSendGoesFromANewFolderEachOnce)
{
    leaveTwoUnsent();
    loseKey();
    const auto recovered =
        m_rig.ctl({u"recover"_s, u"--recovery-key"_s, ministryKey(), u"--into"_s, newState()});
    ASSERT_EQ(recovered.exit, 0) << qPrintable(recovered.errors);
    EXPECT_EQ(recovered.lines.first().value(u"dossiers").toInt(), 2);
    EXPECT_EQ(recovered.lines.first().value(u"unopened").toInt(), 0);

    ASSERT_TRUE(m_rig.startCentral());
    const auto sent = m_rig.ctl({u"--state"_s, newState(), u"sync"_s, u"--once"_s});
    EXPECT_EQ(sent.exit, 0) << qPrintable(sent.errors);
    QMap<QString, QString> codes;
    for (const QJsonObject &dossier : m_rig.dossiersAtCentral())
        codes.insert(dossier.value(u"dossier_id").toString(), dossier.value(u"dossier_code").toString());
    EXPECT_EQ(codes.keys(), m_ids);
    for (const QJsonObject &dossier : m_rig.ctl({u"--state"_s, newState(), u"queue"_s, u"list"_s}).lines) {
        EXPECT_EQ(dossier.value(u"state").toString(), u"submitted"_s);
        EXPECT_EQ(
            dossier.value(u"dossier_code").toString(), codes.value(dossier.value(u"dossier_id").toString()));
    }
    EXPECT_EQ(m_rig.ctl({u"--state"_s, newState(), u"audit"_s, u"verify"_s, u"--with-central"_s}).exit, 0);
    // The call that was cut off goes on with its own dossier there, too: its code, no new one.
    EXPECT_EQ(m_rig.dossiersAtCentral().size(), 2);
}

TEST_F(KeysCtl, whoRecoversADamagedStoreIsToldThatThereMayHaveBeenMore)
{
    leaveTwoUnsent();
    loseKey();
    // As the look through all of it leaves it that has found damage.
    QFile mark(m_rig.state() + u"/store.damaged"_s);
    ASSERT_TRUE(mark.open(QIODevice::WriteOnly) && mark.write("a test") > 0);
    mark.close();
    const auto recovered =
        m_rig.ctl({u"recover"_s, u"--recovery-key"_s, ministryKey(), u"--into"_s, newState()});
    EXPECT_EQ(recovered.exit, 3);
    EXPECT_TRUE(recovered.errors.startsWith(u"store-damaged:"_s)) << qPrintable(recovered.errors);
    EXPECT_EQ(recovered.lines.first().value(u"dossiers").toInt(), 2);
    EXPECT_TRUE(recovered.lines.first().value(u"damaged").toBool());
    ASSERT_TRUE(m_rig.startCentral());
    m_rig.ctl({u"--state"_s, newState(), u"sync"_s, u"--once"_s});
    EXPECT_EQ(m_rig.dossiersAtCentral().size(), 2);
}

TEST_F(KeysCtl, ofAFailingDiskWhatCanBeReadIsRecovered)
{
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "what is preloaded must come after the sanitizer, and it is what makes the disk fail";
#endif
    leaveTwoUnsent();
    loseKey();
    const QString database = m_rig.state() + u"/store.sqlite"_s;
    const qint64 middle = QFileInfo(database).size() / 2 / 4096 * 4096;
    ASSERT_GT(middle, 40'960);
    QProcess recover;
    QProcessEnvironment environment = m_rig.environment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(BAD_SECTOR_LIBRARY));
    environment.insert(u"MOTCUA_BAD_SECTOR"_s, QString::number(middle) + u':' + database);
    recover.setProcessEnvironment(environment);
    recover.start(Rig::program(u"motcuactl"_s),
        {u"--state"_s, m_rig.state(), u"recover"_s, u"--recovery-key"_s, ministryKey(), u"--into"_s,
            newState()});
    ASSERT_TRUE(recover.waitForFinished(120'000));
    const QByteArray said = recover.readAllStandardError();
    EXPECT_EQ(recover.exitCode(), 3);
    EXPECT_TRUE(said.startsWith("store-damaged:")) << said.constData();
    const QJsonObject line = QJsonDocument::fromJson(recover.readAllStandardOutput()).object();
    EXPECT_TRUE(line.value(u"damaged").toBool());
    EXPECT_EQ(line.value(u"dossiers").toInt() + line.value(u"unopened").toInt(), 2);
    ASSERT_TRUE(m_rig.startCentral());
    m_rig.ctl({u"--state"_s, newState(), u"sync"_s, u"--once"_s});
    const auto filed = m_rig.dossiersAtCentral();
    EXPECT_GE(filed.size(), 1) << "one sector is in one of the two at most";
    for (const QJsonObject &dossier : m_rig.ctl({u"--state"_s, newState(), u"queue"_s, u"list"_s}).lines)
        EXPECT_TRUE(m_ids.contains(dossier.value(u"dossier_id").toString()));
}

TEST_F(KeysCtl, whoRecoversIsToldOfWhatWasSetAsideBefore)
{
    leaveTwoUnsent();
    loseKey();
    QFile aside(m_rig.state() + u"/store.sqlite.damaged-20260101T000000Z"_s);
    ASSERT_TRUE(aside.open(QIODevice::WriteOnly));
    aside.close();
    expectFault({u"recover"_s, u"--recovery-key"_s, ministryKey(), u"--into"_s, newState()},
        u"store-damaged"_s, u"store.sqlite.damaged-20260101T000000Z"_s);
    EXPECT_TRUE(QFileInfo(newState()).isDir());
}

TEST_F(KeysCtl, theSameIntakeIsKnownAgainAfterRecovery)
{
    leaveTwoUnsent();
    loseKey();
    ASSERT_EQ(m_rig.ctl({u"recover"_s, u"--recovery-key"_s, ministryKey(), u"--into"_s, newState()}).exit, 0);
    ASSERT_TRUE(m_rig.startCentral());
    const auto again = m_rig.ctl({u"--state"_s, newState(), u"submit"_s, write(quick())});
    EXPECT_EQ(again.exit, 0) << qPrintable(again.errors);
    EXPECT_TRUE(m_ids.contains(again.lines.first().value(u"dossier_id").toString()));
    EXPECT_EQ(m_rig.ctl({u"--state"_s, newState(), u"queue"_s, u"list"_s}).lines.size(), 2);
}

TEST_F(KeysCtl, aLostKiosksDossiersAreWrittenOutInClear)
{
    leaveTwoUnsent();
    QMap<QString, QString> wanted; // file's SHA-256 by dossier and component
    for (const QString &id : std::as_const(m_ids))
        for (const QJsonValue &part :
            m_rig.ctl({u"queue"_s, u"show"_s, id}).lines.first().value(u"parts").toArray())
            wanted.insert(part[u"sha256"].toString(), id);
    EXPECT_EQ(wanted.size(), 5); // of the one that was tried
    loseKey();
    const QString out = m_rig.path(u"plain"_s);
    const auto recovered = m_rig.ctl({u"recover"_s, u"--recovery-key"_s, ministryKey(), u"-o"_s, out});
    ASSERT_EQ(recovered.exit, 0) << qPrintable(recovered.errors);
    ASSERT_EQ(recovered.lines.size(), 2);
    EXPECT_EQ(QDir(out).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name), m_ids);

    for (const QJsonObject &line : recovered.lines) {
        const QDir folder(line.value(u"folder").toString());
        EXPECT_EQ(QFileInfo(folder.path()).permissions() & (QFile::ReadGroup | QFile::ReadOther), 0);
        const QStringList pages = folder.entryList({u"pages"_s});
        ASSERT_EQ(pages.size(), 1);
        const QFileInfoList images = QDir(folder.filePath(u"pages"_s)).entryInfoList(QDir::Files);
        EXPECT_EQ(images.size(), 5);
        for (const QFileInfo &image : images) {
            EXPECT_EQ(QImage(image.filePath()).size(), QSize(827, 1169));
            EXPECT_EQ(image.permissions() & (QFile::ReadGroup | QFile::ReadOther), 0);
        }
        const QJsonObject plain =
            QJsonDocument::fromJson(contentOf(folder.filePath(u"dossier.json"_s))).object();
        EXPECT_EQ(plain[u"dossier_id"], line[u"dossier_id"]);
        EXPECT_EQ(plain[u"applicant"][u"full_name"].toString().isEmpty(), false);
        EXPECT_EQ(plain[u"submission"][u"delivery_kind"].toString(), u"counter"_s);
        for (const QFileInfo &part : QDir(folder.filePath(u"parts"_s)).entryInfoList(QDir::Files)) {
            const QByteArray sha256 =
                QCryptographicHash::hash(contentOf(part.filePath()), QCryptographicHash::Sha256);
            EXPECT_EQ(wanted.take(QString::fromLatin1(sha256.toHex())), line[u"dossier_id"].toString());
            QProcess check;
            check.start(u"qpdf"_s, {u"--check"_s, part.filePath()});
            EXPECT_TRUE(check.waitForFinished() && check.exitCode() == 0) << qPrintable(part.filePath());
        }
    }
    EXPECT_TRUE(wanted.isEmpty());
}

TEST_F(KeysCtl, withoutTheRightKeyNothingIsRecoveredAndNothingIsChanged)
{
    leaveTwoUnsent();
    loseKey();
    const auto recover = [&](const QString &key) -> QStringList {
        return {u"recover"_s, u"--recovery-key"_s, key, u"--into"_s, newState()};
    };
    expectFault(recover(m_rig.path(u"none.pem"_s)), u"file-unreadable"_s, u"none.pem"_s);
    expectFault(recover(m_page), u"recovery-key-wrong"_s, u"PEM"_s);
    QProcess openssl;
    openssl.start(
        u"openssl"_s, {u"genpkey"_s, u"-algorithm"_s, u"X25519"_s, u"-out"_s, m_rig.path(u"x.pem"_s)});
    ASSERT_TRUE(openssl.waitForFinished());
    expectFault(recover(m_rig.path(u"x.pem"_s)), u"recovery-key-wrong"_s, u"none of 2"_s);
    EXPECT_FALSE(QFile::exists(newState()));
    EXPECT_EQ(m_rig.ctl({u"recover"_s}).exit, 2);
    EXPECT_EQ(m_rig.ctl({u"recover"_s, u"--recovery-key"_s, ministryKey()}).exit, 2);
    EXPECT_EQ(m_rig.ctl(recover(ministryKey())).exit, 0);
}

TEST_F(KeysCtl, aNewKeyIsMadeAndWhatWaitsIsSentAllTheSame)
{
    leaveTwoUnsent();
    const QByteArray old = contentOf(vault(u"kiosk.key"_s));
    const auto rotated = m_rig.ctl({u"keys"_s, u"rotate"_s});
    ASSERT_EQ(rotated.exit, 0) << qPrintable(rotated.errors);
    EXPECT_EQ(rotated.lines.first().value(u"dossiers").toInt(), 2);
    const auto shown = m_rig.ctl({u"keys"_s, u"show"_s}).lines.first();
    EXPECT_EQ(shown.value(u"fingerprint"), rotated.lines.first().value(u"after"));
    EXPECT_EQ(shown.value(u"place").toString(), u"file"_s);
    EXPECT_EQ(shown.value(u"without_recovery").toInt(-1), 0);
    EXPECT_EQ(shown.value(u"recovery_key").toString().size(), 64);
    EXPECT_NE(contentOf(vault(u"kiosk.key"_s)), old);
    ASSERT_TRUE(m_rig.startCentral());
    EXPECT_EQ(m_rig.ctl({u"sync"_s, u"--once"_s}).exit, 0);
    EXPECT_EQ(m_rig.dossiersAtCentral().size(), 2);
    EXPECT_EQ(m_rig.ctl({u"audit"_s, u"verify"_s}).exit, 0);
}

TEST_F(KeysCtl, theKeyMovesIntoTheTpmAndDoctorSaysWhatThatMeans)
{
    SoftTpm tpm;
    const QString byTpm = write(
        "[vault]\nkeeper = 'tpm'\ntpm = '" + tpm.connection().toUtf8() + "'\npcrs = [7]\n", u"tpm.toml"_s);
    EXPECT_EQ(m_rig.ctl({u"submit"_s, u"--offline"_s, write(quick())}).exit, 0);
    EXPECT_TRUE(m_rig.ctl({u"keys"_s, u"show"_s})
                    .lines.first()
                    .value(u"protection")
                    .toString()
                    .contains(u"a stolen disk is readable"_s));
    EXPECT_TRUE(keyCheck(byTpm).contains(u"motcuactl keys move tpm"_s));
    const auto moved = m_rig.ctl({u"--config"_s, byTpm, u"keys"_s, u"move"_s, u"tpm"_s});
    ASSERT_EQ(moved.exit, 0) << qPrintable(moved.errors);
    EXPECT_EQ(moved.lines.first().value(u"place").toString(), u"tpm"_s);
    EXPECT_FALSE(QFile::exists(vault(u"kiosk.key"_s)));
    const QString check = keyCheck(byTpm);
    EXPECT_TRUE(check.startsWith(u"tpm: "_s)) << qPrintable(check);
    EXPECT_TRUE(check.contains(u"PCR 7"_s));

    tpm.stop();
    expectFault({u"--config"_s, byTpm, u"queue"_s, u"list"_s}, u"key-withheld"_s, u"cannot be reached"_s);
    tpm.start();
    tpm.extendPcr(7);
    expectFault({u"--config"_s, byTpm, u"queue"_s, u"list"_s}, u"key-withheld"_s, u"PCR"_s);
    tpm.restart();
    const auto listed = m_rig.ctl({u"--config"_s, byTpm, u"queue"_s, u"list"_s}).lines;
    ASSERT_EQ(listed.size(), 1);
    expectFault({u"--config"_s, byTpm, u"erase"_s, listed.first().value(u"dossier_id").toString(),
                    u"--reason"_s, u"phiếu 12/2026"_s},
        u"erase-unsent"_s, u"queued"_s);
    tpm.replace();
    expectFault({u"--config"_s, byTpm, u"queue"_s, u"list"_s}, u"key-withheld"_s, u"cleared"_s);
}

TEST_F(KeysCtl, everyWayToBeWithoutTheKeyIsSaidPlainly)
{
    EXPECT_EQ(m_rig.ctl({u"submit"_s, u"--offline"_s, write(quick())}).exit, 0);
    ASSERT_TRUE(QFile::setPermissions(
        vault(u"kiosk.key"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    expectFault({u"keys"_s, u"show"_s}, u"key-exposed"_s, u"mode 0640"_s);
    ASSERT_TRUE(QFile::setPermissions(vault(u"kiosk.key"_s), QFile::ReadOwner | QFile::WriteOwner));
    expectFault({u"keys"_s, u"move"_s, u"credential"_s}, u"key-missing"_s, u"systemd-creds encrypt"_s);
    expectFault({u"--config"_s, settings("tpm = 'device:/dev/none'\n"), u"keys"_s, u"move"_s, u"tpm"_s},
        u"key-withheld"_s, u"device:/dev/none"_s);
    EXPECT_EQ(m_rig.ctl({u"keys"_s, u"show"_s}).lines.first().value(u"place").toString(), u"file"_s);
    for (const QStringList &words : {QStringList {u"keys"_s}, {u"keys"_s, u"move"_s},
             {u"keys"_s, u"move"_s, u"cloud"_s}, {u"keys"_s, u"rotate"_s, u"now"_s}})
        EXPECT_EQ(m_rig.ctl(words).exit, 2);
}

TEST_F(KeysCtl, runByRootItRecoversForTheKioskAndTakesOnlyWhatIsTheKiosks)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "not root";
    leaveTwoUnsent();
    loseKey();
    giveToKiosk();
    const QStringList recovering {u"recover"_s, u"--recovery-key"_s, ministryKey(), u"--into"_s, newState()};
    const QString victim = write("of root alone", u"victim"_s);
    for (const QString &name : {u"/store.damaged"_s, u"/store.sqlite-wal"_s, u"/central/mine"_s}) {
        QFile::remove(m_rig.state() + name + u".kept"_s);
        QFile::rename(m_rig.state() + name, m_rig.state() + name + u".kept"_s);
        ASSERT_EQ(::link(qPrintable(victim), qPrintable(m_rig.state() + name)), 0);
        expectFault(recovering, u"file-unreadable"_s, u"no file of the folder's owner"_s);
        EXPECT_FALSE(QFileInfo::exists(newState()));
        ASSERT_TRUE(QFile::remove(m_rig.state() + name));
        QFile::rename(m_rig.state() + name + u".kept"_s, m_rig.state() + name);
    }
    const auto recovered = m_rig.ctl(recovering);
    ASSERT_EQ(recovered.exit, 0) << qPrintable(recovered.errors);
    expectOwnedByKiosk(newState());
}

TEST_F(KeysCtl, rootMakesNothingWhereTheKiosksUserCouldPutAnotherThing)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "not root";
    leaveTwoUnsent();
    loseKey();
    giveToKiosk();
    const QString home = m_rig.path(u"home"_s), victim = m_rig.path(u"victim"_s);
    ASSERT_TRUE(QDir().mkdir(home) && QDir().mkdir(victim));
    ASSERT_EQ(::chown(qPrintable(home), kiosk, kiosk), 0);
    const QStringList recovering {u"recover"_s, u"--recovery-key"_s, ministryKey()};
    expectFault(recovering + QStringList {u"--into"_s, home + u"/new"_s}, u"file-unwritable"_s, home);
    expectFault(recovering + QStringList {u"-o"_s, home}, u"file-unwritable"_s, home);
    expectFault(recovering + QStringList {u"-o"_s, home + u"/clear"_s}, u"file-unwritable"_s, home);
    ASSERT_TRUE(QFile::link(home, victim + u"/way"_s));
    expectFault(recovering + QStringList {u"--into"_s, victim + u"/way/new"_s}, u"file-unwritable"_s, home);
    ASSERT_EQ(::chmod(qPrintable(victim), 0777), 0);
    expectFault(recovering + QStringList {u"--into"_s, victim + u"/new"_s}, u"file-unwritable"_s, victim);
    ASSERT_EQ(::chmod(qPrintable(victim), 01777), 0);
    EXPECT_EQ(m_rig.ctl(recovering + QStringList {u"--into"_s, victim + u"/new"_s}).exit, 0);
    EXPECT_EQ(QDir(victim).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        (QStringList {u"new"_s, u"way"_s}));
}

TEST_F(KeysCtl, runByRootItLeavesTheKiosksFolderToTheKioskAndFollowsNothingOutOfIt)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "not root";
    EXPECT_EQ(m_rig.ctl({u"keys"_s, u"show"_s}).exit, 0);
    giveToKiosk();
    const QString victim = write("of root alone", u"victim"_s);
    ASSERT_EQ(::chmod(qPrintable(victim), 0600), 0);
    const QString mark = m_rig.state() + u"/store.sqlite-mark"_s;
    QFile::remove(mark);
    QFile::remove(m_rig.state() + u"/backup.lock"_s);
    for (const QString &name : {u"/store.sqlite-mark"_s, u"/backup.lock"_s, u"/vault/kiosk.key.next"_s,
             u"/store.sqlite.damaged-20260101T000000Z"_s})
        ASSERT_TRUE(QFile::link(victim, m_rig.state() + name));

    const auto rotated = m_rig.ctl({u"keys"_s, u"rotate"_s});
    EXPECT_EQ(rotated.exit, 0) << qPrintable(rotated.errors);
    m_rig.ctl({u"backup"_s, u"now"_s, u"--to"_s, m_rig.state()});
    m_rig.ctl({u"erase"_s, u"--damaged"_s, u"--reason"_s, u"test"_s});
    EXPECT_EQ(contentOf(victim), "of root alone");
    struct stat status {
    };
    ASSERT_EQ(::stat(qPrintable(victim), &status), 0);
    EXPECT_EQ(status.st_uid, 0u);
    expectOwnedByKiosk(m_rig.state());
    EXPECT_FALSE(QFileInfo(mark).isSymLink());
}
