// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/backup/backups.h"
#include "sync/backup/sparetime.h"

namespace motcua
{

/// While it lives, makes the backups that are due, over a store connection of its own. What fails is noted in
/// the store and tried again: nothing else waits for it.
class BackupSchedule
{
public:
    BackupSchedule(QString stateDirectory, BackupPlan plan, KeyKeeping keeping);

private:
    std::chrono::milliseconds turn();

    QString m_stateDirectory;
    Backups m_backups;
    KeyKeeping m_keeping;
    std::unique_ptr<Store> m_store; ///< the thread's
    SpareTime m_time; ///< ends first
};

} // namespace motcua
