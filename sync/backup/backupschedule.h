// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/backup/backups.h"
#include "sync/store/sparetime.h"

namespace motcua
{

/// While it lives, makes the backups that are due, in spare time. What fails is noted in the store and tried
/// again: nothing else waits for it.
class BackupSchedule
{
public:
    BackupSchedule(StoreOpener open, BackupPlan plan);

private:
    std::chrono::milliseconds turn(Store &own);

    Backups m_backups;
    SpareTime m_time; ///< ends first
};

} // namespace motcua
