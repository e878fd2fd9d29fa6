// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/slip/slip.h"

#include <algorithm>

#include <QGuiApplication>

#include "app/domain/vietnamtime.h"
#include "app/slip/slipcanvas.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

const QByteArray provisionalMark = "MOTCUA-TAM:";
constexpr qsizetype tokenBytes = 16;

using Style = SlipCanvas::Style;

const QColor ink(0x15, 0x20, 0x2b), soft(0x41, 0x4d, 0x5c), primary(0x0a, 0x4a, 0x86),
    hairline(0xc3, 0xc9, 0xd0), tint(0xee, 0xf3, 0xf8), warningInk(0x6b, 0x42, 0x00),
    warningTint(0xff, 0xf5, 0xdf);

constexpr double symbolMm = 33;

QString grouped(const QByteArray &hex)
{
    QString out;
    for (qsizetype i = 0; i < hex.size(); i += 4)
        out += (i ? u" "_s : QString()) + QString::fromLatin1(hex.mid(i, 4));
    return out;
}

/// Monday to Friday; a public holiday is not known here, so the slip asks the person to call rather than
/// promises.
QDate nextWorkingDay(QDate date)
{
    do
        date = date.addDays(1);
    while (date.dayOfWeek() > Qt::Friday);
    return date;
}

class Slip
{
public:
    Slip(const SlipFacts &facts, int pages)
        : m_facts(facts)
        , m_pages(pages)
        , m_final(facts.receipt.has_value())
        , m_title(!m_final          ? u"PHIẾU TẠM"_s
                  : facts.completes ? u"PHIẾU XÁC NHẬN BỔ SUNG HỒ SƠ"_s
                                    : u"PHIẾU XÁC NHẬN NỘP HỒ SƠ"_s)
    {
    }

    /// Answers how many sheets it took.
    int write(QIODevice *device, const QImage &symbol)
    {
        SlipCanvas canvas(
            device, m_final ? m_title + u' ' + m_facts.receipt->code : m_title,
            [this](SlipCanvas &c) { footer(c); }, [this](SlipCanvas &c) { heading(c); });
        letterhead(canvas);
        title(canvas);
        if (m_final)
            codeBox(canvas, symbol);
        else
            provisionalBox(canvas, symbol);
        person(canvas);
        parts(canvas);
        notes(canvas);
        return canvas.page();
    }

private:
    void letterhead(SlipCanvas &c) const
    {
        constexpr double half = SlipCanvas::width / 2;
        double y = c.y;
        const Style small {7.5, QFont::Normal, ink, Qt::AlignHCenter},
            strong {7.5, QFont::Bold, ink, Qt::AlignHCenter};
        double leftY = y + c.line(SlipCanvas::left, y, half - 8, u"BỘ KHOA HỌC VÀ CÔNG NGHỆ"_s, small);
        leftY += c.line(SlipCanvas::left, leftY, half - 8, u"BỘ PHẬN MỘT CỬA"_s, strong);
        c.rule(SlipCanvas::left + half / 2 - 11, SlipCanvas::left + half / 2 + 3, leftY + 1, 0.25, ink);
        const double x = SlipCanvas::left + half - 8;
        y += c.line(x, y, half + 8, u"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"_s, strong);
        y += c.line(x, y, half + 8, u"Độc lập - Tự do - Hạnh phúc"_s, strong);
        c.rule(x + half / 2 - 15, x + half / 2 + 23, y + 1, 0.25, ink);
        c.y = y + 6;
    }

    void title(SlipCanvas &c) const
    {
        c.y += c.line(
            SlipCanvas::left, c.y, SlipCanvas::width, m_title, {15, QFont::Bold, primary, Qt::AlignHCenter});
        if (!m_final)
            c.y += c.text(SlipCanvas::left, c.y, SlipCanvas::width,
                u"Không phải giấy tiếp nhận hồ sơ, chưa phải xác nhận nộp hồ sơ"_s,
                {9, QFont::DemiBold, warningInk, Qt::AlignHCenter});
        c.y += 2.5;
    }

