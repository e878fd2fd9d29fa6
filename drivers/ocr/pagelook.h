// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/reader/pix.h"

namespace motcua
{

/// What a page looks like before anybody reads it.
struct PageLook {
    bool blank = false; ///< nothing on it but paper, its shade and dust; in doubt it is not blank
    double inkedShare = 0; ///< share of the page that differs from the paper around it
    bool sidewaysLines = false; ///< text lines run from top to bottom rather than from left to right
    bool lowContrast = false; ///< the ink is hardly darker than the paper
};

/// `page` is 8 bit gray or 32 bit RGB, between 70 and 110 dpi; colour matters: a pale yellow stamp is no
/// gray.
PageLook lookAtPage(PIX *page, double dpi);

} // namespace motcua
