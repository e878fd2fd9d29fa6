// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/backup/backups.h"
#include "sync/store/sparetime.h"

namespace motcua
{

/// While it lives, makes the backups that are due, in spare time, and takes away the copy of the store that
/// one which was cut off has left beside it. What fails is noted in the store and tried again: nothing else
/// waits for it.
class BackupSchedule
{
public:
    /// Where the plan names no folder, no backups are due.
    BackupSchedule(StoreOpener open, BackupPlan plan);

private:
    std::chrono::milliseconds turn(Store &own);

    const bool m_makes;
    Backups m_backups;
    SpareTime m_time; ///< ends first
};

} // namespace motcua
