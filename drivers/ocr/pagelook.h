// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/ocr/papershade.h"
#include "drivers/reader/pix.h"

namespace motcua
{

/// A page for those who look at it before anybody reads it.
struct SmallPage {
    PIX *pix = nullptr; ///< as stored, 8 bit gray or 32 bit RGB, between 70 and 110 dpi; colour matters: a
                        ///< pale yellow stamp is no gray
    double dpi = 0;
    Plane darkness; ///< of each pixel beside the paper around it, see darkness()

    SmallPage(PIX *page, double dpi);

    int pixels(double millimetres) const; ///< at least 2
};

/// What a page looks like before anybody reads it.
struct PageLook {
    bool blank = false; ///< nothing on it but paper, its shade and dust; in doubt it is not blank
    double inkedShare = 0; ///< share of the page that differs from the paper around it
    bool sidewaysLines = false; ///< text lines run from top to bottom rather than from left to right
    bool lowContrast = false; ///< the ink is hardly darker than the paper
};

PageLook lookAtPage(const SmallPage &page);

} // namespace motcua
