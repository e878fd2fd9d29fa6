// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/sweep/hall.h"

namespace motcua::test
{

/// The one call of a road that fails.
struct FailingCall {
    enum class Program { Kiosk, Worker }; ///< Kiosk: screen's engine and uploader in one
    enum class Kind { File, Network, Sqlite };
    Program program = Program::Kiosk;
    Kind kind = Kind::File;
    long call = 0; ///< which of the kind, from 1; 0: none
    unsigned variant = 0; ///< draws one of the errors that the call can have
    bool stays = false; ///< all calls of the kind fail from there on
};
QString name(const FailingCall &call);

struct FaultVerdict {
    FailingCall call;
    QString failed; ///< what failed, and how; empty: the road has fewer such calls
    long calls = 0; ///< of that kind on this road, where the program came to its end
    bool whole = false; ///< the road was walked to its end all the same; else it ended with a fault
    QStringList troubles; ///< promises that did not hold; empty: all did
    Hall::Figures figures;
    int pages = 0;
};

/// Walks one road on which that call fails: it ends whole or with a fault of the catalogue. Then it is gone
/// on with, nothing failing any more, and comes to its end.
FaultVerdict failAt(const HallTemplate &origin, const FailingCall &call);

} // namespace motcua::test
