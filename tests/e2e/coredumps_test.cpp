// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever crashes, pages, names and keys do not stay behind in a core file.
#include <cerrno>
#include <csignal>
#include <functional>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include "tests/e2e/rig.h"

using namespace Qt::StringLiterals;

namespace
{

constexpr int patience = 60'000; // ms

class CoreDumps : public ::testing::Test
{
protected:
    /// Starts the program in a folder of its own, allowed to dump as much as it likes.
    pid_t start(const QString &program, const QStringList &arguments)
    {
        QList<QByteArray> words {QFile::encodeName(Rig::program(program))};
        for (const QString &argument : arguments)
            words += argument.toLocal8Bit();
        std::vector<char *> pointers;
        for (QByteArray &word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        const QByteArray folder = QFile::encodeName(m_folder.path());
        const pid_t child = ::fork();
        if (child == 0) {
            const rlimit any {RLIM_INFINITY, RLIM_INFINITY};
            if (::setrlimit(RLIMIT_CORE, &any) != 0 || ::chdir(folder.constData()) != 0)
                ::_exit(126);
            ::execv(pointers.front(), pointers.data());
            ::_exit(127);
        }
        return child;
    }
    /// Crashes it as soon as `ready`; whether the kernel wrote a core file.
    static bool dumpsWhenCrashed(pid_t child, const std::function<bool()> &ready)
    {
        ::prctl(PR_SET_CHILD_SUBREAPER, 1); // whom it leaves behind becomes ours
        EXPECT_TRUE(QTest::qWaitFor(ready, patience));
        ::kill(child, SIGSEGV);
        int status = 0;
        EXPECT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_TRUE(WIFSIGNALED(status)) << "ended with status " << status;
        return WCOREDUMP(status);
    }
    QString state() const { return m_folder.path() + u"/state"_s; }
    bool storeIsOpen() const { return QFile::exists(state() + u"/vault/kiosk.key"_s); }
    /// Whatever the crashed program had started ends with it: nobody is left who could be waited for.
    static bool leavesNobody()
    {
        return QTest::qWaitFor(
            [] {
                while (::waitpid(-1, nullptr, WNOHANG) > 0) { }
                return ::waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD;
            },
            patience);
    }
    static bool mayNotDump(pid_t child)
    {
        QFile limits(u"/proc/%1/limits"_s.arg(child));
        if (!limits.open(QIODevice::ReadOnly))
            return false;
        for (const QByteArray &line : limits.readAll().split('\n'))
            if (line.startsWith("Max core file size"))
                return line.simplified().startsWith("Max core file size 0 0");
        return false;
    }

    QTemporaryDir m_folder;
};

} // namespace

TEST_F(CoreDumps, areNotLeftByTheScreen)
{
    const pid_t child = start(u"motcua-kiosk"_s, {u"--state"_s, state(), u"--size"_s, u"540x960"_s});
    EXPECT_FALSE(dumpsWhenCrashed(child, [&] { return storeIsOpen(); }));
    EXPECT_TRUE(leavesNobody());
}

TEST_F(CoreDumps, areNotLeftByTheUploader)
{
    const pid_t child = start(u"motcuactl"_s, {u"sync"_s, u"--follow"_s, u"--state"_s, state()});
    EXPECT_FALSE(dumpsWhenCrashed(child, [&] { return storeIsOpen(); }));
}

TEST_F(CoreDumps, areNotLeftByTheWorkerThatHoldsThePictures)
{
    int channel[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, channel), 0);
    const pid_t child =
        start(u"motcua-worker"_s, {u"--role"_s, u"recognise"_s, u"--channel"_s, QString::number(channel[1])});
    EXPECT_FALSE(dumpsWhenCrashed(child, [&] { return mayNotDump(child); }));
    ::close(channel[0]);
    ::close(channel[1]);
}
