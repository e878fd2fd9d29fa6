// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/ocr/pagelook.h"

namespace motcua
{

/// What went wrong when the paper was laid on or fed.
struct ScanFaults {
    bool cutEdge = false; ///< print runs into an edge of the image
    bool streak = false; ///< a thin line down the whole image: dirt on the glass that the paper is fed past
    bool corner = false; ///< something dark lies over a corner, or shows where it is folded
};

/// Paper is fed along its height.
ScanFaults scanFaults(const SmallPage &page);

/// Whether something that may be print would leave the page when its tilt of `skewDeg` degrees clockwise is
/// turned back about its middle.
bool straighteningCuts(const SmallPage &page, double skewDeg);

} // namespace motcua
