// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "sync/store/auditlog.h"

namespace motcua
{

/// Whose countersignatures hold: the authority (PEM) of each central that this kiosk was enrolled with, by
/// the kiosk id that it was given there.
using AnchorTrust = QHash<QString, QByteArray>;

/// Those of `stateDirectory`/central. Empty for a kiosk that was never enrolled.
AnchorTrust loadAnchorTrust(const QString &stateDirectory);

/// The anchor that a statement of kind motcua-audit-anchor makes, verified. Faults: CentralAnswerInvalid (not
/// such a statement, or of another chain), CentralUntrusted (its signature does not hold), CentralNotEnrolled
/// (of a kiosk id that `trust` does not know).
Result<AuditAnchor> anchorOf(const QByteArray &statement, const QByteArray &chain, const AnchorTrust &trust);

/// Anchors sorted out. Those that nobody here can judge are not taken for wrong.
struct JudgedAnchors {
    QList<AuditAnchor> holding, unknown;
    struct Wrong {
        qint64 sequence = 0;
        QString why; ///< in English, for technicians
    };
    QList<Wrong> wrong;
};
JudgedAnchors judgeAnchors(
    const QList<AuditAnchor> &anchors, const QByteArray &chain, const AnchorTrust &trust);

} // namespace motcua
