// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <sys/types.h>

namespace motcua
{

/// What a worker process gets between fork and exec.
struct ChildSetup {
    int channel = -1; ///< the one descriptor it inherits, beside 0 to 2
    int niceness = 0; ///< 0 to 19
    qint64 memoryLimit = 0; ///< bytes of address space; 0: none
    pid_t parent = 0; ///< with whose death it dies

    /// Async-signal-safe, as everything between fork and exec must be.
    void apply() const;
};

} // namespace motcua
