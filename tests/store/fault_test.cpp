// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sync/store/schema.h"

using namespace motcua;
using namespace motcua::test;

namespace
{

class StoreFault : public StoreTest
{
protected:
    QString keyPath() const { return path() + QStringLiteral("/vault/kiosk.key"); }
    auto openAgain() { return Store::open(path(), clock); }
    QStringList setAside() const
    {
        return QDir(path()).entryList({QStringLiteral("store.sqlite.damaged-*Z")}, QDir::Files);
    }
    void overwrite(const QString &file, qint64 offset, const QByteArray &bytes)
    {
        QFile target(file);
        ASSERT_TRUE(target.open(QIODevice::ReadWrite));
        ASSERT_TRUE(target.seek(offset));
        ASSERT_EQ(target.write(bytes), bytes.size());
    }
};

} // namespace

TEST_F(StoreFault, aStoreOfANewerProgramIsLeftAlone)
{
    close();
    RawDatabase(databasePath()).run("PRAGMA user_version = " + QByteArray::number(schemaVersion() + 1));
    EXPECT_FAULT(openAgain(), StoreNewer);
    EXPECT_EQ(RawDatabase(databasePath()).integer("PRAGMA user_version"), schemaVersion() + 1);
    EXPECT_TRUE(setAside().isEmpty());
}

TEST_F(StoreFault, nothingIsSaidToBeKeptInAStoreThatWasTakenAway)
{
    const DossierId draft = makeDraft();
    const SheetId sheet = valueOf(store().sheetFed(draft, QStringLiteral("anh")));
    EXPECT_DONE(store().sheetReceived(sheet));
    ASSERT_TRUE(QDir().rename(path(), path() + u'x'));
    EXPECT_FAULT(store().savePage(sheet, inventedPage(1)), StoreGone);
    EXPECT_FAULT(store().submit(draft, inventedSubmission()), StoreGone);
}

TEST_F(StoreFault, aLostKeyIsNeverReplacedWhileDossiersNeedIt)
{
    makeDraft();
    close();
    ASSERT_TRUE(QFile::rename(keyPath(), keyPath() + u'x'));
    EXPECT_FAULT(openAgain(), KeyMissing);
    EXPECT_FALSE(QFile::exists(keyPath()));
    ASSERT_TRUE(QFile::rename(keyPath() + u'x', keyPath()));
    open();
    EXPECT_EQ(valueOf(store().applicant(*valueOf(store().draft()))), inventedPerson());
}

TEST_F(StoreFault, anotherMachinesKeyAndADamagedOneAreNotTaken)
{
    makeDraft();
    close();
    QTemporaryDir elsewhere;
    valueOf(Store::open(elsewhere.path(), clock));
    ASSERT_TRUE(QFile::rename(keyPath(), keyPath() + u'x'));
    ASSERT_TRUE(QFile::copy(elsewhere.path() + QStringLiteral("/vault/kiosk.key"), keyPath()));
    EXPECT_FAULT(openAgain(), KeyMissing);
    ASSERT_TRUE(QFile::remove(keyPath()));
    ASSERT_TRUE(QFile::copy(keyPath() + u'x', keyPath()));
    overwrite(keyPath(), 20, QByteArray(16, '?')); // a single byte might be what it was
    EXPECT_FAULT(openAgain(), KeyMissing);
    ASSERT_TRUE(QFile::resize(keyPath(), 0));
    EXPECT_FAULT(openAgain(), KeyMissing);
}

TEST_F(StoreFault, aLostKeyIsMadeAnewWhenNothingIsSealedWithIt)
{
    const DossierId kept = makeIn(DossierState::Kept);
    close();
    ASSERT_TRUE(QFile::remove(keyPath()));
    open();
    EXPECT_EQ(stateOf(kept), DossierState::Kept);
    const DossierId id = makeDraft();
    reopen();
    EXPECT_EQ(valueOf(store().applicant(id)), inventedPerson());
}

TEST_F(StoreFault, aFileThatIsNoDatabaseIsSetAsideAndWhatIsInItGoesOn)
{
    const DossierId id = makeDraft();
    close();
    overwrite(databasePath(), 0, QByteArray(100, 'x'));
    QFile damaged(databasePath());
    ASSERT_TRUE(damaged.open(QIODevice::ReadOnly));
    const QByteArray before = damaged.readAll();
    open();
    ASSERT_EQ(setAside().size(), 1);
    QFile aside(path() + u'/' + setAside().first());
    ASSERT_TRUE(aside.open(QIODevice::ReadOnly));
    EXPECT_EQ(aside.readAll(), before);
    const auto events = valueOf(store().events());
    ASSERT_FALSE(events.isEmpty());
    EXPECT_EQ(events.last().kind, QStringLiteral("store-set-aside"));
    EXPECT_EQ(events.last().detail[u"file"].toString(), setAside().first());
    EXPECT_EQ(valueOf(store().check()).size(), 1);
    EXPECT_EQ(valueOf(store().applicant(id)), inventedPerson());
    reopen();
    EXPECT_EQ(setAside().size(), 1);
}

