// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "sync/backup/backups.h"

namespace motcua
{

/// While it lives, makes the backups that are due, from a thread of the lowest priority and a store
/// connection of its own. What fails is noted in the store and tried again: nothing else waits for it.
class BackupSchedule
{
public:
    BackupSchedule(QString stateDirectory, BackupPlan plan, KeyKeeping keeping);
    ~BackupSchedule();
    BackupSchedule(const BackupSchedule &) = delete;
    BackupSchedule &operator=(const BackupSchedule &) = delete;

private:
    void run();
    /// ms until the next look.
    qint64 turn(Store &store);
    bool pause(std::chrono::milliseconds time); ///< false: it is to end

    QString m_stateDirectory;
    Backups m_backups;
    KeyKeeping m_keeping;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace motcua
