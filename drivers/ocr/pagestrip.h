// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include "drivers/reader/pix.h"

namespace motcua
{

/// Where a point of a page that was straightened about its middle lies on the page as it is tilted,
/// `skewDeg` degrees clockwise. `page`: px.
QPointF tilted(QPointF straight, QSizeF page, double skewDeg);

/// A part of a tilted page, straightened: what lies in `box` (px) once the whole page is. 8 bit gray or 32
/// bit RGB; white beyond the page's edges. Nothing where memory is short or the box is empty.
PixPtr straightStrip(PIX *page, const QRectF &box, double skewDeg);

} // namespace motcua
