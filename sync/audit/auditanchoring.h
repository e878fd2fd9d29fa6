// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sync/audit/anchortrust.h"
#include "sync/central/centralsystem.h"
#include "sync/store/store.h"

namespace motcua
{

/// Has central countersign where the audit log stands: after receipts came in, after every 256 entries, and
/// every six hours in which something happened. What central refuses to countersign is an alarm: it stands in
/// the log itself and in the fact `audit.refused`, once, until central countersigns again.
class AuditAnchoring
{
public:
    AuditAnchoring(Store &store, CentralSystem &central, AnchorTrust trust);

    /// To be called after each pass of the uploader; `received`: receipts came in. What central or the
    /// network is short of is tried again a minute later. Faults of the store only.
    Result<void> afterPass(bool received);

    /// Why central refuses the log; empty: it does not.
    static Result<QString> refusal(Store &store);

private:
    Result<bool> isDue(bool received);
    Result<void> anchorAll();
    Result<CentralSystem::AuditAnswer> ask(const Store::AuditStretch &stretch, qint64 from);
    Result<void> keep(const QByteArray &statement, const Store::AuditStretch &stretch);
    Result<void> note(const QString &refusal);

    Store &m_store;
    CentralSystem &m_central;
    AnchorTrust m_trust;
    std::optional<qint64> m_notBefore; ///< monotonic ms
    bool m_receiptsWaiting = false;
};

} // namespace motcua
