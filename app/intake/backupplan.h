// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/config/config.h"
#include "sync/backup/backups.h"

namespace motcua
{

/// What the settings say about backups.
inline BackupPlan backupPlan(const Config &config)
{
    constexpr qint64 hour = 60 * 60'000; // ms
    return {config.backupFolder, config.backupEveryHours * hour, config.backupKeep, config.backupOnSameDisk};
}

} // namespace motcua
