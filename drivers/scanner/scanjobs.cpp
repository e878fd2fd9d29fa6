// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/scanner/scanjobs.h"

namespace motcua
{

JobTable scanJobs()
{
    return {};
}

} // namespace motcua
