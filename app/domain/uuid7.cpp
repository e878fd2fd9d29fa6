// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/uuid7.h"

#include <array>

#include <QRandomGenerator>

namespace motcua
{

QUuid makeUuid7(qint64 unixMilliseconds)
{
    std::array<quint32, 4> words {};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    std::array<uchar, 16> bytes {};
    std::memcpy(bytes.data(), words.data(), bytes.size());
    const auto time = static_cast<quint64>(unixMilliseconds);
    for (std::size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<uchar>(time >> (40 - 8 * i));
    bytes[6] = static_cast<uchar>((bytes[6] & 0x0f) | 0x70);
    bytes[8] = static_cast<uchar>((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(QByteArrayView(reinterpret_cast<const char *>(bytes.data()), 16));
}

} // namespace motcua