TEST_F(StoreFault, damageInTheMiddleIsFoundAtTheFirstOpeningAfterAStartOfTheMachine)
{
    const DossierId id = makeDraft();
    for (quint32 seed = 0; seed < 3; ++seed)
        addPage(id, QStringLiteral("don"), inventedPage(seed));
    close();
    RawDatabase(databasePath()).run("UPDATE fact SET value = x'00' WHERE key = 'store.checked-boot'");
    const qint64 root =
        RawDatabase(databasePath()).integer("SELECT rootpage FROM sqlite_schema WHERE name = 'frame'");
    overwrite(databasePath(), (root - 1) * 4096, randomBytes(4096, 1));
    open();
    EXPECT_EQ(setAside().size(), 1);
    EXPECT_TRUE(valueOf(store().dossier(id)).state == DossierState::Draft
        || valueOf(store().losses()).first().dossier == id);
}

TEST_F(StoreFault, aDamagedDatabaseKeepsItsNameWhileAnotherProcessUsesIt)
{
    makeDraft();
    overwrite(databasePath(), 0, QByteArray(100, 'x'));
    QFile::remove(path() + QStringLiteral("/store.sqlite-wal"));
    EXPECT_FAULT(openAgain(), StoreDamaged);
    EXPECT_TRUE(setAside().isEmpty());
    EXPECT_TRUE(QFile::exists(databasePath()));
}

TEST_F(StoreFault, aFullDiskLosesNothingThatWasSavedAndCanGoOnAfter)
{
    QTemporaryDir small;
    if (::mount("tmpfs", qPrintable(small.path()), "tmpfs", 0, "size=2m") != 0)
        GTEST_SKIP() << "no right to mount a small file system here";
    {
        const auto store = valueOf(Store::open(small.path(), clock));
        const DossierId id = valueOf(store->createDraft(inventedStart()));
        QList<PageId> saved;
        std::optional<SheetId> waiting; // fed, and not saved yet: the disk may end at either step
        while (true) {
            const auto fed = store->sheetFed(id, QStringLiteral("don"));
            if (!fed) {
                EXPECT_EQ(fed.error().id, FaultId::DiskFull) << qPrintable(fed.error().detail);
                break;
            }
            waiting = *fed;
            const auto page = store->savePage(*waiting, inventedPage(quint32(saved.size())));
            if (!page) {
                EXPECT_EQ(page.error().id, FaultId::DiskFull) << qPrintable(page.error().detail);
                break;
            }
            saved += *page;
            waiting.reset();
            ASSERT_LT(saved.size(), 50);
        }
        EXPECT_GT(saved.size(), 1);
        for (qsizetype i = 0; i < saved.size(); ++i)
            EXPECT_EQ(valueOf(store->pageImage(saved[i])).jpeg, inventedPage(quint32(i)).jpeg);
        EXPECT_EQ(valueOf(store->sheets(id)).last().state, waiting ? SheetState::Fed : SheetState::Sealed);
        ASSERT_EQ(::mount(nullptr, qPrintable(small.path()), nullptr, MS_REMOUNT, "size=16m"), 0);
        if (!waiting)
            waiting = valueOf(store->sheetFed(id, QStringLiteral("don")));
        EXPECT_DONE(store->savePage(*waiting, inventedPage(99)));
        EXPECT_DONE(store->submit(id, inventedSubmission()));
        EXPECT_TRUE(valueOf(store->check()).isEmpty());
    }
    EXPECT_EQ(::umount(qPrintable(small.path())), 0);
}

TEST_F(StoreFault, aFullDiskAtTheFirstStartIsSaidToBeOne)
{
    QTemporaryDir small;
    if (::mount("tmpfs", qPrintable(small.path()), "tmpfs", 0, "size=64k") != 0)
        GTEST_SKIP() << "no right to mount a small file system here";
    EXPECT_FAULT(Store::open(small.path(), clock), DiskFull);
    EXPECT_EQ(::umount(qPrintable(small.path())), 0);
}

TEST_F(StoreFault, aReadOnlyFileSystemIsSaidToBeOne)
{
    QTemporaryDir mounted;
    if (::mount("tmpfs", qPrintable(mounted.path()), "tmpfs", 0, "size=4m") != 0)
        GTEST_SKIP() << "no right to mount a file system here";
    valueOf(Store::open(mounted.path(), clock));
    ASSERT_EQ(::mount(nullptr, qPrintable(mounted.path()), nullptr, MS_REMOUNT | MS_RDONLY, "size=4m"), 0);
    EXPECT_FAULT(Store::open(mounted.path(), clock), StoreReadOnly);
    EXPECT_FAULT(Store::open(mounted.path() + QStringLiteral("/none/yet"), clock), StoreReadOnly);
    EXPECT_EQ(::umount(qPrintable(mounted.path())), 0);
}

