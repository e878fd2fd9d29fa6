// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/slip/slipcanvas.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QImage>
#include <QPainterPath>
#include <QTextLayout>
#include <QTextOption>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr double lineHeight = 1.28; // stacked diacritics (Ặ Ệ Ỗ) need air

/// "ông/bà" stays together: a line that would end with a slash ends a word earlier. A joiner in the text
/// would do it too, and would be copied with the text from the PDF.
void keepSlash(QTextLine &line, const QString &paragraph, double columnWidth)
{
    const qsizetype end = line.textStart() + line.textLength();
    if (end >= paragraph.size() || paragraph[end - 1] != u'/')
        return;
    const qsizetype columns = paragraph.lastIndexOf(u' ', end - 1) + 1 - line.textStart();
    if (columns > 0)
        line.setNumColumns(static_cast<int>(columns), columnWidth);
}

} // namespace

SlipCanvas::SlipCanvas(QIODevice *device, const QString &title, std::function<void(SlipCanvas &)> footer,
    std::function<void(SlipCanvas &)> heading, QPageSize::PageSizeId size)
    : m_writer(device)
    , m_footer(std::move(footer))
    , m_heading(std::move(heading))
{
    m_writer.setResolution(resolution);
    m_writer.setPageSize(QPageSize(size));
    m_writer.setPageOrientation(QPageLayout::Portrait);
    m_writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    m_writer.setTitle(title);
    m_writer.setCreator(u"Một Cửa Kiosk"_s);
    m_painter.begin(&m_writer);
    nextSheet();
}

SlipCanvas::~SlipCanvas() = default;

void SlipCanvas::nextSheet()
{
    if (m_page > 0)
        m_writer.newPage();
    ++m_page;
    y = top;
    m_footer(*this);
    if (m_page > 1)
        m_heading(*this);
}

QFont SlipCanvas::font(const Style &style) const
{
    QFont font(u"Inter"_s);
    font.setPixelSize(static_cast<int>(std::lround(style.pt * resolution / 72)));
    font.setWeight(style.weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    // Inter swaps hyphens, bullets and brackets beside digits and capitals for glyphs that no character maps
    // to, and the PDF could then not be searched or copied. Vietnamese needs no shaping once it is NFC.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

double SlipCanvas::layOut(
    const QString &text, double columnWidth, const Style &style, QPainter *painter, QPointF at) const
{
    const QFont used = font(style);
    QTextOption option(style.align);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    const double step = used.pixelSize() * lineHeight;
    double height = 0;
    for (const QString &paragraph : text.normalized(QString::NormalizationForm_C).split(u'\n')) {
        QTextLayout layout(paragraph, used);
        layout.setTextOption(option);
        layout.setCacheEnabled(true);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(units(columnWidth));
            keepSlash(line, paragraph, units(columnWidth));
            // The font's own ascent may be larger than the step's share; centre the letters in their step.
            line.setPosition({0, height + (step - line.height()) / 2});
            height += step;
        }
        layout.endLayout();
        if (painter) {
            painter->setPen(style.ink);
            layout.draw(painter, at);
        }
    }
    return height * 25.4 / resolution;
}

double SlipCanvas::height(const QString &text, double columnWidth, const Style &style) const
{
    return layOut(text, columnWidth, style, nullptr, {});
}

double SlipCanvas::text(double x, double atY, double columnWidth, const QString &text, const Style &style)
{
    return layOut(text, columnWidth, style, &m_painter, {units(x), units(atY)});
}

double SlipCanvas::line(double x, double atY, double columnWidth, const QString &text, Style style)
{
    constexpr double smallest = 6;
    while (style.pt > smallest && QFontMetricsF(font(style)).horizontalAdvance(text) > units(columnWidth))
        style.pt -= 0.5;
    return layOut(text, columnWidth, style, &m_painter, {units(x), units(atY)});
}

bool SlipCanvas::need(double mm)
{
    if (y + mm <= bottom)
        return false;
    nextSheet();
    return true;
}

void SlipCanvas::rule(double x1, double x2, double atY, double thickness, const QColor &ink)
{
    m_painter.fillRect(QRectF(units(x1), units(atY - thickness / 2), units(x2 - x1), units(thickness)), ink);
}

void SlipCanvas::box(
    const QRectF &mm, double radius, const QColor &fill, const QColor &border, double thickness)
{
    m_painter.setBrush(fill);
    m_painter.setPen(border.isValid() ? QPen(border, units(thickness)) : QPen(Qt::NoPen));
    m_painter.drawRoundedRect(QRectF(units(mm.x()), units(mm.y()), units(mm.width()), units(mm.height())),
        units(radius), units(radius));
    m_painter.setBrush(Qt::NoBrush);
}

void SlipCanvas::symbol(const QRectF &mm, const QImage &modules)
{
    const double module = units(mm.width()) / modules.width();
    constexpr double overlap = 1.02; // neighbours must not show a hair of paper between them
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (int row = 0; row < modules.height(); ++row)
        for (int from = 0; from < modules.width(); ++from) {
            int to = from;
            while (to < modules.width() && qGray(modules.pixel(to, row)) < 128)
                ++to;
            if (to > from)
                path.addRect(units(mm.x()) + from * module, units(mm.y()) + row * module,
                    (to - from) * module, module * overlap);
            from = to;
        }
    m_painter.fillPath(path, Qt::black);
}

} // namespace motcua
