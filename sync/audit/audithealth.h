// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/store/store.h"

namespace motcua
{

/// For `doctor`: the log of this state folder walked from end to end, its anchors, and whether central goes
/// on countersigning it. Gives the number of entries. Fault AuditBroken, or of the store.
Result<qint64> checkAudit(Store &store, const QString &stateDirectory);

} // namespace motcua
