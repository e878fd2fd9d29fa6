// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QList>

#include "sync/store/auditentry.h"
#include "sync/store/sqlite.h"

namespace motcua
{

/// Id of the audit log in a database. Fault AuditBroken: it has none.
Result<QByteArray> chainOf(SqliteDatabase &database);
/// The log's entries after the one of that number, some at a time.
Result<QList<AuditEntry>> entriesAfter(SqliteDatabase &database, qint64 sequence);
/// The log's last entry, every one before it verified. `goOn` is asked after some; false ends it with fault
/// StoreBusy. Fault AuditBroken.
Result<AuditEntry> verifiedHead(SqliteDatabase &database, const std::function<bool()> &goOn = {});

} // namespace motcua