    void codeBox(SlipCanvas &c, const QImage &symbol) const
    {
        constexpr double height = 38;
        c.box({SlipCanvas::left, c.y, SlipCanvas::width, height}, 2.5, tint, {}, 0);
        const double x = SlipCanvas::left + 5;
        const double columnWidth = SlipCanvas::width - symbolMm - 14;
        placeSymbol(c, symbol, c.y + (height - symbolMm) / 2);
        double y = c.y + 6.5;
        y += c.line(x, y, columnWidth, u"Mã hồ sơ"_s, {8.5, QFont::Normal, soft});
        y += c.line(x, y, columnWidth, m_facts.receipt->code, {19, QFont::Bold, ink}) + 1.5;
        y += c.line(x, y, columnWidth, u"Trạng thái: chờ tiếp nhận"_s, {9.5, QFont::DemiBold, primary}) + 0.8;
        if (const auto due = m_facts.receipt->dueAt)
            c.line(x, y, columnWidth, u"Hẹn trả kết quả: "_s + dayInVietnamese(inVietnam(*due).date()),
                {9.5, QFont::DemiBold, ink});
        else
            c.text(x, y, columnWidth, u"Ngày hẹn trả kết quả: chưa có, sẽ ghi trên giấy tiếp nhận"_s,
                {8.5, QFont::Normal, ink});
        c.y += height + 3;
    }

    void provisionalBox(SlipCanvas &c, const QImage &symbol) const
    {
        const double x = SlipCanvas::left + 5;
        const double columnWidth = SlipCanvas::width - symbolMm - 14;
        const Style body {8.5, QFont::Normal, ink};
        const QStringList lines = provisionalWords();
        constexpr double codeHeight = 14;
        double height = 4 + codeHeight;
        for (const auto &line : lines)
            height += c.height(line, columnWidth, body) + 1.4;
        height = std::max(height + 2, symbolMm + 17);
        c.box({SlipCanvas::left, c.y, SlipCanvas::width, height}, 2.5, warningTint, warningInk, 0.35);
        placeSymbol(c, symbol, c.y + 3.5);
        const QByteArray token = m_facts.provisionalToken.toHex().toUpper();
        const qsizetype half = token.size() / 2;
        c.text(SlipCanvas::right - symbolMm - 3.5, c.y + symbolMm + 4.2, symbolMm,
            u"Mã đầy đủ\n"_s + grouped(token.first(half)) + u'\n' + grouped(token.sliced(half)),
            {6.5, QFont::Normal, ink, Qt::AlignHCenter});
        c.line(x, c.y + 4, columnWidth, u"Mã phiếu tạm"_s, {8.5, QFont::Normal, warningInk});
        c.line(x, c.y + 7.8, columnWidth, shortToken(m_facts.provisionalToken), {17, QFont::Bold, ink});
        double y = c.y + 4 + codeHeight;
        for (const auto &line : lines)
            y += c.text(x, y, columnWidth, line, body) + 1.4;
        c.y += height + 3;
    }

    QStringList provisionalWords() const
    {
        if (m_facts.refused)
            return {u"Kiosk đã lưu an toàn toàn bộ hồ sơ, nhưng hệ thống của Bộ chưa nhận hồ sơ này. Phiếu "
                    u"này không phải "
                    "là giấy tiếp nhận hồ sơ."_s,
                u"Ông/bà không phải nộp lại trên kiosk. Xin đưa phiếu này cho cán bộ tại %1 để xem cần sửa gì."_s
                    .arg(hallName())};
        const QString until = m_facts.timeConfirmed
            ? u"17 giờ 00, "_s + dayInVietnamese(nextWorkingDay(inVietnam(m_facts.submittedAt).date()))
            : u"17 giờ 00 của ngày làm việc tiếp theo"_s;
        QStringList lines {u"Kiosk đã lưu an toàn toàn bộ hồ sơ nhưng chưa gửi được đến hệ thống của Bộ. "
                           u"Phiếu này không phải "
                           "là giấy tiếp nhận hồ sơ."_s,
            u"Kiosk tự gửi lại cho đến khi được. Ông/bà không phải nộp lại."_s};
        if (m_facts.maskedPhone.isEmpty())
            lines
                << u"Ông/bà không để lại số điện thoại. Để biết mã hồ sơ, xin đưa phiếu này cho %1 sau %2."_s
                       .arg(hallName(), until);
        else
            lines << u"Khi hệ thống nhận được, mã hồ sơ được báo đến số %1. Nếu đến %2 chưa được báo, xin "
                     u"hỏi %3 và đưa phiếu "
                     "này."_s.arg(m_facts.maskedPhone, until, hallName());
        return lines;
    }

    QString hallName() const { return m_facts.hall.isEmpty() ? u"Bộ phận Một cửa"_s : m_facts.hall; }

    static void placeSymbol(SlipCanvas &c, const QImage &symbol, double y)
    {
        const QRectF place(SlipCanvas::right - symbolMm - 3.5, y, symbolMm, symbolMm);
        c.box(place, 1, Qt::white, {}, 0);
        c.symbol(place, symbol);
    }

