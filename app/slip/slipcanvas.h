// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QBuffer>
#include <QColor>
#include <QFont>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace motcua
{

/// A sheet in portrait that is written from top to bottom and goes on to another sheet when it is full; A5
/// unless said otherwise, and the measures below are A5's. Lengths in mm from the sheet's upper left corner,
/// type in points.
class SlipCanvas
{
public:
    static constexpr double pageWidth = 148, pageHeight = 210;
    static constexpr double left = 11, right = 137, width = right - left;
    static constexpr double top = 9, bottom = 197;

    struct Style {
        double pt = 8.5;
        QFont::Weight weight = QFont::Normal;
        QColor ink = QColor(0x15, 0x20, 0x2b);
        Qt::Alignment align = Qt::AlignLeft;
    };

    /// `footer` is called once a sheet, `heading` at the top of every sheet but the first; both draw at fixed
    /// places.
    SlipCanvas(QIODevice *device, const QString &title, std::function<void(SlipCanvas &)> footer,
        std::function<void(SlipCanvas &)> heading, QPageSize::PageSizeId size = QPageSize::A5);
    ~SlipCanvas();

    int page() const { return m_page; }
    double y = top;

    /// Height that the text takes in a column of `columnWidth`; words too long for it are broken.
    double height(const QString &text, double columnWidth, const Style &style) const;
    /// Draws it and answers its height.
    double text(double x, double atY, double columnWidth, const QString &text, const Style &style);
    /// The same on one line, set smaller (down to 6 pt) until it fits.
    double line(double x, double atY, double columnWidth, const QString &text, Style style);
    /// Starts another sheet unless `mm` are left on this one; answers whether it did.
    bool need(double mm);
    void nextSheet();

    void rule(double x1, double x2, double atY, double thickness, const QColor &ink);
    void box(const QRectF &mm, double radius, const QColor &fill, const QColor &border, double thickness);
    /// A QR symbol (with its quiet zone) as vectors.
    void symbol(const QRectF &mm, const QImage &modules);

private:
    static double units(double mm) { return mm * resolution / 25.4; }
    static constexpr int resolution = 1200;
    QFont font(const Style &style) const;
    double layOut(
        const QString &text, double columnWidth, const Style &style, QPainter *painter, QPointF at) const;

    QPdfWriter m_writer;
    QPainter m_painter;
    std::function<void(SlipCanvas &)> m_footer, m_heading;
    int m_page = 0;
};

} // namespace motcua
