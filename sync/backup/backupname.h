// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QStringList>

namespace motcua
{

/// What a backup is called that is made at that time (Unix ms): names sort as times do.
QString backupName(qint64 at);

/// When one was made by its name, UTC; invalid where that says nothing.
QDateTime backupTime(const QString &name);
/// The same in Unix ms; 0 where the name says nothing.
qint64 backupMs(const QString &name);

/// The names of those in a folder, newest first.
QStringList backupsIn(const QString &folder);

} // namespace motcua
