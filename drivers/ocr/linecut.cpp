// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/linecut.h"

#include <algorithm>
#include <cmath>

#include <QtMath>

#include "drivers/ocr/pagestrip.h"

namespace motcua
{

namespace
{

using namespace Qt::StringLiterals;

constexpr double pictureDpi = 200;
constexpr int pictureQuality = 80; // JPEG

/// The line itself, once the page is straight, of the box that is around it while it is tilted.
QRectF straightened(const QRectF &box, QSizeF page, double skewDeg)
{
    const double sine = std::abs(std::sin(qDegreesToRadians(skewDeg)));
    const double cosine = std::cos(qDegreesToRadians(skewDeg));
    const double both = cosine * cosine - sine * sine;
    // What is around a tilted line is wider and higher than the line.
    const double least = std::min(box.width(), box.height()) / 3;
    const double width = std::max((box.width() * cosine - box.height() * sine) / both, least);
    const double height = std::max((box.height() * cosine - box.width() * sine) / both, least);
    QRectF line(0, 0, width, height);
    line.moveCenter(tilted(box.center(), page, -skewDeg));
    return line;
}

} // namespace

Result<QList<QByteArray>> cutLines(PagePixels &page, const QList<QRectF> &boxes, int rotation, double skewDeg)
{
    MOTCUA_ASSIGN(const auto view, page.view(pictureDpi));
    const QRectF sheet({0, 0}, QSizeF(page.size()));
    QList<QByteArray> pictures;
    for (const QRectF &box : boxes) {
        const QRectF on = box & sheet;
        if (on.width() < 1 || on.height() < 1 || std::abs(skewDeg) > 20)
            return fail(FaultId::ImageUnreadable, u"no such line"_s);
        QRectF line = straightened(on, sheet.size(), skewDeg);
        const double around = std::min(line.width(), line.height()) / 2;
        line.adjust(-around, -around, around, around);
        PixPtr strip = straightStrip(
            view.pix.get(), QRectF(line.topLeft() / view.scale, line.size() / view.scale), skewDeg);
        if (strip && rotation)
            strip.reset(pixRotateOrth(strip.get(), rotation / 90));
        if (!strip)
            return fail(FaultId::ImageTooLarge, u"no memory for a line"_s);
        MOTCUA_ASSIGN(auto picture, encodeJpeg(strip.get(), pictureQuality, view.dpi));
        pictures.append(std::move(picture));
    }
    return pictures;
}

} // namespace motcua
