// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <csignal>

#include <QCborArray>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <fcntl.h>

#include "tests/worker/workerprobe.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::WorkerProbe;
using End = WorkerProcess::End;

namespace
{

constexpr int patience = 60'000; // ms

/// The worker is of use after whatever happened before.
void expectNextJobWorks(WorkerProbe &probe)
{
    const auto outcome = probe.run({.kind = u"echo"_s, .values = {{u"still"_s, u"there"_s}}});
    EXPECT_TRUE(outcome.done);
    EXPECT_EQ(outcome.values.value("still"_L1).toString(), u"there"_s);
}

class BrokenStream : public ::testing::TestWithParam<const char *>
{
};

} // namespace

TEST(WorkerProcess, BringsValuesAndLargeBlobsThereAndBack)
{
    WorkerProbe probe;
    const QByteArray large(5'000'000, 'p');
    const auto outcome = probe.run({.kind = u"echo"_s,
        .values = {{u"number"_s, 42}},
        .blobs = {*Blob::fromBytes(large), *Blob::fromBytes("thumb")}});
    ASSERT_TRUE(outcome.done);
    EXPECT_EQ(outcome.values.value("number"_L1).toInteger(), 42);
    ASSERT_EQ(outcome.blobs.size(), 2);
    EXPECT_EQ(outcome.blobs.at(0).view(), QByteArrayView(large));
    EXPECT_EQ(outcome.blobs.at(1).bytes(), "thumb"_ba);
}

TEST(WorkerProcess, OneProcessServesManyJobsUnlessToldOtherwise)
{
    WorkerProbe staying;
    expectNextJobWorks(staying);
    const auto first = staying.worker.processId();
    expectNextJobWorks(staying);
    EXPECT_EQ(staying.worker.processId(), first);

    WorkerProbe leaving({.program = WorkerProbe::program(), .jobsPerProcess = 1});
    expectNextJobWorks(leaving);
    const auto before = leaving.worker.processId();
    expectNextJobWorks(leaving);
    EXPECT_NE(leaving.worker.processId(), before);
}

TEST(WorkerProcess, SetsLimitsAtExecAndHandsOverNothingElse)
{
    const int foreign = ::open("/dev/null", O_RDONLY); // as a database would be: inheritable
    auto settings = WorkerProcess::Settings::forRole(WorkerProcess::Role::Recognise, WorkerProbe::program());
    WorkerProbe probe(settings);
    const auto outcome = probe.run({.kind = u"surroundings"_s});
    ::close(foreign);
    ASSERT_TRUE(outcome.done);
    EXPECT_EQ(outcome.values.value("omp"_L1).toString(), u"1"_s);
    EXPECT_GE(outcome.values.value("nice"_L1).toInteger(), 10);
    EXPECT_EQ(outcome.values.value("core"_L1).toInteger(), 0);
    EXPECT_FALSE(outcome.values.value("descriptors"_L1).toArray().contains(u"/dev/null"_s));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    EXPECT_EQ(outcome.values.value("memory"_L1).toInteger(), settings.memoryLimit);
#endif
}

TEST(WorkerProcess, AFaultOfTheJobIsTheJobsOwn)
{
    WorkerProbe probe;
    const auto outcome = probe.run({.kind = u"refuse"_s});
    EXPECT_EQ(outcome.end, End::Fault);
    EXPECT_EQ(outcome.fault, (Fault {FaultId::ScannerJam, u"as asked"_s}));
    const auto process = probe.worker.processId();
    expectNextJobWorks(probe);
    EXPECT_EQ(probe.worker.processId(), process);
}

TEST(WorkerProcess, AnUnknownJobIsAFaultNotACrash)
{
    WorkerProbe probe;
    const auto outcome = probe.run({.kind = u"no such thing"_s});
    EXPECT_EQ(outcome.end, End::Fault);
    EXPECT_EQ(outcome.fault.id, FaultId::Internal);
}

TEST(WorkerProcess, NotesReachTheRunningJob)
{
    WorkerProbe probe;
    probe.onEvent = [&] { probe.worker.note(u"release"_s, {{u"value"_s, 5}}); };
    const auto outcome = probe.run({.kind = u"wait-for-note"_s});
    ASSERT_TRUE(outcome.done);
    EXPECT_EQ(outcome.values.value("note"_L1).toString(), u"release"_s);
    EXPECT_EQ(outcome.values.value("value"_L1).toInteger(), 5);
}

TEST(WorkerProcess, ACrashEndsTheJobAfterItsLastWordsAndAFreshProcessGoesOn)
{
    WorkerProbe probe;
    const auto outcome = probe.run({.kind = u"crash"_s});
    EXPECT_EQ(outcome.events, QStringList(u"last words"_s));
    EXPECT_EQ(outcome.end, End::Crashed);
    EXPECT_EQ(outcome.fault.id, FaultId::WorkerCrashed);
    EXPECT_TRUE(outcome.fault.detail.contains(QString::number(SIGSEGV)))
        << outcome.fault.detail.toStdString();
    expectNextJobWorks(probe);
}

TEST(WorkerProcess, AnExitInTheMiddleOfAJobIsACrash)
{
    WorkerProbe probe;
    const auto outcome = probe.run({.kind = u"leave"_s});
    EXPECT_EQ(outcome.end, End::Crashed);
    expectNextJobWorks(probe);
}

