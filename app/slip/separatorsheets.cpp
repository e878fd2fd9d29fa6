// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/slip/separatorsheets.h"

#include <QBuffer>
#include <QGuiApplication>

#include "app/papers/separator.h"
#include "app/slip/slip.h"
#include "app/slip/slipcanvas.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

using Style = SlipCanvas::Style;

const QColor ink(0x15, 0x20, 0x2b), soft(0x41, 0x4d, 0x5c);

constexpr double pageWidth = 210, left = 20, width = pageWidth - 2 * left; // mm
constexpr double mostNameHeight = 80; // mm; the law's own sentences can be long
constexpr double largestName = 34, smallestName = 13; // pt

void draw(SlipCanvas &canvas, const SeparatorSheet &sheet, const QImage &symbol)
{
    double y = 22;
    y += canvas.text(left, y, width, sheet.heading, {26, QFont::Bold, soft, Qt::AlignHCenter}) + 6;
    y += canvas.text(left, y, width, sheet.before, {16, QFont::Normal, ink, Qt::AlignHCenter}) + 4;
    Style name {largestName, QFont::Bold, ink, Qt::AlignHCenter};
    while (name.pt > smallestName && canvas.height(sheet.name, width, name) > mostNameHeight)
        name.pt -= 1;
    y += canvas.text(left, y, width, sheet.name, name) + 6;
    canvas.symbol({(pageWidth - separatorSymbolMm) / 2, y, separatorSymbolMm, separatorSymbolMm}, symbol);
    y += separatorSymbolMm + 3;
    y += canvas.text(left, y, width, sheet.place, {14, QFont::DemiBold, ink, Qt::AlignHCenter}) + 6;
    for (qsizetype i = 0; i < sheet.instructions.size(); ++i)
        y += canvas.text(left, y, width, u"%1. "_s.arg(i + 1) + sheet.instructions[i], {13}) + 1.5;
    y += 3;
    canvas.rule(left, pageWidth - left, y, 0.2, soft);
    canvas.text(left, y + 2, width, sheet.procedure, {10.5, QFont::Normal, soft});
}

} // namespace

Result<QByteArray> separatorsPdf(const Procedure &procedure, const ProcedureCase &chosen)
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return fail(FaultId::Internal, u"separators: no QGuiApplication"_s);
    QBuffer pdf;
    pdf.open(QIODevice::WriteOnly);
    {
        const auto nothing = [](SlipCanvas &) {};
        std::optional<SlipCanvas> canvas;
        for (const Component &component : chosen.components) {
            if (component.kind != ComponentKind::Paper)
                continue;
            const SeparatorSheet sheet = separatorSheet(procedure, chosen, component);
            const QImage symbol = qrImage(payloadOf(sheet.code));
            if (symbol.isNull())
                return fail(FaultId::Internal, u"separators: the code fits no QR symbol"_s);
            if (canvas)
                canvas->nextSheet();
            else
                canvas.emplace(
                    &pdf, sheet.heading + u" – "_s + procedure.name, nothing, nothing, QPageSize::A4);
            draw(*canvas, sheet, symbol);
        }
        if (!canvas)
            return fail(FaultId::ComponentNotPaper, procedure.id + u' ' + chosen.id);
    }
    return pdf.data();
}

} // namespace motcua
