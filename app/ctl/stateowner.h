// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/domain/result.h"

namespace motcua::ctl
{

/// A technician runs motcuactl as root, the kiosk as a user of its own. What root wrote there the kiosk could
/// not read, and what lies there may lead elsewhere: from here on this process is that of the folder's owner.
/// Nothing happens without root, and where root or nobody has the folder. Fault: StoreReadOnly.
Result<void> becomeOwnerOf(const QString &stateDirectory);

} // namespace motcua::ctl