TEST(WorkerProcess, ASilentJobIsKilledEvenWhenItIgnoresSignals)
{
    WorkerProbe probe;
    for (const auto &kind : {u"hang"_s, u"spin"_s}) {
        const auto outcome = probe.run({.kind = kind, .silence = 300});
        EXPECT_EQ(outcome.end, End::Silent);
        EXPECT_EQ(outcome.fault.id, FaultId::WorkerTimeout);
        expectNextJobWorks(probe);
    }
}

TEST(WorkerProcess, SignsOfLifeHoldTheSilenceWatchdogOffButNotTheDeadline)
{
    WorkerProbe probe;
    const QCborMap forLong {{u"ticks"_s, 20}, {u"pause"_s, 200}};
    EXPECT_TRUE(probe.run({.kind = u"tick"_s, .values = forLong, .silence = 2'000}).done);
    EXPECT_EQ(probe.run({.kind = u"tick"_s, .values = forLong, .deadline = 400, .silence = 2'000}).end,
        End::Overdue);
    expectNextJobWorks(probe);
}

TEST(WorkerProcess, AKioskThatWasBusyItselfDoesNotBlameTheWorker)
{
    WorkerProbe probe;
    probe.onEvent = [slept = false]() mutable {
        if (!std::exchange(slept, true))
            QTest::qSleep(2'500);
    };
    EXPECT_TRUE(
        probe.run({.kind = u"tick"_s, .values = {{u"ticks"_s, 8}, {u"pause"_s, 20}}, .silence = 2'000}).done);
}

TEST_P(BrokenStream, EndsTheWorkerAndNotTheKiosk)
{
    WorkerProbe probe;
    const auto outcome = probe.run({.kind = QString::fromLatin1(GetParam()), .silence = 20'000});
    EXPECT_EQ(outcome.end, End::Crashed);
    EXPECT_EQ(outcome.fault.id, FaultId::WorkerCrashed);
    expectNextJobWorks(probe);
}

INSTANTIATE_TEST_SUITE_P(WorkerProcess, BrokenStream,
    ::testing::Values("garbage", "oversized", "not-cbor", "other-job", "too-large-answer", "unsealed-blob"));

TEST(WorkerProcess, MemoryIsBoundedForTheWorkerAlone)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "the sanitizer needs the whole address space";
#endif
    WorkerProbe probe({.program = WorkerProbe::program(), .memoryLimit = 512LL * 1024 * 1024});
    EXPECT_EQ(probe.run({.kind = u"eat-memory"_s}).end, End::Crashed);
    expectNextJobWorks(probe);
}

TEST(WorkerProcess, AProcessThatHangsAfterItsAnswerDelaysOnlyTheNextOne)
{
    WorkerProbe probe({.program = WorkerProbe::program(), .jobsPerProcess = 1, .retirement = 300});
    EXPECT_TRUE(probe.run({.kind = u"hang-in-close"_s}).done);
    const auto hanging = static_cast<pid_t>(probe.worker.processId());
    expectNextJobWorks(probe);
    EXPECT_NE(::kill(hanging, 0), 0);
}

TEST(WorkerProcess, AMissingOrUselessProgramIsSaidAtOnceAndAgain)
{
    for (const auto &program :
        {u"/nonexistent/motcua-worker"_s, u"/bin/true"_s, QFileInfo(QStringLiteral(__FILE__)).filePath()}) {
        WorkerProbe probe({.program = program});
        for (int i = 0; i < 2; ++i) {
            const auto outcome = probe.run({.kind = u"echo"_s});
            EXPECT_EQ(outcome.end, End::Missing) << program.toStdString();
            EXPECT_EQ(outcome.fault.id, FaultId::WorkerMissing);
        }
    }
    qputenv("MISBEHAVING_WORKER_DIES_AT_START", "1");
    WorkerProbe probe;
    EXPECT_EQ(probe.run({.kind = u"echo"_s}).end, End::Missing);
    qunsetenv("MISBEHAVING_WORKER_DIES_AT_START");
    expectNextJobWorks(probe);
}

TEST(WorkerProcess, AnIdleWorkersDeathIsNobodysFault)
{
    WorkerProbe probe;
    expectNextJobWorks(probe);
    const auto process = static_cast<pid_t>(probe.worker.processId());
    ASSERT_EQ(::kill(process, SIGKILL), 0);
    ASSERT_TRUE(QTest::qWaitFor([&] { return probe.worker.processId() == 0; }, patience));
    expectNextJobWorks(probe);
}

TEST(WorkerProcess, AbandonedJobsEndWithoutAWord)
{
    WorkerProbe probe;
    probe.worker.start({.kind = u"hang"_s});
    ASSERT_TRUE(QTest::qWaitFor([&] { return probe.worker.processId() != 0; }, patience));
    probe.worker.abandon();
    EXPECT_FALSE(probe.worker.busy());
    expectNextJobWorks(probe);
}

TEST(WorkerProcess, NoWorkerOutlivesItsKiosk)
{
    qint64 process = 0;
    {
        WorkerProbe probe;
        expectNextJobWorks(probe);
        process = probe.worker.processId();
    }
    EXPECT_TRUE(QTest::qWaitFor([&] { return ::kill(static_cast<pid_t>(process), 0) != 0; }, patience));
}
