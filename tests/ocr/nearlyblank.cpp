// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ocr/nearlyblank.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <QFont>
#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>

namespace nearlyblank
{
namespace
{

using namespace Qt::StringLiterals;

constexpr QSize a4(2480, 3508); // px
constexpr double mm = 300 / 25.4; // px

/// A wave, as a hand draws one.
void scribble(QPainter &painter, const QPointF &at, double width, int strength)
{
    painter.setPen(QPen(QColor(0, 0, 0, strength), width * mm));
    QPainterPath path(at);
    for (double x = 0; x < 50; x += 0.25)
        path.lineTo(at + QPointF(x, 2 * std::sin(x) + std::sin(2.3 * x)) * mm);
    painter.drawPath(path);
}

void finePencil(QPainter &painter, const QPointF &at)
{
    scribble(painter, at, 0.2, 38);
}

void softPencil(QPainter &painter, const QPointF &at)
{
    scribble(painter, at, 0.5, 28);
}

void text(QPainter &painter, const QPointF &at, const QColor &ink, double points, const QString &line)
{
    QFont font(u"DejaVu Sans"_s);
    font.setPixelSize(int(points / 72 * 300));
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(at, line);
}

void stamp(QPainter &painter, const QPointF &at, const QColor &ink)
{
    painter.setPen(QPen(ink, 0.6 * mm));
    painter.drawEllipse(at + QPointF(18, 0) * mm, 17 * mm, 17 * mm);
    text(painter, at + QPointF(5, 2) * mm, ink, 13, u"ĐÃ NHẬN"_s);
}

void redStamp(QPainter &painter, const QPointF &at)
{
    stamp(painter, at, QColor(255, 0, 0, 18));
}

void violetStamp(QPainter &painter, const QPointF &at)
{
    stamp(painter, at, QColor(60, 0, 200, 15));
}

void line(QPainter &painter, const QPointF &at)
{
    text(painter, at, QColor(30, 30, 30), 12, u"Trang này để trống."_s);
}

void carbon(QPainter &painter, const QPointF &at)
{
    text(painter, at, QColor(60, 60, 160, 40), 12, u"Đã nhận đủ hồ sơ"_s);
}

void pageNumber(QPainter &painter, const QPointF &)
{
    text(painter, QPointF(104, 287) * mm, QColor(30, 30, 30), 9, u"12"_s);
}

void signature(QPainter &painter, const QPointF &at)
{
    painter.setPen(QPen(QColor(30, 60, 200, 70), 0.35 * mm));
    QPainterPath path(at);
    path.cubicTo(at + QPointF(8, -16) * mm, at + QPointF(12, 16) * mm, at + QPointF(25, -4) * mm);
    painter.drawPath(path);
}

struct Mark {
    QString name;
    void (*draw)(QPainter &painter, const QPointF &at);
};

const std::array<Mark, marks> &allMarks()
{
    static const std::array<Mark, marks> all {{{u"a pencil of 0.2 mm"_s, finePencil},
        {u"a soft pencil"_s, softPencil}, {u"a pale red stamp"_s, redStamp},
        {u"a pale violet stamp"_s, violetStamp}, {u"one line of text"_s, line},
        {u"pale carbon copy"_s, carbon}, {u"a page number"_s, pageNumber}, {u"a signature"_s, signature}}};
    return all;
}

/// The sum of four bytes is nearly normal: mean 510, standard deviation 147.8.
double normal(QRandomGenerator &random)
{
    const quint32 bits = random.generate();
    return (int((bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24)) - 510) / 147.8;
}

/// The scanner's noise in each pixel, and clouds of 0.7 mm, which is how fibres lie.
void addGrain(QImage &image, double noise, double clouds, QRandomGenerator &random)
{
    constexpr int cloud = 8; // px
    std::vector<double> row(std::size_t(image.width() / cloud + 1));
    for (int y = 0; y < image.height(); ++y) {
        if (y % cloud == 0)
            for (double &level : row)
                level = clouds * normal(random);
        auto *pixels = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int grain = int(std::lround(noise * normal(random) + row[std::size_t(x / cloud)]));
            const auto level = [&](int value) { return std::clamp(value + grain, 0, 255); };
            pixels[x] = qRgb(level(qRed(pixels[x])), level(qGreen(pixels[x])), level(qBlue(pixels[x])));
        }
    }
}

} // namespace

Sheet make(int seed)
{
    static const std::array papers {QColor(252, 252, 250), QColor(240, 230, 205), QColor(243, 205, 210),
        QColor(200, 224, 196), QColor(210, 214, 220)};
    QRandomGenerator random {quint32(seed)};
    Sheet sheet {QImage(a4, QImage::Format_RGB32), {}};
    sheet.image.fill(papers[std::size_t(seed / 2) % papers.size()]);
    QPainter painter(&sheet.image);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient shade(random.bounded(2) ? 0 : a4.width(), 0, a4.width() / 2.0, 0);
    shade.setColorAt(0, QColor(0, 0, 0, random.bounded(40)));
    shade.setColorAt(0.6, Qt::transparent);
    painter.fillRect(sheet.image.rect(), shade);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(90, 90, 90));
    for (int i = random.bounded(20); i > 0; --i) { // dust of up to 0.6 mm
        const double radius = (0.05 + 0.25 * random.generateDouble()) * mm;
        painter.drawEllipse(QPointF(random.bounded(a4.width()), random.bounded(a4.height())), radius, radius);
    }
    painter.setBrush(Qt::NoBrush);
    if (seed % 2 == 0) {
        const Mark &mark = allMarks()[std::size_t(seed / 2) % marks];
        sheet.mark = mark.name;
        mark.draw(painter, QPointF(25 + random.bounded(100), 35 + random.bounded(220)) * mm);
    }
    painter.end();
    addGrain(sheet.image, 1 + 3 * random.generateDouble(), random.generateDouble(), random);
    sheet.image.setDotsPerMeterX(int(std::lround(dpi / 0.0254)));
    sheet.image.setDotsPerMeterY(int(std::lround(dpi / 0.0254)));
    return sheet;
}

} // namespace nearlyblank
