// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/audit/anchortrust.h"
#include "sync/audit/auditverifier.h"
#include "sync/central/centralsystem.h"

namespace motcua
{

/// What central has countersigned of one kiosk: of the log in hand, and of others that it had before. A store
/// that was restored or salvaged goes on under a new id, and says so; a log that somebody made anew under a
/// new id has to say so too, or is found out by this.
class Countersigned
{
public:
    /// Asks for all of it, and verifies each statement. Faults of central, and those of anchorOf().
    static Result<Countersigned> ask(
        CentralSystem &central, const QByteArray &chain, const AnchorTrust &trust);

    /// Of the log in hand: the last one, or none.
    const QList<AuditAnchor> &here() const { return m_here; }

    struct Chain {
        QByteArray chain;
        AuditAnchor last;
        /// The log in hand came after it, and central's staff has accepted that one as it is.
        bool accepted = false;
    };
    const QList<Chain> &others() const { return m_others; }
    /// The last one of that chain up to that entry.
    Result<std::optional<AuditAnchor>> lastUpTo(const QByteArray &chain, qint64 entry) const;

private:
    Countersigned(CentralSystem &central, AnchorTrust trust)
        : m_central(&central)
        , m_trust(std::move(trust))
    {
    }
    CentralSystem *m_central; ///< outlives this
    AnchorTrust m_trust;
    QList<AuditAnchor> m_here;
    QList<Chain> m_others;
};

/// How the log in hand goes on from another one of this kiosk.
struct EarlierChain {
    QByteArray chain;
    qint64 countersigned = 0; ///< number of its last entry that central has countersigned
    qint64 entry = 0; ///< which says that the log went on from it; 0: none does
    qint64 carried = 0; ///< so many of its entries stand here
    bool accepted = false; ///< that something is missing is known to central's staff
    /// What is wrong: BegunAnew (no entry names it), CutOff or Removed (not all of what was countersigned is
    /// here), Rewritten (what is here is not what was countersigned).
    std::optional<AuditVerdict::Broken> broken;
};

/// To be called of a log that verifyAudit() found sound. One for each of `countersigned.others()`. Faults of
/// the source and of central.
Result<QList<EarlierChain>> verifyLineage(AuditSource &source, const Countersigned &countersigned);

/// The first breach that central's staff has not accepted. What was rewritten it cannot accept.
std::optional<AuditVerdict::Broken> firstBroken(const QList<EarlierChain> &lineage);

} // namespace motcua
