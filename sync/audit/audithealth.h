// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/store/store.h"

namespace motcua
{

class CentralSystem;

/// For `doctor`: the log of this state folder walked from end to end, its anchors, and whether central goes
/// on countersigning it. Gives the number of entries. Fault AuditBroken, or of the store.
Result<qint64> checkAudit(Store &store, const QString &stateDirectory);

/// The same held against what central has countersigned, and whether it goes on from every log of this kiosk
/// that central knows of. Fault AuditBroken, or of central.
Result<void> checkAuditAtCentral(CentralSystem &central, const QString &stateDirectory);

} // namespace motcua
