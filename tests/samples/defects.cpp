// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/samples/defects.h"

#include <algorithm>

#include <QPainter>
#include <QTransform>

namespace motcua::samples
{

namespace
{

QImage like(const QImage &page, QImage image)
{
    image.setDotsPerMeterX(page.dotsPerMeterX());
    image.setDotsPerMeterY(page.dotsPerMeterY());
    return image;
}

class Noise
{
public:
    explicit Noise(quint32 seed)
        : m_state(seed ? seed : 1)
    {
    }
    int next(int amplitude)
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 17;
        m_state ^= m_state << 5;
        return static_cast<int>(m_state % static_cast<quint32>(2 * amplitude + 1)) - amplitude;
    }

private:
    quint32 m_state;
};

} // namespace

QImage skewed(const QImage &page, double degrees)
{
    QImage out(page.size(), page.format());
    out.fill(QColor(248, 248, 246));
    QPainter painter(&out);
    painter.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
    painter.translate(page.width() / 2.0, page.height() / 2.0);
    painter.rotate(degrees);
    painter.drawImage(QPointF(-page.width() / 2.0, -page.height() / 2.0), page);
    painter.end();
    return like(page, out);
}

QImage turned(const QImage &page, int degrees)
{
    return like(page, page.transformed(QTransform().rotate(degrees)));
}

QImage tinted(const QImage &page, const QColor &paper)
{
    QImage out = page;
    QPainter painter(&out);
    painter.setCompositionMode(QPainter::CompositionMode_Multiply);
    painter.fillRect(out.rect(), paper);
    painter.end();
    return out;
}

QImage grained(const QImage &page, int amplitude, quint32 seed)
{
    QImage out = page.convertToFormat(QImage::Format_RGB32);
    Noise noise(seed);
    for (int y = 0; y < out.height(); ++y) {
        auto *line = reinterpret_cast<QRgb *>(out.scanLine(y));
        for (int x = 0; x < out.width(); ++x) {
            const int n = noise.next(amplitude);
            const QRgb c = line[x];
            line[x] = qRgb(std::clamp(qRed(c) + n, 0, 255), std::clamp(qGreen(c) + n, 0, 255),
                std::clamp(qBlue(c) + n, 0, 255));
        }
    }
    return like(page, out);
}

QImage photocopied(const QImage &page, quint32 seed)
{
    const QImage grey = page.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB32);
    return grained(tinted(like(page, grey), QColor(240, 240, 240)), 6, seed);
}

} // namespace motcua::samples
