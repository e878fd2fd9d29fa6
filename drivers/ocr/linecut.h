// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include "drivers/ocr/pagepixels.h"

namespace motcua
{

/// Lines of a page as somebody reads them, upright and straight, with a little of what is around: one JPEG
/// for each of `boxes` (px of the page as stored, about the words of a line), at most 200 dpi. `rotation`,
/// `skewDeg`: as PageReading. Faults: ImageUnreadable (a box is not on the page), ImageTooLarge, Internal.
Result<QList<QByteArray>> cutLines(
    PagePixels &page, const QList<QRectF> &boxes, int rotation, double skewDeg);

} // namespace motcua
