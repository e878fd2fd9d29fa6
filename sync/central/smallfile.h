// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "app/domain/result.h"

namespace motcua
{

/// A whole small file. Fault FileUnreadable, also where it is larger than `mostBytes`.
Result<QByteArray> readSmallFile(const QString &path, qint64 mostBytes = 1 << 20);

} // namespace motcua
