// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/backup/backupschedule.h"

#include <chrono>

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace motcua
{

namespace
{

constexpr auto betweenSteps = 2ms; ///< others have the disk
constexpr qint64 againAfter = 10 * 60'000; ///< ms after one that failed
constexpr qint64 lookEvery = 60'000; ///< ms at most, since clocks are set and keys are changed
constexpr int lowestNice = 19;

/// Of this thread alone, as Linux has it.
void stepBack()
{
    constexpr int whoIsThread = 1, idleClass = 3 << 13; // IOPRIO_WHO_PROCESS, IOPRIO_CLASS_IDLE
    const auto thread = ::syscall(SYS_gettid);
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(thread), lowestNice);
    ::syscall(SYS_ioprio_set, whoIsThread, thread, idleClass);
}

} // namespace

BackupSchedule::BackupSchedule(QString stateDirectory, BackupPlan plan, KeyKeeping keeping)
    : m_stateDirectory(std::move(stateDirectory))
    , m_backups(std::move(plan))
    , m_keeping(std::move(keeping))
    , m_thread([this] { run(); })
{
}

BackupSchedule::~BackupSchedule()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

bool BackupSchedule::pause(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, time, [this] { return m_stop; });
}

qint64 BackupSchedule::turn(Store &store)
{
    const auto due = m_backups.dueIn(store);
    if (due && *due > 0)
        return std::min(*due, lookEvery);
    const auto made = m_backups.make(store, [this] { return pause(betweenSteps); });
    return made ? lookEvery : againAfter;
}

void BackupSchedule::run()
{
    stepBack();
    std::unique_ptr<Store> store;
    qint64 wait = 0;
    do {
        if (!store)
            if (auto opened = Store::open(m_stateDirectory, std::make_shared<SystemClock>(), m_keeping))
                store = std::move(*opened);
        wait = store ? turn(*store) : lookEvery;
    } while (pause(std::chrono::milliseconds(wait)));
}

} // namespace motcua
