// SPDX-License-Identifier: GPL-3.0-or-later
#include <thread>

#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDirIterator>
#include <QElapsedTimer>
#include <QStorageInfo>

#include "sync/backup/backups.h"
#include "sync/backup/backupschedule.h"
#include "sync/backup/copyplaces.h"
#include "sync/backup/erasures.h"
#include "sync/backup/integrityschedule.h"
#include "sync/backup/restoring.h"
#include "sync/vault/recoverykey.h"
#include "sync/vault/secretkey.h"
#include "tests/store/inventedkey.h"
#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

class BackupTest : public StoreTest
{
protected:
    const RecoveryKey ministry = inventedRecoveryKey('m');
    QTemporaryDir disk; ///< not another one, as far as the kernel knows

    BackupPlan plan(int keep = 7) const { return {disk.path(), 24LL * 60 * 60'000, keep, true}; }
    Backups::Made make(int keep = 7)
    {
        clock->advance(1'000);
        return valueOf(Backups(plan(keep)).make(store()));
    }
    DossierId fill()
    {
        const DossierId id = makeDraft();
        m_page = addPage(id, u"don"_s, inventedPage(1));
        EXPECT_DONE(store().submit(id, inventedSubmission()));
        return id;
    }
    QString made() const { return m_elsewhere.filePath(u"new/state"_s); }
    auto restore(const QString &file, const RecoveryKey *key = nullptr)
    {
        return restoreBackup(file, made(), path(), clock, KeyKeeping(), key);
    }
    std::unique_ptr<Store> restored() { return valueOf(Store::open(made(), clock)); }
    SealedFileReader::KeyOpener kiosks()
    {
        return
            [this](const SealedFileHeader &header) { return store().vault().openDossierKey(header.byKiosk); };
    }
    auto verify(const QString &file)
    {
        return verifyBackup(file, m_elsewhere.filePath(u"scratch"_s), kiosks());
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << qPrintable(path);
        return file.readAll();
    }
    static void change(const QString &path, qint64 at)
    {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadWrite) && file.seek(at));
        char byte = 0;
        ASSERT_TRUE(file.getChar(&byte) && file.seek(at) && file.putChar(char(byte ^ 1)));
    }
    int eventsOf(const QString &kind)
    {
        int count = 0;
        for (const EventRecord &event : valueOf(store().events()))
            count += event.kind == kind ? 1 : 0;
        return count;
    }

    QTemporaryDir m_elsewhere;
    PageId m_page = 0;
};

} // namespace

TEST_F(BackupTest, holdsTheStoreAsItStandsAndNothingOfItInClear)
{
    const DossierId id = fill();
    ASSERT_TRUE(QDir().mkpath(path() + u"/central"_s));
    EXPECT_DONE(writeDurably(path() + u"/central/enrolment.json"_s, "invented enrolment"));
    const auto backup = make();
    EXPECT_EQ(backup.facts.dossiers, 1);
    EXPECT_EQ(backup.facts.unsent, 1);
    EXPECT_EQ(eventsOf(u"backup-made"_s), 1);
    EXPECT_FALSE(QDir(path() + u"/backup.scratch"_s).exists());
    EXPECT_EQ(QDir(disk.path()).entryList(QDir::Files).size(), 1);
    const QByteArray bytes = contentOf(backup.file);
    EXPECT_EQ(bytes.size(), backup.bytes);
    for (const QByteArray &clear : {QByteArray("SQLite format"), QByteArray("chung-chi-buc-xa"),
             id.toRfc4122(), QByteArray("invented enrolment"), QByteArray("dossier_begins")})
        EXPECT_FALSE(bytes.contains(clear)) << clear.constData();

    // Verified without writing down what is secret in clear: where a kill comes in between, it would lie
    // there.
    const QString scratch = m_elsewhere.filePath(u"scratch"_s);
    EXPECT_DONE(makePrivateDirectory(scratch));
    EXPECT_DONE(writeDurably(scratch + u"/central"_s, "no folder"));
    EXPECT_DONE(verify(backup.file));

    close();
    EXPECT_EQ(valueOf(restore(backup.file)).unasked, 1);
    const auto again = restored();
    EXPECT_EQ(valueOf(again->applicant(id)), inventedPerson());
    EXPECT_EQ(valueOf(again->pageImage(m_page)).jpeg, inventedPage(1).jpeg);
    EXPECT_EQ(contentOf(made() + u"/central/enrolment.json"_s), "invented enrolment");
    EXPECT_TRUE(valueOf(again->check()).isEmpty()) << qPrintable(valueOf(again->check()).join(u';'));
}

