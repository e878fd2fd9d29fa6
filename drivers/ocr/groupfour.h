// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "app/domain/result.h"
#include "drivers/reader/pix.h"

namespace motcua
{

/// A 1 bit image → CCITT Group 4 (ITU-T T.6) with its end-of-block code, set bits as black. Fault: Internal.
Result<QByteArray> encodeGroupFour(PIX *bits);

} // namespace motcua
