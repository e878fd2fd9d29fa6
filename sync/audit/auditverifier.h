// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sync/store/auditlog.h"

namespace motcua
{

/// What was done to an audit log, as far as its hashes tell.
enum class AuditBreach {
    Changed, ///< what the entry says is not what was written
    Removed, ///< the entry is gone
    Inserted, ///< the entry was never written
    Reordered, ///< another entry stands in its place, and it in another's
    Renumbered, ///< the entry is there under another number
    CutOff, ///< the log ends before where an anchor saw it, or the database before what was committed
    Rewritten, ///< the log agrees with itself, but not with what central countersigned
    BegunAnew ///< central has countersigned another log of this kiosk, from which this one does not go on
};

/// "changed", "removed" …: what `motcuactl audit verify` prints.
QString auditBreachName(AuditBreach breach);

/// What verifying found. Without `broken` every entry is what it was when it was written, as far as the last
/// anchor that agrees; from there on, as far as nobody made the whole rest anew.
struct AuditVerdict {
    struct Broken {
        qint64 entry = 0; ///< number of the first entry that is not as it was
        AuditBreach breach = AuditBreach::Changed;
        QString detail; ///< in English, for technicians
    };
    std::optional<Broken> broken;
    QByteArray chain;
    qint64 entries = 0; ///< that agree, from the first on
    QByteArray head; ///< hash of the last of them
    qint64 anchoredUpTo = 0; ///< number of the last entry that an anchor agrees with; 0: none
};

/// Walks the log once, and where it breaks again to name what was done. `anchors` are those whose signature
/// holds, in order. Faults of the source.
Result<AuditVerdict> verifyAudit(AuditSource &source, const QList<AuditAnchor> &anchors);

} // namespace motcua
