// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/slip/paperlist.h"

#include <QBuffer>
#include <QGuiApplication>

#include "app/slip/slip.h"
#include "app/slip/slipcanvas.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

using Style = SlipCanvas::Style;

const QColor ink(0x15, 0x20, 0x2b), soft(0x41, 0x4d, 0x5c), primary(0x0a, 0x4a, 0x86);

constexpr qsizetype mostBytes = 800;
constexpr qsizetype mostNameLetters = 90;
constexpr double boxMm = 4, symbolMm = 34;

const QString unknown = u"chưa có thông tin"_s;

QString known(const QString &text)
{
    return text.isEmpty() ? unknown : text;
}

/// What stands behind a paper's name: how many, and when it is needed.
QString conditionsOf(const Component &component)
{
    QStringList conditions;
    if (component.kind == ComponentKind::Form)
        conditions << u"điền tại kiosk"_s;
    if (component.kind == ComponentKind::Electronic)
        conditions << u"bản điện tử, không nộp giấy"_s;
    if (const QString count = countInWords(component); !count.isEmpty())
        conditions << count;
    if (!component.requiredIf.isEmpty())
        conditions << u"chỉ cần "_s + component.requiredIf;
    else if (!component.required)
        conditions << u"nếu có"_s;
    return conditions.join(u"; "_s);
}

QString shortened(const QString &name)
{
    if (name.size() <= mostNameLetters)
        return name;
    const qsizetype blank = name.lastIndexOf(u' ', mostNameLetters);
    return name.first(blank > 0 ? blank : mostNameLetters) + u'…';
}

void drawPaper(SlipCanvas &c, int number, const Component &component)
{
    constexpr double indent = boxMm + 3;
    const Style name {9.5, QFont::DemiBold, ink}, note {8, QFont::Normal, soft};
    const QString title = u"%1. %2"_s.arg(number).arg(component.name);
    const QString conditions = conditionsOf(component);
    const double width = SlipCanvas::width - indent;
    const double noteHeight = conditions.isEmpty() ? 0 : c.height(conditions, width, note);
    c.need(c.height(title, width, name) + noteHeight + 2);
    c.box({SlipCanvas::left, c.y + 0.4, boxMm, boxMm}, 0.6, Qt::white, ink, 0.3);
    c.y += c.text(SlipCanvas::left + indent, c.y, width, title, name);
    if (!conditions.isEmpty())
        c.y += c.text(SlipCanvas::left + indent, c.y, width, conditions, note);
    c.y += 2;
}

} // namespace

QString countInWords(const Component &component)
{
    QStringList counts;
    if (component.originals.value_or(0) > 0)
        counts << u"%1 bản chính"_s.arg(*component.originals);
    if (component.copies.value_or(0) > 0)
        counts << u"%1 bản sao"_s.arg(*component.copies);
    return counts.join(u", "_s);
}

QString paperListText(const Procedure &procedure, const ProcedureCase &chosen)
{
    QString text = shortened(procedure.shortName) + u'\n';
    if (!procedure.code.isEmpty())
        text += u"Mã thủ tục: "_s + procedure.code + u'\n';
    text += u"Giấy tờ cần có:"_s;
    for (qsizetype i = 0; i < chosen.components.size(); ++i) {
        const Component &component = chosen.components[i];
        const QString conditions = conditionsOf(component);
        const QString line = u"\n%1. %2"_s.arg(i + 1).arg(shortened(component.name))
            + (conditions.isEmpty() ? QString() : u" ("_s + shortened(conditions) + u')');
        const QString rest = u"\n… và %1 giấy tờ nữa"_s.arg(chosen.components.size() - i);
        if ((text + line + rest).toUtf8().size() > mostBytes)
            return text + rest;
        text += line;
    }
    return text;
}

Result<QByteArray> paperListPdf(const Procedure &procedure, const ProcedureCase &chosen, const QString &hall)
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return fail(FaultId::Internal, u"paper list: no QGuiApplication"_s);
    QBuffer pdf;
    pdf.open(QIODevice::WriteOnly);
    {
        const auto nothing = [](SlipCanvas &) {};
        SlipCanvas c(&pdf, u"Giấy tờ cần có – "_s + procedure.name, nothing, nothing);
        c.y += c.text(SlipCanvas::left, c.y, SlipCanvas::width, u"GIẤY TỜ CẦN CÓ"_s,
            {15, QFont::Bold, primary, Qt::AlignHCenter});
        c.y += 2;
        c.y += c.text(SlipCanvas::left, c.y, SlipCanvas::width, procedure.name, {10.5, QFont::Bold, ink});
        if (procedure.cases.size() > 1)
            c.y += c.text(SlipCanvas::left, c.y, SlipCanvas::width, u"Trường hợp: "_s + chosen.name,
                {9, QFont::Normal, ink});
        if (!procedure.code.isEmpty())
            c.y += c.text(SlipCanvas::left, c.y, SlipCanvas::width, u"Mã thủ tục: "_s + procedure.code,
                {9, QFont::Normal, soft});
        c.y += 3;
        for (qsizetype i = 0; i < chosen.components.size(); ++i)
            drawPaper(c, int(i) + 1, chosen.components[i]);
        const QImage symbol = qrImage(paperListText(procedure, chosen).toUtf8());
        c.need(symbolMm + 2);
        c.rule(SlipCanvas::left, SlipCanvas::right, c.y, 0.2, soft);
        c.y += 2;
        const double width = SlipCanvas::width - symbolMm - 4;
        double y = c.y;
        for (const QString &line : {u"Thời hạn: "_s + known(procedure.timeLimit),
                 u"Phí: "_s + known(procedure.fee), u"Nơi nhận: "_s + hall,
                 u"Danh mục này theo dữ liệu của kiosk, không thay văn bản pháp luật."_s})
            y += c.text(SlipCanvas::left, y, width, line, {8.5, QFont::Normal, ink}) + 0.8;
        if (!symbol.isNull())
            c.symbol({SlipCanvas::right - symbolMm, c.y, symbolMm, symbolMm}, symbol);
    }
    return pdf.data();
}

} // namespace motcua
