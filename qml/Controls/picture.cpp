// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture.h"

#include <cmath>

#include <QPainter>

namespace motcua
{

void Picture::setImage(const QVariant &value)
{
    const auto image = value.value<QImage>();
    if (image.cacheKey() == m_image.cacheKey())
        return;
    m_image = image;
    update();
    Q_EMIT imageChanged();
}

void Picture::setTurn(int degrees)
{
    if (degrees == m_turn)
        return;
    m_turn = degrees;
    update();
    Q_EMIT turnChanged();
}

void Picture::setBlended(bool blended)
{
    if (blended == m_blended)
        return;
    m_blended = blended;
    update();
    Q_EMIT blendedChanged();
}

void Picture::paint(QPainter *painter)
{
    if (m_image.isNull())
        return;
    const QImage upright = m_turn % 360 ? m_image.transformed(QTransform().rotate(m_turn)) : m_image;
    double scale = std::min(width() / upright.width(), height() / upright.height());
    if (!m_blended && scale > 1)
        scale = std::floor(scale);
    const QSizeF size = QSizeF(upright.size()) * scale;
    const QPointF corner(
        std::round((width() - size.width()) / 2), std::round((height() - size.height()) / 2));
    painter->setRenderHint(QPainter::SmoothPixmapTransform, m_blended);
    painter->drawImage(QRectF(corner, size), upright);
}

} // namespace motcua