TEST_F(BackupTest, isOpenedByTheMinistryWhereTheKioskIsNoMore)
{
    EXPECT_DONE(store().setRecoveryKey(ministry.publicKey()));
    const DossierId id = fill();
    const auto backup = make();
    close();
    ASSERT_TRUE(QDir(path()).removeRecursively());
    EXPECT_FAULT(restore(backup.file), KeyMissing);
    EXPECT_FALSE(QFileInfo::exists(made()));
    const RecoveryKey wrong = inventedRecoveryKey('x');
    EXPECT_FAULT(restore(backup.file, &wrong), RecoveryKeyWrong);
    EXPECT_DONE(restore(backup.file, &ministry));
    EXPECT_EQ(valueOf(restored()->pageImage(m_page)).jpeg, inventedPage(1).jpeg);
    EXPECT_EQ(valueOf(restored()->applicant(id)), inventedPerson());
    EXPECT_FAULT(restore(backup.file, &ministry), FileUnwritable);
}

TEST_F(BackupTest, theLogOfARestoredStoreGoesOnUnderANewNameAndSaysFromWhere)
{
    fill();
    const auto backup = make();
    fill(); // what the backup does not have
    close();
    EXPECT_DONE(restore(backup.file));
    const auto again = restored();
    const auto events = valueOf(again->events());
    EXPECT_EQ(events.size(), backup.facts.entries + 1);
    EXPECT_EQ(events.last().kind, u"restored"_s);
    EXPECT_EQ(events.last().detail[u"chain"].toString(), QString::fromLatin1(backup.facts.chain.toHex()));
    EXPECT_EQ(events.last().detail[u"head"].toString(), QString::fromLatin1(backup.facts.head.toHex()));
    const auto stretch = valueOf(again->auditStretch(0, 1000));
    EXPECT_NE(stretch.chain, backup.facts.chain);
    const auto facts = valueOf(Store::checkCopy(made() + u"/store.sqlite"_s));
    EXPECT_EQ(facts.entries, backup.facts.entries + 1);
}