TEST_F(StoreFault, aFolderWithoutPermissionIsSaidToBeReadOnly)
{
    close();
    const pid_t child = ::fork();
    if (child == 0) {
        // Root may write everywhere, so the attempt is made as somebody else.
        if (::chmod(qPrintable(QFileInfo(path()).path()), 0755) != 0 || ::chmod(qPrintable(path()), 0755) != 0
            || (::getuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
            || ::chmod(qPrintable(path()), 0) == 0)
            ::_exit(::getuid() == 65534 ? 3 : 4);
        const auto opened = Store::open(path(), clock);
        ::_exit(!opened && opened.error().id == FaultId::StoreReadOnly ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFEXITED(status));
    if (WEXITSTATUS(status) == 4)
        GTEST_SKIP() << "not root: the folder is one's own";
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST_F(StoreFault, sealedBytesThatWereMovedCutOrChangedDoNotOpen)
{
    const DossierId id = makeDraft();
    const PageId first = addPage(id, QStringLiteral("don"), inventedPage(1));
    const PageId second = addPage(id, QStringLiteral("don"), inventedPage(2));
    RawDatabase raw(databasePath());
    raw.dropTriggers(); // as whoever has the file could
    const QByteArray image =
        "(SELECT id FROM blob WHERE kind = 4 AND owner = " + QByteArray::number(first) + ")";
    const auto broken = [&](const QByteArray &sql) {
        SCOPED_TRACE(sql.constData());
        EXPECT_EQ(
            raw.run(
                "BEGIN; CREATE TABLE saved AS SELECT * FROM frame; CREATE TABLE heads AS SELECT * FROM blob"),
            SQLITE_OK);
        EXPECT_EQ(raw.run(sql), SQLITE_OK);
        EXPECT_GT(raw.changes(), 0);
        EXPECT_EQ(raw.run("COMMIT"), SQLITE_OK);
        EXPECT_FAULT(store().pageImage(first), SealBroken);
        EXPECT_EQ(
            raw.run("BEGIN; DELETE FROM frame; DELETE FROM blob; INSERT INTO blob SELECT * FROM heads;"
                    " INSERT INTO frame SELECT * FROM saved; DROP TABLE saved; DROP TABLE heads; COMMIT"),
            SQLITE_OK);
        EXPECT_DONE(store().pageImage(first));
    };
    broken("UPDATE frame SET idx = 2 - idx + 10 WHERE blob_id = " + image
        + "; UPDATE frame SET idx = idx - 10 WHERE blob_id = " + image);
    broken("DELETE FROM frame WHERE idx = 2 AND blob_id = " + image);
    broken("DELETE FROM frame WHERE idx = 1 AND blob_id = " + image);
    broken("DELETE FROM frame WHERE idx = 2 AND blob_id = " + image
        + "; UPDATE blob SET bytes = 131072 WHERE id = " + image);
    broken("UPDATE blob SET bytes = bytes - 1 WHERE id = " + image);
    broken("UPDATE blob SET bytes = bytes + 70000 WHERE id = " + image);
    broken("UPDATE blob SET prefix = randomblob(16) WHERE id = " + image);
    broken("UPDATE frame SET box = randomblob(length(box)) WHERE idx = 1 AND blob_id = " + image);
    broken("UPDATE blob SET owner = -1 WHERE kind = 4 AND owner = " + QByteArray::number(first)
        + "; UPDATE blob SET owner = " + QByteArray::number(first)
        + " WHERE kind = 4 AND owner = " + QByteArray::number(second));
    broken("DELETE FROM frame WHERE blob_id = " + image + "; DELETE FROM blob WHERE id = " + image);
    EXPECT_EQ(valueOf(store().pageImage(second)).jpeg, inventedPage(2).jpeg);
}

TEST_F(StoreFault, checkingTellsOfAKeyThatDoesNotOpen)
{
    makeDraft();
    EXPECT_TRUE(valueOf(store().check()).isEmpty());
    ASSERT_EQ(RawDatabase(databasePath()).run("UPDATE dossier SET key_kiosk = randomblob(73)"), SQLITE_OK);
    EXPECT_EQ(valueOf(store().check()).size(), 1);
}

TEST_F(StoreFault, eventsCannotBeChangedNorTakenBack)
{
    makeDraft();
    RawDatabase raw(databasePath());
    const qint64 count = raw.integer("SELECT count(*) FROM event");
    EXPECT_EQ(raw.run("UPDATE event SET kind = 'x'"), SQLITE_CONSTRAINT);
    EXPECT_EQ(raw.run("DELETE FROM event"), SQLITE_CONSTRAINT);
    EXPECT_EQ(raw.integer("SELECT count(*) FROM event"), count);
}

TEST_F(StoreFault, theClockNeverRunsBehindTheStore)
{
    makeDraft();
    close();
    const qint64 before = clock->wall;
    clock = std::make_shared<SteeredClock>();
    clock->wall = 1'000;
    open();
    EXPECT_EQ(clock->now(), before);
}