    void row(
        SlipCanvas &c, const QString &label, const QString &value, QFont::Weight weight = QFont::Normal) const
    {
        if (value.isEmpty())
            return;
        constexpr double labelWidth = 33;
        const Style valueStyle {9, weight, ink};
        const double valueWidth = SlipCanvas::width - labelWidth;
        const double height = c.height(value, valueWidth, valueStyle);
        c.need(height + 1);
        c.text(SlipCanvas::left, c.y, labelWidth - 2, label, {9, QFont::Normal, soft});
        c.text(SlipCanvas::left + labelWidth, c.y, valueWidth, value, valueStyle);
        c.y += height + 0.6;
    }

    void person(SlipCanvas &c) const
    {
        row(c, u"Người nộp"_s, m_facts.applicantName, QFont::DemiBold);
        row(c, u"Số định danh"_s, m_facts.maskedNumber);
        row(c, u"Điện thoại"_s, m_facts.maskedPhone.isEmpty() ? u"không để lại"_s : m_facts.maskedPhone);
        row(c, u"Thủ tục"_s,
            m_facts.procedureCode.isEmpty() ? m_facts.procedureName
                                            : m_facts.procedureName + u" ("_s + m_facts.procedureCode + u')',
            QFont::DemiBold);
        row(c, u"Trường hợp"_s, m_facts.caseName);
        if (m_facts.byPost)
            row(c, u"Nhận kết quả"_s, u"qua bưu điện, tới địa chỉ đã ghi khi nộp"_s);
        row(c, u"Nộp tại kiosk lúc"_s,
            momentInVietnamese(m_facts.submittedAt)
                + (m_facts.timeConfirmed ? QString() : u"\n(giờ của kiosk, chưa được hệ thống xác nhận)"_s));
        if (m_final)
            row(c, u"Hệ thống nhận lúc"_s, momentInVietnamese(m_facts.receipt->receivedAt), QFont::DemiBold);
        c.y += 2;
    }

    void parts(SlipCanvas &c) const
    {
        constexpr double numberWidth = 7, pagesWidth = 17, hashWidth = 36, gap = 2;
        constexpr double nameWidth = SlipCanvas::width - numberWidth - pagesWidth - hashWidth - gap;
        constexpr double nameX = SlipCanvas::left + numberWidth, pagesX = nameX + nameWidth + gap,
                         hashX = pagesX + pagesWidth;
        const auto head = [&] {
            const Style style {7.5, QFont::DemiBold, soft};
            c.rule(SlipCanvas::left, SlipCanvas::right, c.y, 0.3, ink);
            c.text(SlipCanvas::left, c.y + 0.8, numberWidth, u"TT"_s, style);
            c.text(nameX, c.y + 0.8, nameWidth, m_final ? u"Giấy tờ đã nộp"_s : u"Giấy tờ đã lưu"_s, style);
            c.text(pagesX, c.y + 0.8, pagesWidth, u"Số trang"_s, style);
            c.y += c.text(hashX, c.y + 0.8, hashWidth, u"Mã kiểm tra SHA-256 (đầu)"_s,
                       {7, QFont::DemiBold, soft})
                + 2;
            c.rule(SlipCanvas::left, SlipCanvas::right, c.y, 0.15, hairline);
        };
        const Style body {8.5, QFont::Normal, ink};
        c.need(14);
        head();
        int number = 0, pages = 0;
        for (const auto &line : m_facts.lines) {
            const double height = c.height(line.component, nameWidth, body) + 1.6;
            if (c.need(height + 1))
                head();
            const double y = c.y + 0.8;
            c.text(SlipCanvas::left, y, numberWidth, QString::number(++number), body);
            c.text(nameX, y, nameWidth, line.component, body);
            c.text(pagesX, y, pagesWidth,
                line.reused          ? u"dùng lại"_s
                    : line.pages > 0 ? QString::number(line.pages)
                                     : u"biểu mẫu"_s,
                body);
            c.text(hashX, y, hashWidth,
                line.sha256.isEmpty() ? u"có sau khi gửi"_s
                                      : grouped(line.sha256.toHex().first(hashDigits(line.sha256))),
                body);
            c.y += height;
            c.rule(SlipCanvas::left, SlipCanvas::right, c.y, 0.15, hairline);
            pages += line.pages;
        }
        c.need(6);
        c.y += c.text(SlipCanvas::left, c.y + 1, SlipCanvas::width,
                   u"Cộng: %1 giấy tờ, %2 trang quét"_s.arg(m_facts.lines.size()).arg(pages),
                   {8.5, QFont::DemiBold, ink})
            + 4;
    }