TEST_F(BackupTest, aChangedShortenedOrForeignFileIsNoBackup)
{
    fill();
    const auto backup = make();
    EXPECT_DONE(verify(backup.file));
    const qint64 size = QFileInfo(backup.file).size();
    const QString other = disk.filePath(u"other"_s);
    for (const qint64 at : {0LL, 9LL, 30LL, 110LL, 120LL, 65'000LL, size / 2, size - 1}) {
        SCOPED_TRACE(at);
        QFile::remove(other);
        ASSERT_TRUE(QFile::copy(backup.file, other));
        change(other, at);
        const auto verdict = verify(other);
        ASSERT_FALSE(verdict);
        EXPECT_TRUE(verdict.error().id == FaultId::BackupBroken || verdict.error().id == FaultId::SealBroken)
            << qPrintable(verdict.error().name());
    }
    for (const qint64 left : {0LL, 8LL, 100LL, 150LL, size - 1, size - 65'552}) {
        SCOPED_TRACE(left);
        QFile::remove(other);
        ASSERT_TRUE(QFile::copy(backup.file, other) && QFile::resize(other, left));
        EXPECT_FAULT(verify(other), BackupBroken);
    }
    EXPECT_DONE(verify(backup.file));
}

TEST_F(BackupTest, whatTheDiskGivesBackChangedIsNeverCalledABackup)
{
    fill();
    const QString unfinished = disk.filePath(u"unfinished.new"_s);
    bool changed = false;
    const auto failed = Backups(plan()).make(store(), [&] {
        if (!changed && QFileInfo(unfinished).size() > 100'000) {
            change(unfinished, 70'000);
            changed = true;
        }
        return true;
    });
    ASSERT_TRUE(changed);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().id, FaultId::BackupBroken);
    EXPECT_TRUE(QDir(disk.path()).isEmpty());
    EXPECT_EQ(eventsOf(u"backup-failed"_s), 1);
    EXPECT_EQ(eventsOf(u"backup-made"_s), 0);
    make();
}

TEST_F(BackupTest, aClockThatIsSetBackMakesNoOldBackupTheNewest)
{
    const DossierId id = fill();
    clock->advance(30LL * 24 * 60 * 60'000);
    const auto ahead = make();
    clock->advance(-30LL * 24 * 60 * 60'000);
    EXPECT_DONE(store().erase(id, u"VB-17/2026"_s, true));
    const auto after = make();
    EXPECT_FALSE(QFileInfo::exists(ahead.file)) << "it has what was erased";
    EXPECT_TRUE(QFileInfo::exists(after.file));
    EXPECT_GT(valueOf(Backups(plan()).dueIn(store())), 0);
    const auto last = make(1);
    EXPECT_TRUE(QFileInfo::exists(last.file));
    EXPECT_FALSE(QFileInfo::exists(after.file));
}

TEST_F(BackupTest, whatAClockThatRanAheadHasNamedIsClearedOfWhatIsErasedAllTheSame)
{
    const DossierId id = fill();
    clock->advance(30LL * 24 * 60 * 60'000);
    const auto ahead = make();
    clock->advance(-30LL * 24 * 60 * 60'000);
    clock->isConfirmed = true; // so what is erased is dated before that backup
    EXPECT_DONE(store().erase(id, u"VB-17/2026"_s, true));
    const auto cleared = valueOf(Backups(plan()).clearErased(store()));
    ASSERT_EQ(cleared.size(), 1);
    EXPECT_FALSE(cleared.first().fault);
    EXPECT_FALSE(QFileInfo::exists(ahead.file));
    EXPECT_EQ(valueOf(Backups(plan()).list(store().vault())).size(), 1);
}

TEST_F(BackupTest, soManyGenerationsStayAndTheyAreTheNewest)
{
    fill();
    QStringList files;
    for (int i = 0; i < 5; ++i)
        files += make(3).file;
    const auto listed = valueOf(Backups(plan()).list(store().vault()));
    ASSERT_EQ(listed.size(), 3);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(listed[i].file, files[4 - i]);
        EXPECT_TRUE(listed[i].opens);
        EXPECT_FALSE(listed[i].recoverable);
    }
    EXPECT_EQ(listed[0].madeAt.toMSecsSinceEpoch(), clock->wall.load());
    EXPECT_DONE(store().rotateKioskKey());
    EXPECT_EQ(valueOf(Backups(plan()).dueIn(store())), 0) << "the old key is no more";
    EXPECT_FALSE(valueOf(Backups(plan()).list(store().vault()))[0].opens);
    make();
    EXPECT_GT(valueOf(Backups(plan()).dueIn(store())), 0);
}

TEST_F(BackupTest, aMissingFolderAndTheStoresOwnDiskAreSaidOnceAndTheKioskWorksOn)
{
    fill();
    BackupPlan nowhere = plan();
    nowhere.directory = disk.filePath(u"none"_s);
    Backups missing(nowhere);
    EXPECT_FAULT(missing.make(store()), BackupMissing);
    EXPECT_FAULT(missing.make(store()), BackupMissing);
    EXPECT_EQ(eventsOf(u"backup-failed"_s), 1);
    EXPECT_FAULT(missing.health(store()), BackupMissing);
    EXPECT_FALSE(QDir(nowhere.directory).exists()) << "nobody but a technician makes it";
    BackupPlan own = plan();
    own.sameDisk = false;
    own.directory = path();
    EXPECT_FAULT(Backups(own).make(store()), BackupMissing);
    EXPECT_DONE(store().createDraft([] {
        auto start = inventedStart();
        start.caseId = u"gia-han"_s;
        return start;
    }()));
    make();
    EXPECT_DONE(Backups(plan()).health(store()));
    clock->advance(3LL * 24 * 60 * 60'000);
    EXPECT_FAULT(Backups(plan()).health(store()), BackupOverdue);
}

TEST_F(BackupTest, aFullDiskLeavesTheBackupsThatAreThere)
{
    if (::mount("tmpfs", qPrintable(disk.path()), "tmpfs", 0, "size=3m") != 0)
        GTEST_SKIP() << "no right to mount a small file system here";
    fill();
    const auto first = make();
    for (quint32 seed = 0; seed < 12; ++seed) {
        DraftStart start = inventedStart();
        start.caseId = QString::number(seed);
        addPage(valueOf(store().createDraft(start)), u"don"_s, inventedPage(seed));
    }
    EXPECT_FAULT(Backups(plan()).make(store()), BackupFull);
    EXPECT_EQ(QDir(disk.path()).entryList(QDir::Files).size(), 1);
    EXPECT_DONE(verify(first.file));
    EXPECT_EQ(::umount(qPrintable(disk.path())), 0);
}

TEST_F(BackupTest, makesNoCopyThatWouldLeaveTheKioskTooLittleRoom)
{
    fill();
    BackupPlan greedy = plan();
    greedy.leaveFree = QStorageInfo(path()).bytesTotal();
    EXPECT_FAULT(Backups(greedy).make(store()), BackupFull);
    EXPECT_FALSE(QDir(path() + u"/backup.scratch"_s).exists());
    make();
}

TEST_F(BackupTest, isOfOneMomentHoweverMuchIsWrittenMeanwhile)
{
    for (quint32 seed = 0; seed < 8; ++seed) {
        DraftStart start = inventedStart();
        start.caseId = QString::number(seed);
        addPage(valueOf(store().createDraft(start)), u"don"_s, inventedPage(seed, 600'000));
    }
    std::atomic<bool> stop = false;
    std::atomic<int> written = 0;
    const auto writing = valueOf(store().another());
    std::thread others([&] {
        while (!stop) {
            const DossierId id = valueOf(writing->createDraft([&] {
                auto start = inventedStart();
                start.caseId = u"more-%1"_s.arg(written.load());
                return start;
            }()));
            const SheetId sheet = valueOf(writing->sheetFed(id, u"don"_s));
            EXPECT_DONE(writing->savePage(sheet, inventedPage(quint32(written), 50'000)));
            ++written;
        }
    });
    int steps = 0, before = -1, during = 0;
    const auto backup = Backups(plan()).make(store(), [&] {
        if (before < 0)
            before = written;
        during = written - before;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return ++steps < 100'000;
    });
    stop = true;
    others.join();
    ASSERT_TRUE(backup) << qPrintable(backup.error().detail);
    EXPECT_GT(steps, 10);
    EXPECT_GT(during, 0) << "others wrote while it was made";
    EXPECT_DONE(verify(backup->file));
    EXPECT_GE(backup->facts.dossiers, 8);
}

TEST_F(BackupTest, oneThatIsStoppedLeavesNothing)
{
    fill();
    int steps = 0;
    EXPECT_FAULT(Backups(plan()).make(store(), [&] { return ++steps < 2; }), StoreBusy);
    EXPECT_TRUE(QDir(disk.path()).isEmpty());
    EXPECT_FALSE(QDir(path() + u"/backup.scratch"_s).exists());
    EXPECT_EQ(eventsOf(u"backup-failed"_s), 0);
}

TEST_F(BackupTest, theCopyBesideTheStoreIsNobodyElsesFromItsFirstByteOn)
{
    fill();
    const QString copy = path() + u"/backup.scratch/store.sqlite"_s;
    QList<QFile::Permissions> seen;
    EXPECT_DONE(Backups(plan()).make(store(), [&] {
        if (QFile::exists(copy))
            seen += QFile::permissions(copy);
        return true;
    }));
    EXPECT_GT(seen.size(), 1);
    for (const QFile::Permissions &found : seen)
        EXPECT_FALSE(found
            & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther
                | QFile::ExeOther));
}

TEST_F(BackupTest, oneThatIsUnderWayForTooLongIsSaidAndGoesWithTheNextOneWhateverItsClockSays)
{
    const DossierId id = fill();
    const auto ahead = std::make_shared<SteeredClock>();
    ahead->wall = clock->wall + 3'600'000;
    clock->isConfirmed = true; // so what is erased is dated before that backup
    const auto other = valueOf(Store::open(path(), ahead));
    QList<Backups::Cleared> cleared;
    const auto before = valueOf(Backups(plan()).make(*other, [&] {
        if (cleared.isEmpty()) {
            EXPECT_DONE(store().erase(id, u"VB-17/2026"_s, true));
            cleared = valueOf(Backups(BackupPlan()).clearErased(store(), {}));
        }
        return true;
    }));
    QStringList busy;
    for (const Backups::Cleared &one : cleared) {
        ASSERT_TRUE(one.fault);
        EXPECT_EQ(one.fault->id, FaultId::StoreBusy);
        busy += one.directory;
    }
    EXPECT_EQ(busy, QStringList({path() + u"/backup.scratch"_s, disk.path()})) << "not noted by then";
    EXPECT_EQ(before.facts.dossiers, 1);
    EXPECT_EQ(valueOf(Backups(plan()).dueIn(store())), 0);
    make();
    EXPECT_FALSE(QFileInfo::exists(before.file)) << "it has what was erased";
    EXPECT_EQ(valueOf(Backups(plan()).list(store().vault())).size(), 1);
}

TEST_F(BackupTest, theDiskThatWasTakenAwayBeforeItsFirstBackupWasWholeIsNotTakenForAnother)
{
    const DossierId id = fill();
    const QString away = m_elsewhere.filePath(u"away"_s), unfinished = disk.filePath(u"unfinished.new"_s);
    const auto failed = Backups(plan()).make(store(), [&] {
        return !QFileInfo::exists(unfinished)
            || (QDir().rename(disk.path(), away) && QDir().mkpath(disk.path()));
    });
    ASSERT_FALSE(failed);
    EXPECT_TRUE(QFileInfo::exists(away + u"/unfinished.new"_s));
    EXPECT_DONE(store().erase(id, u"VB-17/2026"_s, true));
    BackupPlan nowhere = plan();
    nowhere.directory.clear();
    auto cleared = valueOf(Backups(nowhere).clearErased(store()));
    ASSERT_EQ(cleared.size(), 1);
    EXPECT_EQ(cleared.first().directory, disk.path());
    ASSERT_TRUE(cleared.first().fault);
    EXPECT_EQ(cleared.first().fault->id, FaultId::BackupMissing);
    // It comes back.
    ASSERT_TRUE(QDir().rmdir(disk.path()) && QDir().rename(away, disk.path()));
    cleared = valueOf(Backups(nowhere).clearErased(store()));
    ASSERT_EQ(cleared.size(), 1);
    EXPECT_FALSE(cleared.first().fault);
    EXPECT_TRUE(QDir(disk.path()).isEmpty());
    EXPECT_TRUE(valueOf(Backups(nowhere).clearErased(store())).isEmpty()) << "nothing is there any more";
}

TEST_F(BackupTest, oneThatCouldNotBeBegunLeavesNoFolderToAskAbout)
{
    fill();
    EXPECT_FAULT(Backups(plan()).make(store(), [] { return false; }), StoreBusy);
    EXPECT_TRUE(valueOf(CopyPlaces(store()).folders()).isEmpty());
    make();
    int steps = 0;
    EXPECT_FAULT(Backups(plan()).make(store(), [&] { return ++steps < 2; }), StoreBusy);
    const auto cleared = valueOf(Backups(plan()).clearErased(store()));
    ASSERT_EQ(cleared.size(), 1);
    EXPECT_FALSE(cleared.first().fault);
}

TEST_F(BackupTest, theServiceTakesAwayTheCopyThatACutOffBackupHasLeftAndNotThatOfOneUnderWay)
{
    const QString scratch = path() + u"/backup.scratch"_s;
    fill();
    EXPECT_DONE(Backups(plan()).make(store(), [&] {
        EXPECT_TRUE(QFileInfo::exists(scratch) && CopyPlaces::clearLeftScratch(store()).has_value());
        EXPECT_TRUE(QFileInfo::exists(scratch));
        return true;
    }));
    EXPECT_DONE(makePrivateDirectory(scratch));
    EXPECT_DONE(writeDurably(scratch + u"/store.sqlite"_s, "a copy"));
    const BackupSchedule schedule(store().opener(), BackupPlan());
    QElapsedTimer timer;
    timer.start();
    while (QFileInfo::exists(scratch) && timer.elapsed() < 60'000)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_FALSE(QFileInfo::exists(scratch));
}

TEST_F(BackupTest, oneThatATechnicianMakesDoesNotKeepTheKioskFromMakingItsOwn)
{
    constexpr uid_t kiosk = 12'345;
    if (::chown(qPrintable(path()), kiosk, kiosk) != 0)
        GTEST_SKIP() << "only root can do what this is about";
    make();
    EXPECT_EQ(QFileInfo(path() + u"/backup.lock"_s).ownerId(), kiosk);
}

TEST_F(BackupTest, theServiceMakesOneByItself)
{
    fill();
    const BackupSchedule schedule(store().opener(), plan());
    QElapsedTimer timer;
    timer.start();
    while (Backups(plan()).list(store().vault())->isEmpty() && timer.elapsed() < 60'000)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_EQ(valueOf(Backups(plan()).list(store().vault())).size(), 1);
}

TEST_F(BackupTest, theServiceLooksThroughAllOfTheStoreByItself)
{
    fill();
    const auto looksUntil = [&](const std::function<bool(qint64 at)> &done) {
        const IntegritySchedule schedule(store().opener(), 3'600'000);
        QElapsedTimer timer;
        timer.start();
        while (!done(valueOf(store().lastLook()).at) && timer.elapsed() < 60'000)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return valueOf(store().lastLook()).at;
    };
    const qint64 now = clock->wall;
    clock->wall = now + 10LL * 86'400'000;
    EXPECT_GT(looksUntil([](qint64 at) { return at > 0; }), now) << "once after the machine was started";
    clock->sawTime(now, true);
    EXPECT_EQ(looksUntil([&](qint64 at) { return at <= now; }), now) << "the clock ran ahead then";
    clock->advance(3'600'000);
    EXPECT_EQ(looksUntil([&](qint64 at) { return at > now; }), now + 3'600'000);
}

TEST_F(BackupTest, aLostStoreWhoseLogIsDamagedIsNotSaidToKnowOfEveryErasure)
{
    fill();
    close();
    const LogEnd then = valueOf(endOfLog(databasePath()));
    open();
    const DossierId id = makeDraft(); // stands in the log
    addPage(id, u"don"_s, inventedPage(1));
    const auto lost = [&](const std::function<void(const QString &log)> &damage, bool mark) {
        const QString copy = m_elsewhere.filePath(u"lost.sqlite"_s);
        for (const QString &suffix : {QString(), u"-wal"_s, u"-mark"_s, u"-shm"_s})
            QFile::remove(copy + suffix);
        for (const QString &suffix :
            mark ? QStringList {{}, u"-wal"_s, u"-mark"_s} : QStringList {{}, u"-wal"_s})
            EXPECT_TRUE(QFile::copy(databasePath() + suffix, copy + suffix));
        damage(copy + u"-wal"_s);
        return erasuresIn(copy, then);
    };
    const auto nothing = [](const QString &) {};
    const auto early = [](const QString &log) { change(log, 32 + 24 + 100); };
    const auto last = [](const QString &log) { change(log, QFileInfo(log).size() - 100); };
    EXPECT_TRUE(lost(nothing, true).goesOn);
    EXPECT_TRUE(lost(nothing, false).goesOn);
    EXPECT_FALSE(lost(early, true).goesOn);
    EXPECT_FALSE(lost(last, true).goesOn);
    EXPECT_FALSE(lost(early, false).goesOn) << "what nothing else tells, the log's own look does";
}

TEST_F(BackupTest, whatSomebodyHadErasedGoesFromTheBackupsWithTheNextOne)
{
    const DossierId id = fill();
    const auto before = make();
    EXPECT_GT(valueOf(Backups(plan()).dueIn(store())), 0);
    clock->advance(1'000);
    EXPECT_DONE(store().erase(id, u"VB-17/2026"_s, true));
    EXPECT_EQ(valueOf(Backups(plan()).dueIn(store())), 0);
    const auto after = make();
    EXPECT_FALSE(QFileInfo::exists(before.file));
    EXPECT_TRUE(QFileInfo::exists(after.file));
    EXPECT_EQ(after.facts.dossiers, 0);
    EXPECT_GT(valueOf(Backups(plan()).dueIn(store())), 0);
    make();
    EXPECT_TRUE(QFileInfo::exists(after.file));
}

TEST_F(BackupTest, aFolderThatMayNotBeReadIsNotTakenForAnEmptyOne)
{
    fill();
    ASSERT_TRUE(QDir(path()).mkpath(u"central/keys"_s));
    const auto asNobody = [&](const char *closed) {
        const pid_t child = ::fork();
        if (child == 0) {
            QDirIterator all(
                path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
            while (all.hasNext())
                if (::chown(qPrintable(all.next()), 65534, 65534) != 0)
                    ::_exit(1);
            const bool changed = ::chown(qPrintable(path()), 65534, 65534) == 0
                && ::chmod(qPrintable(QFileInfo(path()).absolutePath()), 0755) == 0
                && ::chown(qPrintable(disk.path()), 65534, 65534) == 0
                && (!closed || ::chmod(qPrintable(path() + QLatin1String(closed)), 0) == 0)
                && ::setgid(65534) == 0 && ::setuid(65534) == 0;
            const auto own = Store::open(path(), clock);
            if (!changed || !own)
                ::_exit(1);
            const auto made = Backups(plan()).make(**own);
            ::_exit(made ? 0 : made.error().id == FaultId::FileUnreadable ? 2 : 3);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WEXITSTATUS(status);
    };
    if (::geteuid() != 0)
        GTEST_SKIP() << "not root";
    close();
    EXPECT_EQ(asNobody(nullptr), 0);
    EXPECT_EQ(asNobody("/central/keys"), 2);
    EXPECT_EQ(asNobody("/central"), 2);
}

TEST_F(BackupTest, theCataloguesThatDossiersWereBegunUnderComeBackToo)
{
    fill();
    ASSERT_TRUE(QDir().mkpath(path() + u"/catalogue/2026.11/forms"_s));
    EXPECT_DONE(writeDurably(path() + u"/catalogue/2026.11/forms/don.json"_s, "{}"));
    EXPECT_DONE(writeDurably(path() + u"/catalogue/in-force"_s, "2026.11"));
    const auto backup = make();
    close();
    EXPECT_DONE(restore(backup.file));
    EXPECT_EQ(contentOf(made() + u"/catalogue/2026.11/forms/don.json"_s), "{}");
    EXPECT_EQ(contentOf(made() + u"/catalogue/in-force"_s), "2026.11");
}

TEST_F(BackupTest, aRestoredDraftThatSomebodyWentOnWithIsNotTakenForWhatCentralHas)
{
    const DossierId resumed = makeDraft();
    DraftStart start = inventedStart();
    start.caseId = u"gia-han"_s;
    const DossierId submitted = valueOf(store().createDraft(start));
    const auto backup = make();
    close();
    EXPECT_EQ(valueOf(restore(backup.file)).unasked, 2);
    const auto again = restored();
    clock->advance(1'000);
    EXPECT_DONE(again->saveForm(resumed, {{u"ghi-chu"_s, u"Ghi thêm"_s}}));
    EXPECT_DONE(again->submit(submitted, inventedSubmission()));
    EXPECT_DONE(again->settle(resumed, Receipt {u"000.00.00.H00-1"_s, clock->wall, {}}));
    EXPECT_DONE(again->settle(submitted, Receipt {u"000.00.00.H00-2"_s, clock->wall, {}}));
    EXPECT_EQ(valueOf(again->dossier(resumed)).state, DossierState::Draft);
    EXPECT_EQ(valueOf(again->dossier(submitted)).state, DossierState::Queued);
    EXPECT_TRUE(valueOf(again->unasked(10)).isEmpty());
}

TEST_F(BackupTest, centralsWordOnARestoredDossierIsTakenWhateverItsState)
{
    const DossierId queued = fill();
    DraftStart start = inventedStart();
    start.caseId = u"gia-han"_s;
    const DossierId draft = valueOf(store().createDraft(start));
    const auto backup = make();
    close();
    EXPECT_EQ(valueOf(restore(backup.file)).unasked, 2);
    const auto again = restored();
    auto asked = valueOf(again->unasked(10));
    EXPECT_TRUE(asked.contains(queued) && asked.contains(draft));
    EXPECT_DONE(again->settle(draft, Receipt {u"000.00.00.H00-1"_s, clock->wall, {}}));
    EXPECT_EQ(valueOf(again->dossier(draft)).state, DossierState::Submitted);
    EXPECT_EQ(valueOf(again->dossier(draft)).receipt->code, u"000.00.00.H00-1"_s);
    EXPECT_EQ(valueOf(again->unasked(10)), QList<DossierId> {queued});
    EXPECT_DONE(again->settle(queued, std::nullopt));
    EXPECT_EQ(valueOf(again->dossier(queued)).state, DossierState::Queued);
    EXPECT_TRUE(valueOf(again->unasked(10)).isEmpty());
    EXPECT_TRUE(valueOf(again->check()).isEmpty());
}

} // namespace motcua::test
