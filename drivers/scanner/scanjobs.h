// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/worker/jobhandler.h"

namespace motcua
{

/// The jobs of motcua-worker's role `scan`: "devices" and "scan", over SANE.
JobTable scanJobs();

} // namespace motcua
