// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QtGlobal>

namespace motcua
{

/// What a store may take of its disk, and when it warns. Sizes in bytes; 0: no such limit.
struct StoreQuota {
    qint64 warnBelow = 0; ///< room left under which staff is told
    qint64 stopBelow =
        0; ///< room left under which no draft is begun; what is begun goes on, the queue drains
    qint64 most = 0; ///< of the database; from 80 % of it staff is told, at it no draft is begun
    /// Held back in a file beside the database and let go when the disk is full, so that an intake under way
    /// can be finished whatever else has filled the disk.
    qint64 reserve = 0;
    int warnUnsent = 0; ///< unsent dossiers of which staff is told
    qint64 warnUnsentAge = 0; ///< ms since the oldest unsent one was submitted
};

/// How much room there is.
struct StoreRoom {
    enum class Level {
        Ample,
        Low, ///< staff is told
        Full ///< no draft is begun
    };
    Level level = Level::Ample;
    qint64 left = 0; ///< bytes: free on the disk, and within the database's own file
    qint64 used = 0; ///< bytes in the database
    qint64 reserve = 0; ///< bytes held back
    int unsent = 0; ///< dossiers
    std::optional<qint64> oldestUnsentAt; ///< Unix ms of its submit
    bool overdue = false; ///< too many are unsent, or one for too long
};

} // namespace motcua
