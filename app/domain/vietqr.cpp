// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/vietqr.h"

#include <algorithm>

#include <QHash>

namespace motcua
{

namespace
{

constexpr qsizetype longestPayload = 512; ///< bytes, EMVCo QRCPS-MPM 1.1 §3
constexpr qsizetype checkSize = 8; ///< "6304" and four digits
constexpr char napas[] = "A000000727"; ///< NAPAS
constexpr char dong[] = "704"; ///< ISO 4217

using Fields = QHash<QByteArray, QByteArray>;

bool isDigits(const QByteArray &text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isPrintable(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// Tag, length and value, one after another to the very end; none: a length is wrong, or a tag comes twice.
std::optional<Fields> fieldsOf(QByteArray text)
{
    Fields fields;
    while (!text.isEmpty()) {
        const QByteArray tag = text.left(2), length = text.mid(2, 2);
        if (!isDigits(tag) || length.size() != 2 || !isDigits(length) || fields.contains(tag)
            || text.size() < 4 + length.toInt())
            return std::nullopt;
        fields.insert(tag, text.mid(4, length.toInt()));
        text = text.sliced(4 + length.toInt());
    }
    return fields;
}

QByteArray check(const QByteArray &text)
{
    unsigned crc = 0xFFFF;
    for (const char c : text) {
        crc ^= unsigned(static_cast<unsigned char>(c)) << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
    }
    return QByteArray::number(crc & 0xFFFF, 16).rightJustified(4, '0').toUpper();
}

/// Whole đồng without separators; none where it is another thing.
std::optional<qint64> amountOf(const QByteArray &text)
{
    if (!isDigits(text) || text.size() > 13 || text.startsWith('0'))
        return std::nullopt;
    return text.toLongLong();
}

QByteArray field(const char *tag, const QByteArray &value)
{
    return tag + QByteArray::number(value.size()).rightJustified(2, '0') + value;
}

} // namespace

std::optional<VietQr> parseVietQr(const QByteArray &payload)
{
    if (payload.size() > longestPayload || payload.size() < checkSize || !isPrintable(payload)
        || check(payload.chopped(4)) != payload.last(4))
        return std::nullopt;
    const auto fields = fieldsOf(payload);
    if (!fields || payload.sliced(payload.size() - checkSize, 4) != "6304" || fields->value("00") != "01"
        || fields->value("53") != dong || fields->value("58") != "VN")
        return std::nullopt;
    const auto network = fieldsOf(fields->value("38"));
    const auto beneficiary = fieldsOf(network.value_or(Fields()).value("01"));
    const auto additional = fieldsOf(fields->value("62"));
    if (!network || network->value("00") != napas || !beneficiary || !additional)
        return std::nullopt;
    const QByteArray bank = beneficiary->value("00"), account = beneficiary->value("01");
    const bool named = std::all_of(account.begin(), account.end(),
        [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
    if (bank.size() != 6 || !isDigits(bank) || account.isEmpty() || account.size() > 19 || !named)
        return std::nullopt;
    VietQr read {QString::fromLatin1(bank), QString::fromLatin1(account), {},
        QString::fromLatin1(additional->value("08"))};
    if (fields->contains("54")) {
        read.amount = amountOf(fields->value("54"));
        if (!read.amount)
            return std::nullopt;
    }
    return read;
}

QByteArray vietQrPayload(const VietQr &transfer)
{
    const QByteArray beneficiary =
        field("00", transfer.bank.toLatin1()) + field("01", transfer.account.toLatin1());
    QByteArray payload = field("00", "01") + field("01", transfer.amount ? "12" : "11")
        + field("38", field("00", napas) + field("01", beneficiary) + field("02", "QRIBFTTA"))
        + field("53", dong);
    if (transfer.amount)
        payload += field("54", QByteArray::number(*transfer.amount));
    payload += field("58", "VN");
    if (!transfer.purpose.isEmpty())
        payload += field("62", field("08", transfer.purpose.toLatin1()));
    payload += "6304";
    payload += check(payload);
    return parseVietQr(payload) == transfer ? payload : QByteArray();
}

} // namespace motcua
