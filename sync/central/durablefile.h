// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "app/domain/result.h"

namespace motcua
{

/// Writes `path` so that after a crash or power loss there is either the old file or the whole new one:
/// temporary file, fsync, rename, fsync of the directory. `mode` is the file's permission bits. Faults:
/// DiskFull, StoreReadOnly (no permission, read-only medium), StoreFailed.
Result<void> writeDurably(const QString &path, QByteArrayView bytes, unsigned mode = 0600);

/// Makes a directory (0700) if it is not there, its parents included, and makes its name durable. Faults as
/// above.
Result<void> makeDirectoryDurably(const QString &path);

/// Makes names created, renamed or removed in a directory durable. Faults as above.
Result<void> syncDirectory(const QString &path);

/// A whole small file. Fault FileUnreadable.
Result<QByteArray> readSmallFile(const QString &path, qint64 mostBytes = 1 << 20);

} // namespace motcua
