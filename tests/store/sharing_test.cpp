// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

#include <thread>

#include <sys/wait.h>
#include <unistd.h>

using namespace motcua;
using namespace motcua::test;

namespace
{

/// Runs `work` in processes of their own, all at once; true when each ended well.
bool inProcesses(int count, const std::function<bool(int)> &work)
{
    QList<pid_t> children;
    for (int number = 0; number < count; ++number) {
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(work(number) ? 0 : 1);
        children += child;
    }
    bool all = true;
    for (const pid_t child : children) {
        int status = 0;
        all = ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0 && all;
    }
    return all;
}

class Sharing : public StoreTest
{
protected:
    void SetUp() override { } // processes are forked before anything is open here
};

} // namespace

TEST_F(Sharing, manyProcessesThatStartAtOnceMakeOneStoreWithOneKey)
{
    EXPECT_TRUE(inProcesses(6, [&](int number) {
        auto store = Store::open(path(), clock);
        return store && (*store)->addEvent({}, QStringLiteral("hello"), {{QStringLiteral("n"), number}})
            && (*store)->dossiers();
    }));
    open();
    QStringList kinds;
    for (const EventRecord &event : valueOf(store().events()))
        kinds += event.kind;
    EXPECT_EQ(kinds.count(QStringLiteral("hello")), 6);
    EXPECT_EQ(kinds.count(QStringLiteral("kiosk-key")), 1);
    EXPECT_TRUE(valueOf(store().check()).isEmpty());
}

