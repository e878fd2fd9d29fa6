// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QByteArray>
#include <QFileDevice>
#include <QString>

#include "app/domain/result.h"

namespace motcua::ctl
{

/// No file that a person hands in is larger, in bytes.
inline constexpr qint64 mostFileBytes = 512LL * 1024 * 1024;

/// Fault FileUnreadable.
Result<QByteArray> readFile(const QString &path);
/// Replaces the file as a whole, mode 0600; what is no file (a device, a pipe) is written to and stays what
/// it is.
std::unique_ptr<QFileDevice> openForReplacing(const QString &path);
bool finishReplacing(QFileDevice &file); ///< false: it did not all arrive
Result<void> writeFile(const QString &path, const QByteArray &bytes);
/// The detail of a fault that was met in a file: which file, and what of it.
QString aboutFile(const QString &path, const Fault &fault);

} // namespace motcua::ctl
