// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QImage>
#include <QPainter>
#include <QStringList>

#include "tests/samples/samples.h"

namespace motcua::samples
{

constexpr double pxPerMm = dpi / 25.4;

enum class Weight { Normal, Bold, Italic, BoldItalic };

/// A sheet of paper that is written from top to bottom, in the manner of Vietnamese office papers (Liberation
/// Serif in the place of Times New Roman). Lengths in mm, type in points. Everything printed is remembered as
/// the page's text.
class Paper
{
public:
    explicit Paper(QSizeF mm = {210, 297}, double leftMm = 28, double rightMm = 18, double topMm = 18);

    QPainter &painter() { return m_painter; }
    double y() const { return m_y; }
    void moveTo(double mm) { m_y = mm; }
    void space(double mm) { m_y += mm; }
    double left() const { return m_left; }
    double width() const { return m_width; }

    /// The two columns at the head of every office paper: who writes, and quốc hiệu with tiêu ngữ.
    void letterhead(const QStringList &sender, const QString &placeAndDate);
    void centred(const QString &text, double pt, Weight weight = Weight::Normal, double gapMm = 1.5);
    void paragraph(const QString &text, double pt = 13, Weight weight = Weight::Normal, double indentMm = 0);
    /// "Họ và tên: …" with the value filled in by hand and dots under it.
    void field(const QString &label, const QString &value, double pt = 13);
    /// Two fields on one line.
    void fields(const QString &label1, const QString &value1, const QString &label2, const QString &value2,
        double split = 0.5);
    /// `columns` are shares of the width; the first row is the head.
    void table(const QList<double> &columns, const QList<QStringList> &rows, double pt = 11.5);
    /// Who signs: title, an invented hand, a name; with a round red seal where `seal` names its owner.
    void signature(double atMm, double widthMm, const QStringList &title, const QString &name, quint32 hand,
        const QString &seal = {});
    /// Text in a box at a place; answers the height that it took, mm.
    double text(const QRectF &mm, const QString &text, double pt, Weight weight = Weight::Normal,
        int flags = Qt::AlignLeft | Qt::TextWordWrap, const QColor &ink = QColor(20, 20, 22));

    /// Puts the footer on that says that this is worth nothing, and gives the page away.
    Page finish(const QString &name, const QString &component);

    static QFont serif(double pt, Weight weight = Weight::Normal);
    static QFont sans(double pt, int weight = QFont::Normal);

private:
    double fieldAt(double x, double width, const QString &label, const QString &value, double pt);
    void seal(const QPointF &centreMm, const QString &owner);
    void scribble(const QPointF &mm, quint32 hand);

    QImage m_image;
    QPainter m_painter;
    QStringList m_text;
    double m_y, m_left, m_width;
    QSizeF m_mm;
};

QRectF toPx(const QRectF &mm);

} // namespace motcua::samples
