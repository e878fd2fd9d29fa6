// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/worker/filedescriptor.h"
#include "drivers/worker/jobhandler.h"

namespace motcua
{

/// Exit codes of motcua-worker.
enum class WorkerExit {
    Done = 0, ///< the kiosk has closed the channel
    Usage = 2, ///< started by hand, or with a role that does not exist
    BrokenChannel = 4, ///< the kiosk sent what is no message
};

/// motcua-worker's life: says hello as `role`, then takes one job after another from `channel` until it is
/// closed.
WorkerExit runWorker(FileDescriptor channel, const QString &role, const JobTable &jobs);

} // namespace motcua
