// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <memory>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

#include <gtest/gtest.h>

namespace motcua::test
{

/// A TPM 2.0 in software (swtpm), as real as one without a board can be.
class SoftTpm
{
public:
    SoftTpm() { start(); }
    ~SoftTpm() { stop(); }
    SoftTpm(const SoftTpm &) = delete;
    SoftTpm &operator=(const SoftTpm &) = delete;

    QString connection() const { return QStringLiteral("swtpm:path=") + socket(); }

    /// The machine is switched on: what was sealed is there again, PCRs begin anew.
    void start()
    {
        QDir().mkpath(state());
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::ForwardedChannels);
        m_process->start(QStringLiteral("swtpm"),
            {QStringLiteral("socket"), QStringLiteral("--tpm2"), QStringLiteral("--tpmstate"),
                QStringLiteral("dir=") + state(), QStringLiteral("--server"),
                QStringLiteral("type=unixio,path=") + socket(), QStringLiteral("--ctrl"),
                QStringLiteral("type=unixio,path=%1.ctrl").arg(socket()), QStringLiteral("--flags"),
                QStringLiteral("not-need-init,startup-clear")});
        QElapsedTimer timer;
        timer.start();
        // The sockets have their names before anybody listens.
        bool listens = false;
        while (!(listens = connects(socket()) && connects(socket() + QStringLiteral(".ctrl")))
            && timer.elapsed() < 30'000)
            QThread::msleep(10);
        ASSERT_TRUE(listens) << "swtpm does not start";
    }
    void stop()
    {
        if (!m_process)
            return;
        m_process->kill();
        m_process->waitForFinished();
        m_process.reset();
        QFile::remove(socket());
        QFile::remove(socket() + QStringLiteral(".ctrl"));
    }
    void restart()
    {
        stop();
        start();
    }
    /// Another chip, or this one after it was cleared.
    void replace()
    {
        stop();
        ASSERT_TRUE(QDir(state()).removeRecursively());
        start();
    }
    void extendPcr(int pcr)
    {
        tool({QStringLiteral("tpm2_pcrextend"),
            QStringLiteral("%1:sha256=%2").arg(pcr).arg(QString(64, QLatin1Char('5')))});
    }
    /// Runs one of the tpm2-tools on the chip; gives what it prints.
    QByteArray tool(QStringList words)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("TPM2TOOLS_TCTI"), connection());
        process.setProcessEnvironment(environment);
        const QString program = words.takeFirst();
        process.start(program, words);
        EXPECT_TRUE(process.waitForFinished(30'000) && process.exitCode() == 0)
            << process.readAllStandardError().constData();
        return process.readAllStandardOutput();
    }
    /// What still lies in the chip's few slots.
    QByteArray held()
    {
        return tool({QStringLiteral("tpm2_getcap"), QStringLiteral("handles-transient")}).trimmed()
            + tool({QStringLiteral("tpm2_getcap"), QStringLiteral("handles-loaded-session")}).trimmed();
    }

private:
    QString state() const { return m_folder.path() + QStringLiteral("/state"); }
    QString socket() const { return m_folder.path() + QStringLiteral("/tpm"); }

    static bool connects(const QString &path)
    {
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        const QByteArray name = QFile::encodeName(path);
        std::copy(name.begin(), name.end(), address.sun_path);
        const int client = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool connected =
            ::connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
        ::close(client);
        return connected;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
};

} // namespace motcua::test
