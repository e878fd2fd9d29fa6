// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sane/sane.h>

#include "app/domain/fault.h"

namespace motcua
{

/// The fault of a SANE status (SANE Standard 1.06, 4.2.7); each status has its own. `where` names the SANE
/// call. Not for GOOD.
Fault scannerFault(SANE_Status status, QLatin1StringView where);

} // namespace motcua
