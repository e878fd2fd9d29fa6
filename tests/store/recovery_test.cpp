// SPDX-License-Identifier: GPL-3.0-or-later
// The kiosk's key is gone for good; the ministry's opens what lies there.
#include "sync/store/auditlog.h"
#include "sync/vault/vault.h"
#include "tests/store/inventedkey.h"
#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace motcua;
using namespace motcua::test;

namespace
{

class StoreRecovery : public StoreTest
{
protected:
    const RecoveryKey ministry = inventedRecoveryKey('m');

    void SetUp() override
    {
        StoreTest::SetUp();
        EXPECT_DONE(store().setRecoveryKey(ministry.publicKey()));
    }
    DossierId fill()
    {
        const DossierId id = makeDraft();
        m_page = addPage(id, QStringLiteral("don"), inventedPage(1));
        EXPECT_DONE(store().submit(id, inventedSubmission()));
        const QByteArray content = randomBytes(200'000, 9);
        m_part = valueOf(store().savePart(id, inventedPart(QStringLiteral("don"), content), content));
        EXPECT_DONE(store().saveManifest(id, "{\"manifest\":1}"));
        return id;
    }
    void expectThere(Store &from, const DossierId &id)
    {
        EXPECT_EQ(valueOf(from.applicant(id)), inventedPerson());
        EXPECT_EQ(valueOf(from.pageImage(m_page)).jpeg, inventedPage(1).jpeg);
        EXPECT_EQ(valueOf(from.partBytes(m_part, 0, 200'000)), randomBytes(200'000, 9));
        EXPECT_EQ(valueOf(from.manifest(id)), QByteArray("{\"manifest\":1}"));
        EXPECT_EQ(valueOf(from.submission(id)).phone, inventedSubmission().phone);
    }
    void loseKey()
    {
        close();
        ASSERT_TRUE(QDir(path() + QStringLiteral("/vault")).removeRecursively());
    }
    auto recover(const RecoveryKey &key) { return Store::recover(path(), made(), clock, KeyKeeping(), key); }
    QString made() const { return m_elsewhere.filePath(QStringLiteral("new/state")); }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    QMap<QString, QByteArray> lostFiles() const
    {
        QMap<QString, QByteArray> files;
        QDirIterator all(path(), QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            EXPECT_TRUE(file.open(QIODevice::ReadOnly));
            if (!file.fileName().endsWith(QStringLiteral("store.lock")))
                files.insert(file.fileName(), file.readAll());
        }
        return files;
    }

    QTemporaryDir m_elsewhere;
    PageId m_page = 0;
    PartId m_part = 0;
};

} // namespace

TEST_F(StoreRecovery, givesANewFolderWithEverythingAndLeavesTheOldAsItWas)
{
    const DossierId id = fill();
    const DossierId kept = makeIn(DossierState::Kept);
    DraftStart other = inventedStart();
    other.applicant.personalNumber = QStringLiteral("000201999777");
    const DossierId draft = valueOf(store().createDraft(other));
    const QByteArray lasting = valueOf(store().lastingMac("an intake"));
    const QByteArray chain = valueOf(store().auditStretch(0, 1)).chain;
    const auto events = valueOf(store().events()).size();
    loseKey();
    EXPECT_FAULT(Store::open(path(), clock), KeyMissing);
    const auto before = lostFiles();

    const auto recovered = valueOf(recover(ministry));
    EXPECT_EQ(recovered.dossiers, 2);
    EXPECT_TRUE(recovered.unopened.isEmpty());
    EXPECT_EQ(lostFiles(), before);
    EXPECT_EQ(
        QDir(m_elsewhere.filePath(QStringLiteral("new"))).entryList(QDir::NoDotAndDotDot | QDir::AllEntries),
        QStringList {QStringLiteral("state")});

    const auto again = valueOf(Store::open(made(), clock));
    expectThere(*again, id);
    EXPECT_TRUE(valueOf(again->check()).isEmpty());
    EXPECT_EQ(valueOf(again->dossier(kept)).state, DossierState::Kept);
    // The person who comes back finds the draft again, and the same intake is known again.
    EXPECT_EQ(valueOf(again->draftsOf(QStringLiteral("000201999777"))), QList {draft});
    EXPECT_EQ(valueOf(again->lastingMac("an intake")), lasting);
    EXPECT_EQ(valueOf(again->countKeys()).withoutRecovery, 0);
    EXPECT_EQ(again->vault().recoveryKey(), ministry.publicKey());
    // The log goes on, and says so.
    EXPECT_EQ(valueOf(again->auditStretch(0, 1)).chain, chain);
    const auto now = valueOf(again->events());
    ASSERT_EQ(now.size(), events + 1);
    EXPECT_EQ(now.last().kind, QStringLiteral("recovered"));
    EXPECT_EQ(now.last().detail[u"dossiers"].toInt(), 2);
    // It can be lost and recovered once more.
    valueOf(again->rotateKioskKey());
    expectThere(*again, id);
}

TEST_F(StoreRecovery, takesWhatWasCommittedButNotYetFoldedIntoTheDatabase)
{
    close();
    const pid_t child = ::fork();
    if (child == 0) {
        open();
        makeDraft();
        ::_exit(QFileInfo(databasePath() + QStringLiteral("-wal")).size() > 0 ? 0 : 1);
    }
    int status = 1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_EQ(status, 0);
    ASSERT_TRUE(QDir(path() + QStringLiteral("/vault")).removeRecursively());
    EXPECT_EQ(valueOf(recover(ministry)).dossiers, 1);
}

TEST_F(StoreRecovery, ofADamagedStoreWhatCanBeReadIsSalvagedAndWhatCannotIsSaid)
{
    // Three dossiers stand in the log alone: their program was killed.
    const QString told = m_elsewhere.filePath(QStringLiteral("told"));
    close();
    const pid_t child = ::fork();
    if (child == 0) {
        open();
        QFile list(told);
        if (!list.open(QIODevice::WriteOnly))
            ::_exit(1);
        for (const char *one : {"a", "b", "c"}) {
            DraftStart start = inventedStart();
            start.caseId = QLatin1String(one);
            const DossierId id = valueOf(store().createDraft(start));
            addPage(id, QStringLiteral("don"), inventedPage(1));
            EXPECT_DONE(store().submit(id, inventedSubmission()));
            list.write(id.toRfc4122());
        }
        list.flush();
        ::_exit(HasFailure() ? 1 : 0);
    }
    int status = 1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_EQ(status, 0);
    loseKey();
    QFile list(told);
    ASSERT_TRUE(list.open(QIODevice::ReadOnly));
    const QByteArray ids = list.readAll();
    const QString database = databasePath(), log = database + QStringLiteral("-wal");
    QMap<QString, QByteArray> whole;
    for (const QString &file : {database, log})
        whole[file] = contentOf(file);
    const qint64 frame = 24 + 4096, size = whole[log].size();
    const auto put = [](const QString &file, const QByteArray &bytes) {
        QFile target(file);
        ASSERT_TRUE(target.open(QIODevice::WriteOnly | QIODevice::Truncate));
        ASSERT_EQ(target.write(bytes), bytes.size());
    };
    const auto flipped = [&](const QString &file, std::initializer_list<qint64> places) {
        QByteArray bytes = whole[file];
        for (const qint64 at : places)
            bytes[at] = char(bytes[at] ^ 0x55);
        put(file, bytes);
    };
    struct Damage {
        const char *name;
        std::function<void()> done;
        int least; ///< dossiers that are there all the same
    };
    const std::vector<Damage> damages {{"the log's first frame", [&] { flipped(log, {32 + 24 + 100}); }, 2},
        {"two places of the log's end",
            [&] {
                flipped(log, {size - frame + 100, size - 5 * frame + 100});
            },
            2},
        {"the log's end is gone", [&] { put(log, whole[log].first(size - 2 * frame)); }, 2},
        {"the log is gone", [&] { QFile::remove(log); }, 0},
        {"the database is empty", [&] { put(database, {}); }, 2},
        {"the database is gone", [&] { QFile::remove(database); }, 2},
        {"found by a look through all of it", [&] { put(path() + QStringLiteral("/store.damaged"), "x"); },
            3}};
    for (const Damage &damage : damages) {
        SCOPED_TRACE(damage.name);
        damage.done();
        const auto recovered = recover(ministry);
        if (damage.least == 0) {
            EXPECT_FAULT(recovered, StoreDamaged);
            EXPECT_FALSE(QFile::exists(made()));
        } else {
            EXPECT_TRUE(valueOf(recovered).damaged);
            const auto store = valueOf(Store::open(made(), clock));
            bool loss = false;
            for (const QString &wrong : valueOf(store->check())) {
                EXPECT_TRUE(wrong.startsWith(QStringLiteral("a damaged database was set aside")));
                loss = loss || wrong.contains(QStringLiteral("dossiers may be lost"));
            }
            int there = 0;
            for (qsizetype at = 0; at < ids.size(); at += 16) {
                const DossierId id = QUuid::fromRfc4122(ids.sliced(at, 16));
                const auto record = store->dossier(id);
                const auto losses = valueOf(store->losses());
                const bool named = std::any_of(
                    losses.begin(), losses.end(), [&](const Store::Loss &one) { return one.dossier == id; });
                EXPECT_TRUE(record || named || loss) << "gone without a word";
                if (!record)
                    continue;
                EXPECT_TRUE(record->state == DossierState::Queued || named || loss)
                    << "submitted, and a draft again without a word";
                EXPECT_TRUE(valueOf(store->isUnasked(id))) << "central may have it";
                ++there;
            }
            EXPECT_GE(there, damage.least);
        }
        QDir(made()).removeRecursively();
        QFile::remove(path() + QStringLiteral("/store.damaged"));
        for (auto file = whole.cbegin(); file != whole.cend(); ++file)
            put(file.key(), file.value());
    }
    const auto recovered = valueOf(recover(ministry));
    EXPECT_FALSE(recovered.damaged);
    EXPECT_EQ(recovered.dossiers, 3);
}

TEST_F(StoreRecovery, whatWasNotDamagedGoesOnWithoutAskingCentral)
{
    const DossierId id = fill();
    loseKey();
    EXPECT_FALSE(valueOf(recover(ministry)).damaged);
    EXPECT_FALSE(valueOf(valueOf(Store::open(made(), clock))->isUnasked(id)));
}

TEST_F(StoreRecovery, ofADamagedStoreADossierThatDoesNotOpenKeepsNoneOfTheOthersBack)
{
    const DossierId id = fill();
    DraftStart other = inventedStart();
    other.applicant.personalNumber = QStringLiteral("000201999777");
    const DossierId draft = valueOf(store().createDraft(other));
    loseKey();
    ASSERT_EQ(RawDatabase(databasePath()).run("UPDATE dossier SET key_recovery = NULL WHERE state = 'draft'"),
        SQLITE_OK);
    QFile mark(path() + QStringLiteral("/store.damaged"));
    ASSERT_TRUE(mark.open(QIODevice::WriteOnly) && mark.write("a test") > 0);
    mark.close();
    const auto recovered = valueOf(recover(ministry));
    EXPECT_TRUE(recovered.damaged);
    EXPECT_EQ(recovered.dossiers, 1);
    EXPECT_EQ(recovered.unopened, QList<DossierId> {draft});
    expectThere(*valueOf(Store::open(made(), clock)), id);
    QDir(made()).removeRecursively();
    Store::Recovered read;
    expectThere(*valueOf(Store::openRecovered(path(), made(), clock, ministry, read)), id);
    EXPECT_EQ(read.unopened, QList<DossierId> {draft});
}

TEST_F(StoreRecovery, whereTheMachineStoppedWhileADamagedStoreWasSetAsideWhatWasSalvagedCounts)
{
    const DossierId id = fill();
    close();
    ASSERT_TRUE(QDir(path()).mkpath(QStringLiteral("salvage")));
    const QString whole = path() + QStringLiteral("/salvage/store.sqlite.damaged-20260101T000000Z");
    ASSERT_TRUE(QFile::copy(databasePath(), whole));
    loseKey();
    for (const bool moved : {false, true}) {
        if (moved)
            ASSERT_TRUE(QFile::remove(databasePath()));
        else
            ASSERT_TRUE(QFile::resize(databasePath(), 8192)); // the damaged one
        const auto recovered = valueOf(recover(ministry));
        EXPECT_TRUE(recovered.damaged);
        EXPECT_EQ(recovered.dossiers, 1);
        expectThere(*valueOf(Store::open(made(), clock)), id);
        QDir(made()).removeRecursively();
    }
}

TEST_F(StoreRecovery, readsFromADiskThatCannotBeWritten)
{
    const DossierId id = fill();
    loseKey();
    QTemporaryDir mounted;
    if (::mount("tmpfs", qPrintable(mounted.path()), "tmpfs", 0, "size=8m") != 0)
        GTEST_SKIP() << "no right to mount a file system here";
    ASSERT_TRUE(QFile::copy(databasePath(), mounted.filePath(QStringLiteral("store.sqlite"))));
    ASSERT_EQ(::mount(nullptr, qPrintable(mounted.path()), nullptr, MS_REMOUNT | MS_RDONLY, "size=8m"), 0);
    EXPECT_EQ(valueOf(Store::recover(mounted.path(), made(), clock, {}, ministry)).dossiers, 1);
    expectThere(*valueOf(Store::open(made(), clock)), id);
    EXPECT_EQ(::umount(qPrintable(mounted.path())), 0);
}

TEST_F(StoreRecovery, anotherMinistrysKeyOpensNothingAndLeavesNothing)
{
    fill();
    loseKey();
    EXPECT_FAULT(recover(inventedRecoveryKey('x')), RecoveryKeyWrong);
    EXPECT_TRUE(QDir(m_elsewhere.filePath(QStringLiteral("new"))).isEmpty());
    EXPECT_EQ(valueOf(recover(ministry)).dossiers, 1);
}

TEST_F(StoreRecovery, namesTheDossiersThatWereNeverSealedToIt)
{
    const DossierId id = fill();
    DraftStart other = inventedStart();
    other.applicant.personalNumber = QStringLiteral("000201999777");
    const DossierId draft = valueOf(store().createDraft(other));
    loseKey();
    ASSERT_EQ(RawDatabase(databasePath()).run("UPDATE dossier SET key_recovery = NULL WHERE state = 'draft'"),
        SQLITE_OK);
    const auto recovered = valueOf(recover(ministry));
    EXPECT_EQ(recovered.dossiers, 1);
    EXPECT_EQ(recovered.unopened, QList<DossierId> {draft});
    expectThere(*valueOf(Store::open(made(), clock)), id);
}

TEST_F(StoreRecovery, aStoreInUseIsLeftAloneAndAFolderThatIsThereIsNotWrittenOver)
{
    fill();
    EXPECT_FAULT(recover(ministry), StoreBusy);
    close();
    ASSERT_TRUE(QDir().mkpath(made()));
    QFile other(made() + QStringLiteral("/something"));
    ASSERT_TRUE(other.open(QIODevice::WriteOnly));
    EXPECT_FAULT(recover(ministry), FileUnwritable);
    ASSERT_TRUE(other.remove());
    EXPECT_EQ(valueOf(recover(ministry)).dossiers, 1);
    EXPECT_FAULT(Store::recover(m_elsewhere.path(), made() + QStringLiteral("2"), clock, {}, ministry),
        FileUnreadable);
}

TEST_F(StoreRecovery, toReadOnlyNoKeyIsEverWritten)
{
    const DossierId id = fill();
    loseKey();
    Store::Recovered recovered;
    const auto plain = valueOf(Store::openRecovered(path(), made(), clock, ministry, recovered));
    EXPECT_EQ(recovered.dossiers, 1);
    expectThere(*plain, id);
    EXPECT_FALSE(QFile::exists(made() + QStringLiteral("/vault")));
    EXPECT_FAULT(plain->rotateKioskKey(), Internal);
}
