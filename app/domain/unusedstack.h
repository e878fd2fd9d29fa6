// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace motcua
{

/// Wipes what earlier calls have left on this thread's stack below the caller: half a megabyte, deeper than
/// any call of ours goes. Best called from near the bottom, once a person has gone.
void wipeUnusedStack();

} // namespace motcua
