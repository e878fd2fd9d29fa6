// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QSize>

namespace motcua
{

/// Whether these bytes are exactly one image of this size in CCITT Group 4 (ITU-T T.6), end-of-block code and
/// no more: what a worker sends is walked through before anybody is given it to open. Keeps two rows, no
/// pixels.
bool isGroupFour(QByteArrayView bytes, QSize size);

} // namespace motcua
