// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <csignal>

#include <QTest>

#include <sys/wait.h>

#include "app/domain/parentdeath.h"
#include "tests/worker/workerprobe.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::WorkerProbe;

TEST(WorkerProcess, AKilledKioskTakesAHangingWorkerWithIt)
{
    int report[2];
    ASSERT_EQ(::pipe(report), 0);
    const pid_t kiosk = ::fork();
    ASSERT_GE(kiosk, 0);
    if (kiosk == 0) {
        // Never returns; this copy of the test program plays the kiosk.
        WorkerProcess worker({.program = WorkerProbe::program()});
        QObject::connect(&worker, &WorkerProcess::event, &worker, [&] {
            const qint64 process = worker.processId();
            if (::write(report[1], &process, sizeof process) != sizeof process)
                ::_exit(1);
        });
        worker.start({.kind = u"tick"_s, .values = {{u"ticks"_s, 1}, {u"pause"_s, 100'000'000}}});
        QEventLoop().exec();
        ::_exit(0);
    }
    qint64 process = 0;
    ASSERT_EQ(::read(report[0], &process, sizeof process), static_cast<ssize_t>(sizeof process));
    ASSERT_EQ(::kill(static_cast<pid_t>(process), 0), 0);
    ASSERT_EQ(::kill(kiosk, SIGKILL), 0);
    ASSERT_EQ(::waitpid(kiosk, nullptr, 0), kiosk);
    const auto dead = [&] {
        // Nobody may reap it in a container without an init; a zombie is dead enough.
        QFile status(u"/proc/%1/stat"_s.arg(process));
        return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z ");
    };
    EXPECT_TRUE(QTest::qWaitFor(dead, 60'000));
}

TEST(EndWithParent, WhoseParentWasGoneBeforeItAskedEndsAtOnce)
{
    const auto endOf = [](pid_t parent) {
        const pid_t child = ::fork();
        if (child == 0) {
            endWithParent(parent, SIGTERM);
            ::_exit(42);
        }
        int status = 0;
        return ::waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    };
    EXPECT_EQ(endOf(::getpid()), 42);
    EXPECT_EQ(endOf(::getppid()), 1) << "it goes on, and nobody ends it";
}