    static qsizetype hashDigits(const QByteArray &sha256)
    {
        return std::min<qsizetype>(16, sha256.size() * 2);
    }

    void notes(SlipCanvas &c) const
    {
        QString ask = u"Cần hỏi: "_s + hallName();
        if (!m_facts.hallPhone.isEmpty())
            ask += u", điện thoại "_s + m_facts.hallPhone;
        ask += m_final ? u". Khi hỏi, xin đọc mã hồ sơ."_s
                       : u". Khi hỏi, xin đưa phiếu này hoặc đọc mã phiếu tạm."_s;
        const QString what = m_final
            ? u"Phiếu này xác nhận hệ thống của Bộ đã nhận được hồ sơ điện tử và hồ sơ đang chờ tiếp nhận. "
              u"Phiếu không thay Giấy "
              "tiếp nhận hồ sơ và hẹn trả kết quả; giấy đó do cơ quan lập và ký khi tiếp nhận."_s
            : u"Giờ hệ thống của Bộ nhận được hồ sơ mới là giờ nộp có giá trị."_s;
        const Style note {8.5, QFont::Normal, ink}, strong {9, QFont::DemiBold, ink};
        c.need(c.height(what, SlipCanvas::width, note) + c.height(ask, SlipCanvas::width, strong) + 2);
        c.y += c.text(SlipCanvas::left, c.y, SlipCanvas::width, what, note) + 1.2;
        c.y += c.text(SlipCanvas::left, c.y, SlipCanvas::width, ask, strong);
    }

    void footer(SlipCanvas &c) const
    {
        constexpr double y = 201;
        const Style style {6.5, QFont::Normal, soft};
        c.rule(SlipCanvas::left, SlipCanvas::right, y - 1, 0.15, hairline);
        c.text(SlipCanvas::left, y, SlipCanvas::width - 20,
            u"Hồ sơ "_s + m_facts.dossierId.toString(QUuid::WithoutBraces)
                + u". Kiosk in tự động, không cần chữ ký."_s,
            style);
        c.text(SlipCanvas::right - 20, y, 20, u"Trang %1/%2"_s.arg(c.page()).arg(m_pages),
            {6.5, QFont::Normal, soft, Qt::AlignRight});
    }

    void heading(SlipCanvas &c) const
    {
        c.y +=
            c.line(SlipCanvas::left, c.y, SlipCanvas::width,
                m_final ? m_title + u" – mã hồ sơ "_s + m_facts.receipt->code : m_title + u" (tiếp theo)"_s,
                {8.5, QFont::DemiBold, primary})
            + 3;
    }

    const SlipFacts &m_facts;
    const int m_pages;
    const bool m_final;
    const QString m_title;
};

} // namespace

QByteArray provisionalPayload(const QByteArray &token)
{
    return provisionalMark + token.toHex();
}

std::optional<QByteArray> tokenOnSlip(const QByteArray &payload)
{
    if (!payload.startsWith(provisionalMark))
        return std::nullopt;
    const QByteArray token = QByteArray::fromHex(payload.sliced(provisionalMark.size()));
    if (token.size() != tokenBytes || provisionalPayload(token) != payload)
        return std::nullopt;
    return token;
}

QString shortToken(const QByteArray &token)
{
    const QString hex = QString::fromLatin1(token.left(4).toHex().toUpper());
    return hex.left(4) + u'-' + hex.mid(4);
}

Result<QByteArray> slipPdf(const SlipFacts &facts)
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return fail(FaultId::Internal, u"slip: no QGuiApplication"_s);
    if (!facts.receipt && facts.provisionalToken.isEmpty())
        return fail(FaultId::Internal, u"slip: neither code nor token"_s);
    const QImage symbol =
        qrImage(facts.receipt ? facts.receipt->code.toUtf8() : provisionalPayload(facts.provisionalToken));
    if (symbol.isNull())
        return fail(FaultId::Internal, u"slip: the code fits no QR symbol"_s);

    // Written twice: only then is it known how many sheets "Trang 1/…" has to name.
    QBuffer draft;
    draft.open(QIODevice::WriteOnly);
    const int pages = Slip(facts, 1).write(&draft, symbol);
    if (pages == 1)
        return draft.data();
    QBuffer whole;
    whole.open(QIODevice::WriteOnly);
    Slip(facts, pages).write(&whole, symbol);
    return whole.data();
}

} // namespace motcua
