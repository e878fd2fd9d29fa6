// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/backup/backupschedule.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace motcua
{

namespace
{

constexpr auto betweenSteps = 2ms; ///< others have the disk
constexpr auto againAfter = 10min; ///< where one failed
constexpr std::chrono::milliseconds lookEvery = 1min; ///< at most, since clocks are set and keys are changed

} // namespace

BackupSchedule::BackupSchedule(QString stateDirectory, BackupPlan plan, KeyKeeping keeping)
    : m_stateDirectory(std::move(stateDirectory))
    , m_backups(std::move(plan))
    , m_keeping(std::move(keeping))
    , m_time([this] { return turn(); })
{
}

std::chrono::milliseconds BackupSchedule::turn()
{
    if (!m_store) {
        auto opened = Store::open(m_stateDirectory, std::make_shared<SystemClock>(), m_keeping);
        if (!opened)
            return lookEvery;
        m_store = std::move(*opened);
    }
    const auto due = m_backups.dueIn(*m_store);
    if (due && *due > 0)
        return std::min(std::chrono::milliseconds(*due), lookEvery);
    const auto made = m_backups.make(*m_store, [this] { return m_time.pause(betweenSteps); });
    return made ? lookEvery : std::chrono::milliseconds(againAfter);
}

} // namespace motcua
