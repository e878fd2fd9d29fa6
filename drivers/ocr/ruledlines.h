// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "drivers/reader/pix.h"

namespace motcua
{

/// A copy of a straightened 8 bit gray page whose ruled lines (tables, underlines, 12 mm and longer, up to 1
/// mm thick) are paper: inside frames Tesseract's single block sees no text lines. Nothing where memory is
/// short.
PixPtr withoutRuledLines(PIX *gray, double dpi);

} // namespace motcua
