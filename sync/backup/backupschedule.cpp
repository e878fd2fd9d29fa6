// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/backup/backupschedule.h"

#include <algorithm>

#include "sync/backup/copyplaces.h"

using namespace std::chrono_literals;

namespace motcua
{

namespace
{

constexpr auto betweenSteps = 2ms; ///< others have the disk
constexpr auto againAfter = 10min; ///< where one failed
constexpr std::chrono::milliseconds lookEvery = 1min; ///< at most, since clocks are set and keys are changed

} // namespace

BackupSchedule::BackupSchedule(StoreOpener open, BackupPlan plan)
    : m_makes(!plan.directory.isEmpty())
    , m_backups(std::move(plan))
    , m_time(std::move(open), [this](Store &own) { return turn(own); })
{
}

std::chrono::milliseconds BackupSchedule::turn(Store &own)
{
    (void)CopyPlaces::clearLeftScratch(own);
    if (!m_makes)
        return lookEvery;
    const auto due = m_backups.dueIn(own);
    if (due && *due > 0)
        return std::min(std::chrono::milliseconds(*due), lookEvery);
    const auto made = m_backups.make(own, [this] { return m_time.pause(betweenSteps); });
    return made ? lookEvery : std::chrono::milliseconds(againAfter);
}

} // namespace motcua
