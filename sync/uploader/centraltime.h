// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/result.h"

namespace motcua
{

class Store;

/// Tells the clock what time it is at central, and keeps it in the store for the other processes of this
/// machine.
Result<void> noteCentralTime(Store &store, qint64 unixMilliseconds);

/// Lets the clock know what another process of this machine has heard from central since the machine started.
/// False when nothing has been heard yet.
Result<bool> adoptCentralTime(Store &store);

} // namespace motcua
