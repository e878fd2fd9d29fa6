// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/samples/samples.h"

#include <cmath>
#include <functional>

#include "app/slip/slip.h"
#include "tests/samples/defects.h"
#include "tests/samples/paper.h"

using namespace Qt::StringLiterals;

namespace motcua::samples
{

namespace
{

const QSizeF cardMm(85.6, 53.98); // ISO/IEC 7810 ID-1
const QColor lid(250, 250, 248);
const QColor ink(28, 34, 42);

/// CRC-16/CCITT-FALSE, as EMVCo's tag 63 wants it.
quint16 crc16(const QByteArray &bytes)
{
    quint16 crc = 0xffff;
    for (const char c : bytes) {
        crc ^= static_cast<quint16>(static_cast<unsigned char>(c) << 8);
        for (int i = 0; i < 8; ++i)
            crc = static_cast<quint16>(crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1);
    }
    return crc;
}

QByteArray tlv(const char *tag, const QByteArray &value)
{
    return tag + QByteArray::number(value.size()).rightJustified(2, '0') + value;
}

QByteArray vietqr()
{
    const QByteArray account = tlv("00", "999999") + tlv("01", "0000000000"); // no such bank, no such account
    QByteArray text = tlv("00", "01") + tlv("01", "12")
        + tlv("38", tlv("00", "A000000727") + tlv("01", account) + tlv("02", "QRIBFTTA")) + tlv("53", "704")
        + tlv("54", "50000") + tlv("58", "VN") + tlv("62", tlv("08", "tai lieu mau")) + "6304";
    return text + QByteArray::number(crc16(text), 16).toUpper().rightJustified(4, '0');
}

/// A blank scanner glass, A4.
QImage emptyGlass()
{
    QImage image(static_cast<int>(std::lround(210 * pxPerMm)), static_cast<int>(std::lround(297 * pxPerMm)),
        QImage::Format_RGB32);
    const int dotsPerMetre = static_cast<int>(std::lround(dpi / 0.0254));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    image.fill(lid);
    return image;
}

void write(QPainter &painter, const QRectF &mm, const QString &text, double pt, int weight = QFont::Normal,
    int flags = Qt::AlignLeft | Qt::TextWordWrap)
{
    painter.setFont(Paper::sans(pt, weight));
    painter.setPen(ink);
    painter.drawText(toPx(mm), flags, text);
}

/// The symbol itself is `mm` wide, its quiet zone comes on top.
void symbol(QPainter &painter, const QPointF &topLeftMm, double mm, const QByteArray &payload)
{
    const QImage modules = qrImage(payload);
    const double moduleMm = mm / (modules.width() - 8);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(toPx({topLeftMm.x() - 4 * moduleMm, topLeftMm.y() - 4 * moduleMm,
                          moduleMm * modules.width(), moduleMm * modules.height()}),
        modules);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
}

void cardBody(QPainter &painter, const QColor &from, const QColor &to)
{
    const QRectF body = toPx({0, 0, cardMm.width(), cardMm.height()});
    QLinearGradient gradient(body.topLeft(), body.bottomRight());
    gradient.setColorAt(0, from);
    gradient.setColorAt(1, to);
    painter.setPen(QPen(QColor(180, 184, 188), 2));
    painter.setBrush(gradient);
    painter.drawRoundedRect(body, 3.18 * pxPerMm, 3.18 * pxPerMm);
    painter.setBrush(Qt::NoBrush);
    for (int i = 0; i < 9; ++i) {
        painter.setPen(QPen(QColor(120, 160, 170, 40), 3));
        painter.drawEllipse(toPx({58 - i * 2.2, 30 - i * 2.2, i * 4.4, i * 4.4}));
    }
}

void mrz(QPainter &painter, const QStringList &lines)
{
    QFont font(u"DejaVu Sans Mono"_s);
    font.setPixelSize(static_cast<int>(std::lround(3.1 * pxPerMm)));
    painter.setFont(font);
    painter.setPen(ink);
    for (int i = 0; i < lines.size(); ++i)
        painter.drawText(toPx({5, 39.0 + i * 4.3, 78, 4.3}), Qt::AlignLeft | Qt::AlignVCenter, lines[i]);
}

/// Back of a card of the kind issued from 07/2024, in our own drawing: what matters is where the symbol is
/// and how large.
void canCuocBack(QPainter &painter, const QByteArray &payload, double symbolMm)
{
    cardBody(painter, QColor(244, 238, 214), QColor(206, 228, 226));
    write(painter, {5, 4, 55, 5}, u"THẺ MẪU, KHÔNG CÓ GIÁ TRỊ"_s, 7, QFont::Bold);
    write(painter, {5, 9.5, 52, 4}, u"Nơi cư trú"_s, 5);
    write(painter, {5, 12.5, 52, 9}, person::residence, 6, QFont::DemiBold);
    write(painter, {5, 22, 52, 4}, u"Nơi đăng ký khai sinh"_s, 5);
    write(painter, {5, 25, 52, 4}, u"Phường Thử Nghiệm, Hà Nội"_s, 6, QFont::DemiBold);
    write(painter, {5, 31, 52, 4}, u"Ngày cấp 10/07/2024. Có giá trị đến 15/03/2030"_s, 5);
    symbol(painter, {cardMm.width() - 6 - symbolMm, 6}, symbolMm, payload);
    mrz(painter,
        {u"IDVNM0900012345001090001234<<6"_s, u"9003152M3003150VNM<<<<<<<<<<<8"_s,
            u"NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<"_s});
}

/// Front of a card of the kind issued 2021 to 06/2024.
void cccdFront(QPainter &painter, const QByteArray &payload, const QString &number, const QString &name,
    const QString &born)
{
    cardBody(painter, QColor(214, 232, 236), QColor(238, 224, 204));
    write(painter, {22, 4, 42, 5}, u"CĂN CƯỚC CÔNG DÂN"_s, 8, QFont::Bold);
    write(painter, {22, 9, 42, 5}, u"Thẻ mẫu, không có giá trị"_s, 5.5);
    painter.fillRect(toPx({5, 19, 19, 27}), QColor(178, 196, 206));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(120, 132, 146));
    painter.drawEllipse(toPx({10.5, 23, 8, 10}));
    painter.drawChord(toPx({6, 34, 17, 23}), 0, 180 * 16);
    painter.setBrush(Qt::NoBrush);
    write(painter, {27, 18, 40, 5}, u"Số: "_s + number, 8, QFont::Bold);
    write(painter, {27, 25, 38, 4}, u"Họ và tên"_s, 5);
    write(painter, {27, 28, 40, 5}, name, 8, QFont::DemiBold);
    write(painter, {27, 34.5, 45, 4}, u"Ngày sinh: "_s + born, 6);
    write(painter, {27, 39, 55, 10}, u"Nơi thường trú: 12 đường Minh Họa, phường Ví Dụ, quận 1"_s, 6);
    symbol(painter, {cardMm.width() - 20, 5}, 14, payload);
}

QImage cardOnGlass(const QPointF &atMm, double degrees, const std::function<void(QPainter &)> &draw)
{
    QImage image = emptyGlass();
    QPainter painter(&image);
    painter.setRenderHints(
        QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    painter.translate(atMm * pxPerMm);
    painter.rotate(degrees);
    draw(painter);
    painter.end();
    return image;
}

QImage leaflet(const QString &title, const QString &line, const QByteArray &payload, double symbolMm)
{
    return cardOnGlass({20, 22}, 0, [&](QPainter &painter) {
        painter.fillRect(toPx({0, 0, 105, 148}), Qt::white);
        painter.setPen(QPen(QColor(200, 200, 200), 2));
        painter.drawRect(toPx({0, 0, 105, 148}));
        write(painter, {10, 10, 85, 20}, title, 16, QFont::Bold, Qt::AlignHCenter | Qt::TextWordWrap);
        symbol(painter, {52.5 - symbolMm / 2, 42}, symbolMm, payload);
        write(painter, {10, 108, 85, 20}, line, 10, QFont::Normal, Qt::AlignHCenter | Qt::TextWordWrap);
        write(painter, {10, 138, 85, 6}, u"Tài liệu mẫu, không có giá trị"_s, 7, QFont::Normal,
            Qt::AlignHCenter);
    });
}

QString nameOf(Glass which)
{
    switch (which) {
    case Glass::CanCuoc18mm:
        return u"can-cuoc-18mm"_s;
    case Glass::CanCuoc11mm:
        return u"can-cuoc-11mm"_s;
    case Glass::Cccd:
        return u"cccd"_s;
    case Glass::Contradictory:
        return u"contradictory"_s;
    case Glass::OldNumber:
        return u"old-number"_s;
    case Glass::Vietqr:
        return u"vietqr"_s;
    case Glass::Url:
        return u"url"_s;
    case Glass::Vneid:
        return u"vneid"_s;
    case Glass::NoCode:
        return u"no-code"_s;
    case Glass::Blank:
        return u"blank"_s;
    }
    return {};
}

QImage draw(Glass which)
{
    const QByteArray payload = glassPayload(which);
    switch (which) {
    case Glass::CanCuoc18mm:
        return cardOnGlass({8, 8}, 0, [&](QPainter &p) { canCuocBack(p, payload, 18); });
    case Glass::CanCuoc11mm:
        return cardOnGlass({60, 90}, 4, [&](QPainter &p) { canCuocBack(p, payload, 11); });
    case Glass::Cccd:
        return cardOnGlass({120, 40}, 91, [&](QPainter &p) {
            cccdFront(p, payload, u"079192005678"_s, u"TRẦN THỊ THỬ"_s, u"02/09/1992"_s);
        });
    case Glass::Contradictory:
        return cardOnGlass({12, 14}, -2, [&](QPainter &p) {
            cccdFront(p, payload, u"001090001234"_s, u"NGUYỄN VĂN MẪU"_s, u"15/03/1985"_s);
        });
    case Glass::OldNumber:
        return leaflet(u"Giấy chứng minh nhân dân (bản mẫu)"_s, u"Chỉ có số chín chữ số"_s, payload, 30);
    case Glass::Vietqr:
        return leaflet(u"Phiếu chuyển khoản"_s,
            u"Ngân hàng Ví Dụ. Tài khoản 0000000000. Số tiền 50.000 đồng"_s, payload, 50);
    case Glass::Url:
        return leaflet(u"Xem hướng dẫn trên mạng"_s, u"Quét mã để mở trang hướng dẫn"_s, payload, 50);
    case Glass::Vneid:
        return leaflet(u"VNeID (ảnh màn hình mẫu)"_s, u"Mã dùng một lần, tự đổi sau 60 giây"_s, payload, 50);
    case Glass::NoCode:
        return cardOnGlass({8, 8}, 0, [](QPainter &p) {
            cardBody(p, QColor(244, 238, 214), QColor(206, 228, 226));
            write(p, {5, 4, 70, 6}, u"THẺ MẪU, MẶT KHÔNG CÓ MÃ"_s, 8, QFont::Bold);
            write(p, {27, 24, 55, 6}, u"Nguyễn Văn Mẫu"_s, 9, QFont::DemiBold);
        });
    case Glass::Blank:
        break;
    }
    return grained(emptyGlass(), 1, 85); // what a sensor sees of nothing
}

} // namespace

const QList<Glass> &allGlasses()
{
    static const QList<Glass> all {Glass::CanCuoc18mm, Glass::CanCuoc11mm, Glass::Cccd, Glass::Contradictory,
        Glass::OldNumber, Glass::Vietqr, Glass::Url, Glass::Vneid, Glass::NoCode, Glass::Blank};
    return all;
}

QByteArray glassPayload(Glass which)
{
    switch (which) {
    case Glass::CanCuoc18mm:
    case Glass::CanCuoc11mm:
        return (person::personalNumber + u"||"_s + person::fullName + u"|15031990|Nam|"_s + person::residence
            + u"|10072024||||"_s)
            .toUtf8();
    case Glass::Cccd:
        return u"079192005678|012345678|TRẦN THỊ THỬ|02091992|Nữ|12 đường Minh Họa, phường Ví Dụ, quận 1, TP "
               u"Hồ Chí "
               u"Minh|20052021"_s.toUtf8();
    case Glass::Contradictory:
        return u"001090001234|012345678|NGUYỄN VĂN MẪU|15031985|Nam|Số 1, ngõ Ví Dụ, phường Thử Nghiệm, Hà "
               u"Nội|20052021"_s.toUtf8();
    case Glass::OldNumber:
        return "012345678";
    case Glass::Vietqr:
        return vietqr();
    case Glass::Url:
        return "https://huong-dan.example/nop-ho-so?nguon=to-roi";
    case Glass::Vneid:
        return "vneid://xac-thuc?phien=MAU0000000000000000000000000000";
    case Glass::NoCode:
    case Glass::Blank:
        break;
    }
    return {};
}

Page glass(Glass which)
{
    Page page;
    page.name = nameOf(which);
    page.component = u"glass"_s;
    page.image = draw(which);
    return page;
}

} // namespace motcua::samples
