// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCborValue>

namespace motcua
{

/// The integer that a value is; `otherwise` where it is none. (QCborValue::toInteger() takes doubles too, and
/// of one beyond its range nothing is defined.)
inline qint64 cborInteger(const QCborValue &value, qint64 otherwise = 0)
{
    return value.isInteger() ? value.toInteger() : otherwise;
}

} // namespace motcua
