// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/papers/pagecodes.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace motcua
{

QJsonArray uncheckedCodes(const PageReading &reading)
{
    QJsonArray codes;
    for (const PageCode &code : reading.codes)
        codes.append(QJsonObject {{u"format"_s, code.format},
            {u"payload"_s, QString::fromLatin1(code.bytes.toBase64())}, {u"state"_s, u"unchecked"_s}});
    return codes;
}

} // namespace motcua
