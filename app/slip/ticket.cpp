// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/slip/ticket.h"

#include <QBuffer>
#include <QGuiApplication>

#include "app/domain/vietnamtime.h"
#include "app/slip/slipcanvas.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr double edge = 8, width = 105 - 2 * edge; ///< mm; A6 is 105 mm wide

const QColor ink(0x15, 0x20, 0x2b), soft(0x41, 0x4d, 0x5c);

SlipCanvas::Style centred(double pt, QFont::Weight weight, const QColor &colour)
{
    return {pt, weight, colour, Qt::AlignHCenter};
}

} // namespace

Result<QByteArray> ticketPdf(const TicketFacts &facts)
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return fail(FaultId::Internal, u"ticket: no QGuiApplication"_s);
    QBuffer pdf;
    pdf.open(QIODevice::WriteOnly);
    {
        const auto nothing = [](SlipCanvas &) {};
        SlipCanvas c(&pdf, u"Số thứ tự "_s + facts.number, nothing, nothing, QPageSize::A6);
        c.y += c.text(edge, c.y, width, facts.hall, centred(10, QFont::DemiBold, ink)) + 6;
        c.y += c.line(edge, c.y, width, u"Số thứ tự của ông/bà"_s, centred(12, QFont::Normal, soft)) + 2;
        c.y += c.line(edge, c.y, width, facts.number, centred(54, QFont::Bold, ink)) + 4;
        c.y += c.text(edge, c.y, width, facts.service, centred(13, QFont::DemiBold, ink)) + 3;
        const QString ahead = facts.ahead == 0 ? u"Không có ai chờ trước ông/bà."_s
                                               : u"Có %1 người chờ trước ông/bà."_s.arg(facts.ahead);
        c.y += c.text(edge, c.y, width, ahead, centred(11, QFont::Normal, ink)) + 2;
        const QString where = facts.counter.isEmpty()
            ? u"Xin nghe gọi số và nhìn bảng để biết tới quầy nào."_s
            : u"Mời tới: "_s + facts.counter;
        c.y += c.text(edge, c.y, width, where, centred(11, QFont::Normal, ink)) + 5;
        c.y += c.text(edge, c.y, width, u"Lấy số lúc "_s + momentInVietnamese(facts.issuedAt),
            centred(9, QFont::Normal, soft));
    }
    return pdf.data();
}

} // namespace motcua
