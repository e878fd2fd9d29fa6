// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/pagestrip.h"

#include <cmath>

#include <QtMath>

namespace motcua
{

QPointF tilted(QPointF straight, QSizeF page, double skewDeg)
{
    // y points down: so turned, a point goes clockwise
    const double cosine = std::cos(qDegreesToRadians(skewDeg)), sine = std::sin(qDegreesToRadians(skewDeg));
    const QPointF middle(page.width() / 2, page.height() / 2);
    const QPointF v = straight - middle;
    return QPointF(cosine * v.x() - sine * v.y(), sine * v.x() + cosine * v.y()) + middle;
}

PixPtr straightStrip(PIX *page, const QRectF &box, double skewDeg)
{
    const int width = int(std::ceil(box.width())), height = int(std::ceil(box.height()));
    if (width < 1 || height < 1)
        return {};
    const double angle = qDegreesToRadians(skewDeg);
    // What the strip is cut from reaches as far as its corners do before they are turned back.
    const int across = skewDeg == 0 ? 0 : int(std::ceil(height * std::abs(std::sin(angle)))) + 2;
    const int along = skewDeg == 0 ? 0 : int(std::ceil(width * std::abs(std::sin(angle)))) + 2;
    const QSizeF size(pixGetWidth(page), pixGetHeight(page));
    const QPointF middle = tilted(box.center(), size, skewDeg);
    const int left = int(std::lround(middle.x() - width / 2.0)) - across;
    const int top = int(std::lround(middle.y() - height / 2.0)) - along;

    PixPtr strip(pixCreate(width + 2 * across, height + 2 * along, pixGetDepth(page)));
    if (!strip)
        return strip;
    pixSetAll(strip.get());
    pixRasterop(strip.get(), 0, 0, width + 2 * across, height + 2 * along, PIX_SRC, page, left, top);
    if (skewDeg == 0)
        return strip;
    strip.reset(pixRotateAM(strip.get(), float(-angle), L_BRING_IN_WHITE));
    if (!strip)
        return strip;
    BOX *inside = boxCreate(across, along, width, height);
    strip.reset(pixClipRectangle(strip.get(), inside, nullptr));
    boxDestroy(&inside);
    return strip;
}

} // namespace motcua
