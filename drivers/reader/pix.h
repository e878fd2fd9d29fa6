// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <leptonica/allheaders.h>

namespace motcua
{

struct PixDeleter {
    void operator()(PIX *pix) const { pixDestroy(&pix); }
};

/// Owns a Leptonica image.
using PixPtr = std::unique_ptr<PIX, PixDeleter>;

} // namespace motcua
