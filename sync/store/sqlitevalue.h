// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace motcua
{

/// A value of any of SQLite's types.
struct SqliteValue {
    enum class Type { Null, Integer, Real, Text, Blob };
    Type type = Type::Null;
    qint64 integer = 0;
    double real = 0;
    QByteArray bytes; ///< text in UTF-8, or a blob
};

} // namespace motcua
