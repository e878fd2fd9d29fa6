// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/result.h"

namespace motcua
{

class Store;

/// Tells the clock what time it is at central, and keeps it in the store for the other processes of this
/// machine.
Result<void> noteCentralTime(Store &store, qint64 unixMilliseconds);

/// Whether central's time has gone on as time does for an hour, from answer to answer, since the machine
/// started: one answer that is years off is not what says that a month has gone by.
Result<bool> centralTimeIsSteady(Store &store);

/// Lets the clock know what another process of this machine has heard from central since the machine started.
/// False when nothing has been heard yet.
Result<bool> adoptCentralTime(Store &store);

} // namespace motcua
