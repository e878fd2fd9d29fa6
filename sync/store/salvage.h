// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "sync/store/pagefile.h"
#include "sync/store/sqlite.h"

namespace motcua
{

/// What was found of an audit log.
struct SalvagedLog {
    qint64 entries = 0; ///< that are as they were written
    qint64 lost = 0; ///< of which there is only the number of a later one
    QByteArray chain, head; ///< id of the log that they are of, and the last one's hash; empty: unknown
    bool cut = false; ///< pages of the file are missing: its end may be too
    bool whole() const { return lost == 0 && !cut && !chain.isEmpty(); }
};

/// Carries the rows that can be read of a damaged database into a new one of today's schema that has none,
/// without its triggers: by their shape, since what says which table a page belongs to may be damaged too.
/// Whether they belong together is for the caller to judge, with the keys.
class Salvage
{
public:
    Salvage(PageFile &from, SqliteDatabase &into);
    /// Within a transaction, without foreign keys.
    Result<SalvagedLog> carry();

private:
    struct Table;
    static const std::vector<Table> &tables();
    using Taker = std::function<Result<void>(const PageRow &row)>;
    Result<void> eachRow(size_t table, const Taker &take);
    Result<void> carryTable(size_t table);
    Result<void> carryDossier(const PageRow &row);
    Result<void> carryLog(SalvagedLog &log);
    Result<void> dropOrphans();
    Result<void> giveSheets();

    PageFile &m_from;
    SqliteDatabase &m_into;
    std::vector<std::vector<qint64>> m_pages; ///< of a table, those that have rows of its shape
};

} // namespace motcua
