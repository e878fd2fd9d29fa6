// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ocr/nearlyblank.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QFont>
#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>

namespace nearlyblank
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int fine = 2; // drawn at twice the resolution, so that thin strokes turn gray as in a scan
constexpr QSize a4(620, 877); // px

void pencil(QPainter &painter, const QPointF &at)
{
    painter.setPen(QPen(QColor(0, 0, 0, 45), 2));
    painter.drawLine(at, at + QPointF(250, 20));
}

void stamp(QPainter &painter, const QPointF &at)
{
    painter.setPen(QPen(QColor(255, 0, 0, 40), 4));
    painter.drawEllipse(at, 100, 100);
}

void text(QPainter &painter, const QPointF &at, const QColor &ink, const QString &line)
{
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(25); // 12 pt
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(at, line);
}

void line(QPainter &painter, const QPointF &at)
{
    text(painter, at, QColor(30, 30, 30), u"Trang này để trống."_s);
}

void carbon(QPainter &painter, const QPointF &at)
{
    text(painter, at, QColor(60, 60, 160, 60), u"Đã nhận đủ hồ sơ"_s);
}

void signature(QPainter &painter, const QPointF &at)
{
    painter.setPen(QPen(QColor(30, 60, 200, 90), 2));
    QPainterPath path(at);
    path.cubicTo(at + QPointF(50, -100), at + QPointF(75, 100), at + QPointF(150, -25));
    painter.drawPath(path);
}

struct Mark {
    QString name;
    void (*draw)(QPainter &painter, const QPointF &at);
};

const std::array<Mark, 5> &marks()
{
    static const std::array<Mark, 5> all {{{u"a pencil line"_s, pencil}, {u"a pale stamp"_s, stamp},
        {u"one line of text"_s, line}, {u"pale carbon copy"_s, carbon}, {u"a signature"_s, signature}}};
    return all;
}

void addGrain(QImage &image, double deviation, QRandomGenerator &random)
{
    for (int y = 0; y < image.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const quint32 bits = random.generate();
            // the sum of four bytes is nearly normal: mean 510, standard deviation 147.8
            const int sum = int((bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24));
            const int grain = int(std::lround((sum - 510) * deviation / 147.8));
            const auto level = [&](int value) { return std::clamp(value + grain, 0, 255); };
            row[x] = qRgb(level(qRed(row[x])), level(qGreen(row[x])), level(qBlue(row[x])));
        }
    }
}

} // namespace

Sheet make(int seed)
{
    static const std::array papers {QColor(252, 252, 250), QColor(240, 230, 205), QColor(243, 205, 210),
        QColor(200, 224, 196), QColor(210, 214, 220)};
    QRandomGenerator random {quint32(seed)};
    QImage image(a4 * fine, QImage::Format_RGB32);
    image.fill(papers[std::size_t(seed / 2) % papers.size()]);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient shade(random.bounded(2) ? 0 : image.width(), 0, image.width() / 2.0, 0);
    shade.setColorAt(0, QColor(0, 0, 0, random.bounded(40)));
    shade.setColorAt(0.6, Qt::transparent);
    painter.fillRect(image.rect(), shade);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(90, 90, 90));
    for (int i = random.bounded(20); i > 0; --i) // dust of up to 1 mm
        painter.drawEllipse(QPointF(random.bounded(image.width()), random.bounded(image.height())), 1.5, 1.5);
    painter.setBrush(Qt::NoBrush);
    Sheet sheet;
    if (seed % 2 == 0) {
        const Mark &mark = marks()[std::size_t(seed / 10) % marks().size()];
        sheet.mark = mark.name;
        mark.draw(painter, QPointF(150 + random.bounded(600), 200 + random.bounded(1300)));
    }
    painter.end();
    sheet.image = image.scaled(a4, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    addGrain(sheet.image, 0.5 + 2 * random.generateDouble(), random);
    return sheet;
}

} // namespace nearlyblank
