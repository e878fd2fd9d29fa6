// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <QStringList>

#include "sync/store/sqlite.h"

namespace motcua
{

/// What is always true of a store (INVARIANTS.md), as constraints and triggers: a migration's statements.
extern const char *const invariantRules;

/// The rules of INVARIANTS.md that the data as it stands does not keep, in English; empty: none. For a store
/// that was damaged, salvaged, or written to past its rules. Reads everything but the sealed bytes
/// themselves.
Result<QStringList> brokenInvariants(SqliteDatabase &database);

/// A trigger as it was made.
struct SchemaTrigger {
    QByteArray name, sql;
};
Result<std::vector<SchemaTrigger>> dropTriggers(SqliteDatabase &database);
Result<void> makeTriggers(SqliteDatabase &database, const std::vector<SchemaTrigger> &triggers);
/// Makes table dossier_count say what table dossier does.
Result<void> countDossiers(SqliteDatabase &database);

/// Runs `work` without any trigger, inside a transaction of the caller's: for rows that are put back as they
/// were, as after damage. What it writes is its own to answer for: see brokenInvariants().
template <typename Work>
Result<void> withoutTriggers(SqliteDatabase &database, Work &&work)
{
    MOTCUA_ASSIGN(const auto triggers, dropTriggers(database));
    MOTCUA_TRY(std::forward<Work>(work)());
    MOTCUA_TRY(countDossiers(database));
    return makeTriggers(database, triggers);
}

} // namespace motcua
