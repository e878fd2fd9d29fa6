// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/store/sqlite.h"

namespace motcua
{

/// Fault StoreNewer when a newer program made the database; reads only.
Result<void> refuseNewer(SqliteDatabase &database);

/// Brings the database to this program's schema, step by step, in one transaction. The migrations are
/// numbered by their place and never changed once released.
Result<void> migrate(SqliteDatabase &database);

/// The schema's number that this program writes (PRAGMA user_version).
int schemaVersion();

} // namespace motcua
