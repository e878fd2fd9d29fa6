// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/spawned.h"

#include <array>
#include <csignal>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>

namespace motcua::test
{

Spawned::Spawned(const QString &program, const QStringList &arguments)
{
    QList<QByteArray> words {QFile::encodeName(program)};
    for (const QString &argument : arguments)
        words.append(QFile::encodeName(argument));
    std::vector<char *> argv;
    for (QByteArray &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);

    std::array<int, 2> pipe {};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        qFatal("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    const int failed = ::posix_spawnp(&m_process, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    m_output = pipe[0];
    if (failed != 0)
        qFatal("%s cannot be started; is MOTCUA_BIN set?", argv[0]);
}

Spawned::~Spawned()
{
    kill();
    ::close(m_output);
}

bool Spawned::readMore(std::chrono::milliseconds most)
{
    pollfd readable {m_output, POLLIN, 0};
    if (::poll(&readable, 1, static_cast<int>(most.count())) <= 0)
        return false;
    std::array<char, 4096> buffer {};
    const ssize_t size = ::read(m_output, buffer.data(), buffer.size());
    if (size <= 0)
        return false;
    m_read.append(buffer.data(), size);
    return true;
}

QByteArray Spawned::readLine(std::chrono::milliseconds most)
{
    while (!m_read.contains('\n'))
        if (!readMore(most))
            return {};
    const qsizetype end = m_read.indexOf('\n');
    const QByteArray line = m_read.first(end);
    m_read.remove(0, end + 1);
    return line;
}

QByteArray Spawned::readAll()
{
    while (readMore(std::chrono::milliseconds(-1))) { }
    return m_read;
}

bool Spawned::succeeded()
{
    int status = -1;
    const bool ended = m_process > 0 && ::waitpid(m_process, &status, 0) == m_process;
    m_process = -1;
    return ended && status == 0;
}

bool Spawned::running()
{
    if (m_process > 0 && ::waitpid(m_process, nullptr, WNOHANG) != 0)
        m_process = -1;
    return m_process > 0;
}

void Spawned::kill()
{
    if (m_process <= 0)
        return;
    ::kill(m_process, SIGKILL);
    ::waitpid(m_process, nullptr, 0);
    m_process = -1;
}

} // namespace motcua::test
