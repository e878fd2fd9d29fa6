// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace motcua
{

/// From now on this process leaves no memory dump when it crashes, and no other process of the same user can
/// look into its memory (RLIMIT_CORE 0, PR_SET_DUMPABLE 0): pages, names and keys are in it. To be called
/// first in main; a program that is started by this one has to call it for itself.
void forbidCoreDumps();

} // namespace motcua
