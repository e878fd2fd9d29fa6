// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/worker/childsetup.h"

#include <csignal>

#include <fcntl.h>
#include <linux/close_range.h>
#include <sys/resource.h>
#include <unistd.h>

#include "app/domain/parentdeath.h"

namespace motcua
{

namespace
{

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool canLimitMemory = false; // these sanitizers map terabytes
#else
constexpr bool canLimitMemory = true;
#endif

} // namespace

void ChildSetup::apply() const
{
    // No core file may hold a person's pages.
    const rlimit noCore {0, 0};
    ::setrlimit(RLIMIT_CORE, &noCore);
    if (canLimitMemory && memoryLimit > 0) {
        const rlimit memory {static_cast<rlim_t>(memoryLimit), static_cast<rlim_t>(memoryLimit)};
        ::setrlimit(RLIMIT_AS, &memory);
    }
    if (niceness > 0)
        ::setpriority(PRIO_PROCESS, 0, niceness);
    // Databases, sockets and devices of the kiosk are none of the worker's business.
    ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    ::fcntl(channel, F_SETFD, 0);
    endWithParent(parent, SIGKILL);
}

} // namespace motcua
