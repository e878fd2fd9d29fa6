// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "sync/store/store.h"

namespace motcua
{

/// Where a log ends.
struct LogEnd {
    QByteArray chain, hash;
    qint64 sequence = 0;
    qint64 at = 0; ///< Unix ms
};
/// Of a store's database, which is only read. Faults: those of AuditLog.
Result<LogEnd> endOfLog(const QString &database);

/// What somebody had erased from a store that is replaced by a backup of it.
struct Erasures {
    bool goesOn = false; ///< the log that says so goes on from the backup's: it says all
    QList<DossierId> dossiers;
    QHash<DossierId, Receipt> receipts; ///< central's, of these and of others, as that log has them
};
/// By the log in `database`, as far as it is there, can be read and is as it was written.
Erasures erasuresIn(const QString &database, const LogEnd &backup);

/// What was erased after the backup was made does not come back with it. Gives how many dossiers of the
/// store in `state` were erased again.
Result<int> eraseAgain(
    const QString &state, const Erasures &erasures, std::shared_ptr<Clock> clock, const KeyKeeping &keeping);

} // namespace motcua
