// SPDX-License-Identifier: GPL-3.0-or-later
// Who else may take the uploader's lease, when the two cannot see each other: containers that share the state
// folder, a process that may not read all of /proc.
#include "sync/uploader/centraltime.h"
#include "sync/uploader/uploaderlease.h"
#include "tests/central/spawned.h"
#include "tests/store/rawdatabase.h"
#include "tests/store/storefixture.h"

using namespace Qt::StringLiterals;

namespace motcua::test
{

namespace
{

constexpr qint64 length = 30'000; ///< ms

class LeaseTest : public StoreTest
{
protected:
    void SetUp() override
    {
        clock->wall = QDateTime::currentMSecsSinceEpoch();
        clock->up = SystemClock().monotonic();
        StoreTest::SetUp();
    }
    /// Another uploader; with `words` in front, which put it elsewhere.
    Spawned another(const QStringList &words = {}) const
    {
        const QStringList all = words + QStringList {qEnvironmentVariable("MOTCUA_LEASE_HOLDER"), path()};
        return {all.first(), all.sliced(1)};
    }
    static QByteArray answerOf(Spawned &process) { return process.readLine(std::chrono::seconds(30)); }
    bool hold(UploaderLease &lease) { return valueOf(lease.hold(store())); }

    /// As in a container of its own.
    const QStringList inContainer {
        u"unshare"_s, u"--map-root-user"_s, u"--pid"_s, u"--fork"_s, u"--mount-proc"_s, u"--kill-child"_s};
    /// As where a service manager hides /proc/sys.
    const QStringList withoutBootId {u"unshare"_s, u"--map-root-user"_s, u"--mount"_s, u"--fork"_s,
        u"--kill-child"_s, u"sh"_s, u"-c"_s,
        uR"(mount --bind /dev/null /proc/sys/kernel/random/boot_id && exec "$0" "$@")"_s};
    static bool works(const QStringList &words)
    {
        return Spawned(words.first(), words.sliced(1) + QStringList {u"true"_s}).succeeded();
    }
};

TEST_F(LeaseTest, OfADeadProcessIsTakenOverAtOnceAndOfALivingOneNot)
{
    auto other = another();
    ASSERT_EQ(answerOf(other), "held");
    UploaderLease mine(length);
    EXPECT_FALSE(hold(mine));
    other.kill();
    EXPECT_TRUE(hold(mine));
}

TEST_F(LeaseTest, OfAProcessInAnotherContainerHoldsUntilItsTimeIsOver)
{
    if (!works(inContainer))
        GTEST_SKIP() << "this machine lets nobody make a PID namespace";
    {
        UploaderLease mine(length);
        ASSERT_TRUE(hold(mine));
        auto other = another(inContainer);
        EXPECT_EQ(answerOf(other), "refused") << "our process number is nobody's there";
        mine.release(store());
    }
    auto other = another(inContainer);
    ASSERT_EQ(answerOf(other), "held");
    UploaderLease mine(length);
    EXPECT_FALSE(hold(mine)) << "its process number is somebody else's here";
    other.kill();
    EXPECT_FALSE(hold(mine)) << "nobody here can know";
    clock->advance(length + 60'000);
    EXPECT_TRUE(hold(mine));
}

TEST_F(LeaseTest, HoldsAgainstAProcessThatCannotTellThisStartOfTheMachineFromAnother)
{
    if (!works(withoutBootId))
        GTEST_SKIP() << "this machine lets nobody make a mount namespace";
    {
        UploaderLease mine(length);
        ASSERT_TRUE(hold(mine));
        auto other = another(withoutBootId);
        EXPECT_EQ(answerOf(other), "refused");
        ASSERT_EQ(RawDatabase(databasePath()).run("UPDATE lease SET expires_wall = 1"), SQLITE_OK);
        auto later = another(withoutBootId);
        EXPECT_EQ(answerOf(later), "held") << "after its time, by the wall clock too";
        EXPECT_DONE(store().releaseLease(
            u"uploader"_s, QString::fromLatin1(valueOf(store().fact(u"uploader.owner"_s)))));
    }
    auto other = another(withoutBootId);
    ASSERT_EQ(answerOf(other), "held");
    UploaderLease mine(length);
    EXPECT_FALSE(hold(mine));
    clock->advance(length + 60'000);
    EXPECT_TRUE(hold(mine)) << "its time is over";
}

TEST_F(LeaseTest, CentralsTimeOfAnUnknownStartOfTheMachineIsNotBelieved)
{
    if (!works(withoutBootId))
        GTEST_SKIP() << "this machine lets nobody make a mount namespace";
    EXPECT_DONE(noteCentralTime(store(), clock->now()));
    {
        auto other = another();
        EXPECT_EQ(answerOf(other), "held time");
    }
    auto blind = another(withoutBootId);
    EXPECT_FALSE(answerOf(blind).endsWith(" time"));
    auto words = valueOf(store().fact(u"central.time"_s)).split(' ');
    words.last().clear(); // noted by one like it, before the machine was started anew
    EXPECT_DONE(store().setFact(u"central.time"_s, words.join(' ')));
    auto second = another(withoutBootId);
    EXPECT_FALSE(answerOf(second).endsWith(" time"));
}

} // namespace

} // namespace motcua::test
