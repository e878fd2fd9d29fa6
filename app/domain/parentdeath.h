// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

namespace motcua
{

/// This process gets `signal` when the thread that started it ends; where `parent` is gone already it ends
/// at once, for nobody would send it any more (PR_SET_PDEATHSIG, prctl(2)). A change of user undoes it.
/// Async-signal-safe: it stands between fork and exec.
void endWithParent(pid_t parent, int signal);

} // namespace motcua
