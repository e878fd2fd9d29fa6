// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/samples/paper.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <QPainterPath>
#include <QtMath>

using namespace Qt::StringLiterals;

namespace motcua::samples
{

namespace
{

const QColor blueInk(24, 48, 140);
const QColor sealRed(200, 20, 30, 205);

int pixels(double pt)
{
    return static_cast<int>(std::lround(pt * dpi / 72.0));
}

} // namespace

QRectF toPx(const QRectF &mm)
{
    return {mm.x() * pxPerMm, mm.y() * pxPerMm, mm.width() * pxPerMm, mm.height() * pxPerMm};
}

QFont Paper::serif(double pt, Weight weight)
{
    QFont font(u"TeX Gyre Termes"_s);
    font.setPixelSize(pixels(pt));
    font.setBold(weight == Weight::Bold || weight == Weight::BoldItalic);
    font.setItalic(weight == Weight::Italic || weight == Weight::BoldItalic);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont Paper::sans(double pt, int weight)
{
    QFont font(u"Inter"_s);
    font.setPixelSize(pixels(pt));
    font.setWeight(static_cast<QFont::Weight>(weight));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

Paper::Paper(QSizeF mm, double leftMm, double rightMm, double topMm)
    : m_image(static_cast<int>(std::lround(mm.width() * pxPerMm)),
        static_cast<int>(std::lround(mm.height() * pxPerMm)), QImage::Format_RGB32)
    , m_y(topMm)
    , m_left(leftMm)
    , m_width(mm.width() - leftMm - rightMm)
    , m_mm(mm)
{
    const int dotsPerMetre = static_cast<int>(std::lround(dpi / 0.0254));
    m_image.setDotsPerMeterX(dotsPerMetre);
    m_image.setDotsPerMeterY(dotsPerMetre);
    m_image.fill(QColor(253, 253, 251));
    m_painter.begin(&m_image);
    m_painter.setRenderHints(
        QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
}

double Paper::text(
    const QRectF &mm, const QString &text, double pt, Weight weight, int flags, const QColor &ink)
{
    m_painter.setFont(serif(pt, weight));
    m_painter.setPen(ink);
    QRectF used;
    m_painter.drawText(toPx(mm), flags, text, &used);
    m_text << text;
    return used.height() / pxPerMm;
}

void Paper::letterhead(const QStringList &sender, const QString &placeAndDate)
{
    const double half = m_width * 0.44;
    double left = m_y;
    const auto isNumber = [](const QString &line) { return line.startsWith(u"Số:"_s); };
    const qsizetype writer = isNumber(sender.constLast()) ? sender.size() - 2 : sender.size() - 1;
    for (qsizetype i = 0; i < sender.size(); ++i)
        left += text({m_left - 6, left, half, 20}, sender[i], 12, i == writer ? Weight::Bold : Weight::Normal,
            Qt::AlignHCenter | Qt::TextWordWrap);
    const double x = m_left - 6 + half;
    const double right = m_width - half + 10;
    double y = m_y;
    y += text({x, y, right, 10}, u"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"_s, 12, Weight::Bold, Qt::AlignHCenter);
    y += text({x, y, right, 10}, u"Độc lập - Tự do - Hạnh phúc"_s, 13, Weight::Bold, Qt::AlignHCenter);
    m_painter.setPen(QPen(QColor(20, 20, 22), 3));
    m_painter.drawLine(
        QPointF(x + right / 2 - 28, y + 1.4) * pxPerMm, QPointF(x + right / 2 + 28, y + 1.4) * pxPerMm);
    m_painter.drawLine(QPointF(m_left - 6 + half / 2 - 12, left + 1.4) * pxPerMm,
        QPointF(m_left - 6 + half / 2 + 12, left + 1.4) * pxPerMm);
    y += 4;
    if (!placeAndDate.isEmpty())
        y += text({x, y, right, 10}, placeAndDate, 12.5, Weight::Italic, Qt::AlignHCenter);
    m_y = std::max(left, y) + 6;
}

void Paper::centred(const QString &line, double pt, Weight weight, double gapMm)
{
    m_y += text({m_left, m_y, m_width, 60}, line, pt, weight, Qt::AlignHCenter | Qt::TextWordWrap) + gapMm;
}

void Paper::paragraph(const QString &line, double pt, Weight weight, double indentMm)
{
    m_y += text({m_left + indentMm, m_y, m_width - indentMm, 200}, line, pt, weight,
               Qt::AlignJustify | Qt::TextWordWrap)
        + 1.8;
}

double Paper::fieldAt(double x, double width, const QString &label, const QString &value, double pt)
{
    m_painter.setFont(serif(pt));
    const double labelWidth = m_painter.fontMetrics().horizontalAdvance(label + u' ') / pxPerMm;
    const double height = text({x, m_y, width, 12}, label, pt, Weight::Normal, Qt::AlignLeft);
    const double valueHeight = text({x + labelWidth + 1, m_y, width - labelWidth - 1, 30}, value, pt,
        Weight::Italic, Qt::AlignLeft | Qt::TextWordWrap, blueInk);
    m_painter.setPen(QPen(QColor(90, 90, 90), 2.2, Qt::DotLine));
    const double base = m_y + height - 0.6;
    m_painter.drawLine(QPointF(x + labelWidth, base) * pxPerMm, QPointF(x + width, base) * pxPerMm);
    return std::max(height, valueHeight);
}

void Paper::field(const QString &label, const QString &value, double pt)
{
    m_y += fieldAt(m_left, m_width, label, value, pt) + 2.2;
}

void Paper::fields(
    const QString &label1, const QString &value1, const QString &label2, const QString &value2, double split)
{
    const double first = fieldAt(m_left, m_width * split - 3, label1, value1, 13);
    const double second = fieldAt(m_left + m_width * split, m_width * (1 - split), label2, value2, 13);
    m_y += std::max(first, second) + 2.2;
}

void Paper::table(const QList<double> &columns, const QList<QStringList> &rows, double pt)
{
    for (qsizetype r = 0; r < rows.size(); ++r) {
        double height = 0;
        double x = m_left;
        const auto weight = r == 0 ? Weight::Bold : Weight::Normal;
        for (qsizetype c = 0; c < columns.size(); ++c) {
            const double w = columns[c] * m_width;
            height = std::max(height,
                text({x + 1.5, m_y + 1.2, w - 3, 80}, rows[r].value(c), pt, weight,
                    (r == 0 ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::TextWordWrap));
            x += w;
        }
        height += 2.4;
        m_painter.setPen(QPen(QColor(40, 40, 42), 2.4));
        x = m_left;
        for (const double share : columns) {
            m_painter.drawRect(toPx({x, m_y, share * m_width, height}));
            x += share * m_width;
        }
        m_y += height;
    }
    m_y += 3;
}

void Paper::scribble(const QPointF &mm, quint32 hand)
{
    QPainterPath path(mm * pxPerMm);
    quint32 state = hand * 2654435761U + 1;
    auto next = [&state](double from, double to) {
        state = state * 1664525U + 1013904223U;
        return from + (to - from) * ((state >> 8) & 0xffff) / 65535.0;
    };
    QPointF at = mm;
    for (int i = 0; i < 7; ++i) {
        const QPointF to(at.x() + next(2, 6.5), mm.y() + next(-4, 4));
        path.cubicTo((at + QPointF(next(-3, 5), next(-9, 9))) * pxPerMm,
            (to + QPointF(next(-6, 1), next(-8, 8))) * pxPerMm, to * pxPerMm);
        at = to;
    }
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(blueInk, 6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.drawPath(path);
}

void Paper::seal(const QPointF &centreMm, const QString &owner)
{
    m_painter.save();
    m_painter.translate(centreMm * pxPerMm);
    m_painter.scale(0.86, 0.86);
    m_painter.setBrush(Qt::NoBrush);
    for (const auto &[radius, pen] : {std::pair {17.5, 9.0}, {16.6, 3.0}, {10.5, 3.0}}) {
        m_painter.setPen(QPen(sealRed, pen));
        m_painter.drawEllipse(QPointF(0, 0), radius * pxPerMm, radius * pxPerMm);
    }
    m_painter.setPen(sealRed);
    QFont font = serif(9, Weight::Bold);
    m_painter.setFont(font);
    const QString around = owner.toUpper() + u" * TÀI LIỆU MẪU * "_s;
    const double step = 360.0 / static_cast<double>(around.size());
    for (const QChar c : around) {
        m_painter.drawText(QRectF(-60, -15.7 * pxPerMm, 120, 60), Qt::AlignHCenter, QString(c));
        m_painter.rotate(step);
    }
    m_painter.setFont(serif(15, Weight::Bold));
    m_painter.drawText(QRectF(-120, -60, 240, 120), Qt::AlignCenter, u"MẪU"_s);
    m_painter.restore();
}

void Paper::signature(double atMm, double widthMm, const QStringList &title, const QString &name,
    quint32 hand, const QString &owner)
{
    double y = m_y;
    for (qsizetype i = 0; i < title.size(); ++i)
        y += text({atMm, y, widthMm, 20}, title[i], 12.5, i == 0 ? Weight::Bold : Weight::Italic,
            Qt::AlignHCenter | Qt::TextWordWrap);
    if (!owner.isEmpty())
        seal({atMm + widthMm / 2 - 12, y + 15}, owner);
    scribble({atMm + widthMm / 2 - 14, y + 15}, hand);
    text({atMm, y + 29, widthMm, 10}, name, 13, Weight::Bold, Qt::AlignHCenter);
}

Page Paper::finish(const QString &name, const QString &component)
{
    text({m_left, m_mm.height() - 12, m_width, 6}, u"Tài liệu mẫu, không có giá trị"_s, 9, Weight::Italic,
        Qt::AlignHCenter, QColor(130, 130, 130));
    m_painter.end();
    Page page;
    page.name = name;
    page.component = component;
    page.image = m_image;
    page.text = m_text.join(u'\n');
    return page;
}

} // namespace motcua::samples
