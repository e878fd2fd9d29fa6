// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/reader/pix.h"

namespace motcua
{

/// What a page's print looks like before anybody reads it. Hints only: reading says what holds.
struct PrintLook {
    double letterHeight = 0; ///< px: the middle height of its letters, near their x-height; 0: no print
    int rotation = 0; ///< clockwise quarter turn after which letters seem to stand upright: 0, 90, 180, 270
};

/// `gray`: 8 bit, 150 to 300 dpi. `sidewaysLines`: see PageLook. Where memory is short: no print.
PrintLook lookAtPrint(PIX *gray, bool sidewaysLines);

} // namespace motcua
