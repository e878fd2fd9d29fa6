// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "app/config/config.h"
#include "sync/backup/backups.h"

namespace motcua
{

/// What the settings say about backups.
inline BackupPlan backupPlan(const Config &config)
{
    constexpr qint64 hour = 60 * 60'000; // ms
    constexpr qint64 megabyte = 1'000'000; // bytes
    BackupPlan plan {
        config.backupFolder, config.backupEveryHours * hour, config.backupKeep, config.backupOnSameDisk};
    // A copy must not be what keeps people from beginning, nor what staff is told of.
    plan.leaveFree = std::max(plan.leaveFree, config.warnFreeMb * megabyte);
    return plan;
}

/// How often one is to be made, ms; 0: none is.
inline qint64 backupInterval(const Config &config)
{
    return config.backupFolder.isEmpty() ? 0 : backupPlan(config).every;
}

} // namespace motcua
