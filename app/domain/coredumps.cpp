// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/coredumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace motcua
{

void forbidCoreDumps()
{
    // Both: the limit holds where the kernel writes a file, and "not dumpable" where it feeds a collector.
    constexpr rlimit none {0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
}

} // namespace motcua
