// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "app/domain/result.h"

namespace motcua::ctl
{

/// No file that a person hands in is larger, in bytes.
inline constexpr qint64 mostFileBytes = 512LL * 1024 * 1024;

/// Fault FileUnreadable.
Result<QByteArray> readFile(const QString &path);
Result<void> writeFile(const QString &path, const QByteArray &bytes);
/// The detail of a fault that was met in a file: which file, and what of it.
QString aboutFile(const QString &path, const Fault &fault);

} // namespace motcua::ctl
