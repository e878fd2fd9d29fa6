// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/audit/anchortrust.h"

namespace motcua
{

/// The signed receipts that a log keeps, sorted out. Those that nobody here can judge are not taken for
/// wrong.
struct JudgedReceipts {
    qint64 holding = 0, unknown = 0;
    struct Wrong {
        qint64 sequence = 0; ///< the entry that keeps it
        QString why; ///< in English, for technicians
    };
    QList<Wrong> wrong;
};

/// Verifies every receipt under the authority of the kiosk id that filed it, and compares it with the entry
/// that keeps it. Faults of the source.
Result<JudgedReceipts> judgeReceipts(AuditSource &source, const AnchorTrust &trust);

} // namespace motcua
