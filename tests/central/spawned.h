// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include <sys/types.h>

#include <QByteArray>
#include <QStringList>

namespace motcua::test
{

/// A program that was started, and what it prints. Not by QProcess: how that forks blinds ThreadSanitizer to
/// every lock of the calling thread from then on (tests/main.cpp).
class Spawned
{
public:
    Spawned(
        const QString &program, const QStringList &arguments); ///< aborts the test program when there is none
    ~Spawned(); ///< SIGKILL, where it still runs
    Spawned(const Spawned &) = delete;
    Spawned &operator=(const Spawned &) = delete;

    /// Without its end; empty: the program ended, or printed none in this time.
    QByteArray readLine(std::chrono::milliseconds most);
    QByteArray readAll(); ///< until it ends
    bool succeeded(); ///< waits for its end
    bool running();
    void kill(); ///< SIGKILL, and gone when this returns

private:
    bool readMore(std::chrono::milliseconds most);

    pid_t m_process = -1; ///< -1: it has ended, and its end was taken note of
    int m_output = -1;
    QByteArray m_read;
};

} // namespace motcua::test
