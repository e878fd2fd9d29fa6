// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/sweep/hall.h"

namespace motcua::test
{

/// Where a road is broken off.
struct CrashPoint {
    enum class Program { Kiosk, Worker, Central }; ///< Kiosk: screen's engine and uploader in one
    Program program = Program::Kiosk;
    /// What a crash leaves: all that was written (the program alone dies), what was synced (power fails), or
    /// what was synced and by chance some of the rest.
    enum class Keep { All, None, Some };
    Keep keep = Keep::All;
    long operation = 0; ///< after which it ends, from 1; 0: not at all
};
QString name(const CrashPoint &point);

struct CrashVerdict {
    CrashPoint point;
    bool happened = false; ///< the road has that many operations
    QByteArray operations; ///< a letter each, of a road that was not broken off
    QStringList troubles; ///< promises that did not hold; empty: all did
    Hall::Figures figures;
    int pages = 0; ///< that were said to be saved
    bool resumed = false; ///< the road had to be gone on with after it
};

/// Walks one road, breaks it off there, starts what died again, and judges.
CrashVerdict crashAt(const HallTemplate &origin, const CrashPoint &point);

/// Kills one of the programs at random moments of one road, `kills` times at most, and judges after each.
struct KillVerdict {
    int kills = 0;
    int pages = 0;
    QStringList troubles;
    Hall::Figures figures;
};
KillVerdict killAlong(const HallTemplate &origin, int kills, unsigned seed);

} // namespace motcua::test
