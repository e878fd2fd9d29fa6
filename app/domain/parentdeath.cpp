// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/parentdeath.h"

#include <sys/prctl.h>
#include <unistd.h>

namespace motcua
{

void endWithParent(pid_t parent, int signal)
{
    ::prctl(PR_SET_PDEATHSIG, signal);
    if (::getppid() != parent)
        ::_exit(1);
}

} // namespace motcua
