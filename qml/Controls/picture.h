// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace motcua
{

/// A picture handed over as a value, fitted into the item and turned clockwise by quarter turns. It goes
/// through no cache and no URL, so nothing of a person's paper outlives the item that shows it.
class Picture : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    /// A QImage; QML only hands it on.
    Q_PROPERTY(QVariant image READ image WRITE setImage NOTIFY imageChanged)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY imageChanged)
    /// Height of the image, as it is stored, by its width; 0: empty.
    Q_PROPERTY(qreal aspect READ aspect NOTIFY imageChanged)
    Q_PROPERTY(int turn READ turn WRITE setTurn NOTIFY turnChanged)
    /// False: whole pixels without blending, as a QR symbol needs.
    Q_PROPERTY(bool blended READ blended WRITE setBlended NOTIFY blendedChanged)

public:
    using QQuickPaintedItem::QQuickPaintedItem;

    QVariant image() const { return m_image; }
    void setImage(const QVariant &image);
    bool isEmpty() const { return m_image.isNull(); }
    qreal aspect() const { return isEmpty() ? 0 : qreal(m_image.height()) / m_image.width(); }
    int turn() const { return m_turn; }
    void setTurn(int degrees);
    bool blended() const { return m_blended; }
    void setBlended(bool blended);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void imageChanged();
    void turnChanged();
    void blendedChanged();

private:
    QImage m_image;
    int m_turn = 0;
    bool m_blended = true;
};

} // namespace motcua