TEST_F(Sharing, processesThatWriteAtOnceLoseNothing)
{
    open();
    const DossierId id = makeDraft();
    close();
    EXPECT_TRUE(inProcesses(3, [&](int number) {
        auto store = Store::open(path(), clock);
        if (!store)
            return false;
        for (int i = 0; i < 10; ++i) {
            const auto sheet = (*store)->sheetFed(id, QString::number(number));
            if (!sheet || !(*store)->savePage(*sheet, inventedPage(quint32(number * 100 + i), 70'000)))
                return false;
        }
        return true;
    }));
    open();
    const auto pages = valueOf(store().pages(id));
    ASSERT_EQ(pages.size(), 30);
    for (const PageRecord &page : pages)
        EXPECT_EQ(valueOf(store().pageImage(page.id)).jpeg,
            inventedPage(quint32(page.component.toInt() * 100 + page.position), 70'000).jpeg);
    const auto sheets = valueOf(store().sheets(id));
    ASSERT_EQ(sheets.size(), 30);
    EXPECT_EQ(sheets.last().number, 30);
}

TEST_F(Sharing, onlyOneOfSeveralSubmitsTakesEffect)
{
    open();
    const DossierId id = makeDraft();
    close();
    std::atomic<int> done = 0, refused = 0;
    std::vector<std::thread> threads;
    for (int number = 0; number < 4; ++number)
        threads.emplace_back([&] {
            auto store = Store::open(path(), clock);
            const auto submitted = (*store)->submit(id, inventedSubmission());
            if (submitted)
                ++done;
            else if (submitted.error().id == FaultId::DossierState)
                ++refused;
        });
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(done, 1);
    EXPECT_EQ(refused, 3);
}

TEST_F(Sharing, aLeaseHasOneOwnerUntilItEndsOrIsGivenBack)
{
    open();
    auto otherClock = std::make_shared<SteeredClock>();
    const auto other = valueOf(Store::open(path(), otherClock));
    const QString name = QStringLiteral("uploader"), mine = QStringLiteral("a"), theirs = QStringLiteral("b");
    EXPECT_TRUE(valueOf(store().acquireLease(name, mine, 1000)));
    EXPECT_FALSE(valueOf(other->acquireLease(name, theirs, 1000)));
    EXPECT_TRUE(valueOf(other->acquireLease(QStringLiteral("another"), theirs, 1000)));
    clock->advance(999);
    otherClock->advance(999);
    EXPECT_TRUE(valueOf(store().acquireLease(name, mine, 1000)));
    otherClock->advance(999);
    EXPECT_FALSE(valueOf(other->acquireLease(name, theirs, 1000)));
    otherClock->advance(1);
    EXPECT_TRUE(valueOf(other->acquireLease(name, theirs, 1000)));
    clock->advance(1000);
    EXPECT_FALSE(valueOf(store().acquireLease(name, mine, 1000)));
    EXPECT_DONE(store().releaseLease(name, mine)); // not its own any more
    EXPECT_FALSE(valueOf(store().acquireLease(name, mine, 1000)));
    EXPECT_DONE(other->releaseLease(name, theirs));
    EXPECT_TRUE(valueOf(store().acquireLease(name, mine, 1000)));
}

TEST_F(Sharing, aLeaseIsNotTakenByOneWhoseWallClockRunsAhead)
{
    open();
    auto otherClock = std::make_shared<SteeredClock>();
    const auto other = valueOf(Store::open(path(), otherClock));
    const QString name = QStringLiteral("uploader");
    clock->sawTime(clock->wall, true); // central has told one of them
    otherClock->wall += 7 * 3'600'000;
    EXPECT_TRUE(valueOf(store().acquireLease(name, QStringLiteral("a"), 1000)));
    EXPECT_FALSE(valueOf(other->acquireLease(name, QStringLiteral("b"), 1000)));
    otherClock->advance(1000);
    EXPECT_TRUE(valueOf(other->acquireLease(name, QStringLiteral("b"), 1000)));
    EXPECT_FALSE(valueOf(store().acquireLease(name, QStringLiteral("a"), 1000)));
    clock->advance(2000);
    EXPECT_TRUE(valueOf(store().acquireLease(name, QStringLiteral("a"), 1000)));
}

TEST_F(Sharing, whoHasALeaseIsKnownFromTheMomentItIsTaken)
{
    open();
    const QString name = QStringLiteral("uploader");
    const auto owner = [&] { return valueOf(store().fact(QStringLiteral("uploader.owner"))); };
    EXPECT_TRUE(valueOf(store().acquireLease(name, QStringLiteral("a"), 1000)));
    EXPECT_EQ(owner(), "a");
    EXPECT_FALSE(valueOf(store().acquireLease(name, QStringLiteral("b"), 1000)));
    EXPECT_EQ(owner(), "a");
    clock->advance(1000);
    EXPECT_TRUE(valueOf(store().acquireLease(name, QStringLiteral("b"), 1000)));
    EXPECT_EQ(owner(), "b");
}

TEST_F(Sharing, aLeaseDiesWithTheMachineWhateverTheClocksSay)
{
    open();
    const QString name = QStringLiteral("uploader");
    EXPECT_TRUE(valueOf(store().acquireLease(name, QStringLiteral("a"), 30'000)));
    close();
    clock->up = 0; // started anew, and the wall clock is years behind
    clock->wall = 1;
    open();
    EXPECT_FALSE(valueOf(store().acquireLease(name, QStringLiteral("b"), 30'000)));
    ASSERT_EQ(RawDatabase(databasePath()).run("UPDATE lease SET boot = 'an earlier one'"), SQLITE_OK);
    EXPECT_TRUE(valueOf(store().acquireLease(name, QStringLiteral("b"), 30'000)));
}

TEST_F(Sharing, aLeaseOfAnUnknownStartOfTheMachineEndsByItsTimes)
{
    open();
    const QString name = QStringLiteral("uploader"), mine = QStringLiteral("a"), theirs = QStringLiteral("b");
    for (const bool byWall : {false, true}) {
        EXPECT_TRUE(valueOf(store().acquireLease(name, mine, 1000)));
        ASSERT_EQ(RawDatabase(databasePath()).run("UPDATE lease SET boot = ''"), SQLITE_OK);
        EXPECT_FALSE(valueOf(store().acquireLease(name, theirs, 1000)));
        (byWall ? clock->wall : clock->up) += 1000;
        EXPECT_TRUE(valueOf(store().acquireLease(name, theirs, 1000)));
        EXPECT_DONE(store().releaseLease(name, theirs));
    }
}

TEST_F(Sharing, aWatcherSeesThatAnotherHasWritten)
{
    open();
    const auto watcher = valueOf(Store::open(path(), clock));
    const qint64 before = valueOf(watcher->dataVersion());
    EXPECT_EQ(valueOf(watcher->dataVersion()), before);
    EXPECT_DONE(store().setFact(QStringLiteral("k"), "v"));
    EXPECT_NE(valueOf(watcher->dataVersion()), before);
    EXPECT_EQ(valueOf(watcher->fact(QStringLiteral("k"))), "v");
    EXPECT_EQ(valueOf(watcher->fact(QStringLiteral("none"))), QByteArray());
}
