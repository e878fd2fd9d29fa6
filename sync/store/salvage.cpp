// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/salvage.h"

#include <algorithm>
#include <string>

#include <QUuid>

#include "sync/store/auditentry.h"

namespace motcua
{

namespace
{

using Type = SqliteValue::Type;

/// Beyond it lies no time (Unix ms), size or number of ours. A row that says so is damaged: one with SQLite's
/// last number would leave none for the next row, and a sum of such figures fails.
constexpr qint64 mostNumber = qint64(1) << 48;

bool isOurs(qint64 number)
{
    return number >= -mostNumber && number <= mostNumber;
}

/// By a letter a column: (n)o value, the row's own number; (i)nteger, (t)ext, (r)eal, blob of (k)ey bytes or
/// any, of 16 (d) or 32 (h); a capital letter: or null.
bool fits(const SqliteValue &value, char column)
{
    if (column >= 'A' && column <= 'Z') {
        if (value.type == Type::Null)
            return true;
        column = char(column - 'A' + 'a');
    }
    switch (column) {
    case 'n':
        return value.type == Type::Null;
    case 'i':
        return value.type == Type::Integer && isOurs(value.integer);
    case 'r': // one without a fraction is kept as an integer
        return value.type == Type::Real || (value.type == Type::Integer && isOurs(value.integer));
    case 't':
        return value.type == Type::Text && value.bytes.isValidUtf8() && !value.bytes.contains('\0');
    case 'd':
        return value.type == Type::Blob && value.bytes.size() == 16;
    case 'h':
        return value.type == Type::Blob && value.bytes.size() == 32;
    default:
        return value.type == Type::Blob;
    }
}

} // namespace

/// `columns` in today's schema; rows from before some were added have at least `least`.
struct Salvage::Table {
    std::string insert;
    std::string columns;
    size_t least;
    const char *added; ///< what stands in the others, a letter each: (0), (e)mpty is null

    bool holds(const PageRow &row) const
    {
        if (row.values.size() < least || row.values.size() > columns.size())
            return false;
        if (columns.front() == 'n' && (row.rowid < 1 || !isOurs(row.rowid)))
            return false;
        for (size_t i = 0; i < row.values.size(); ++i)
            if (!fits(row.values[i], columns[i]))
                return false;
        return true;
    }
    std::vector<SqliteValue> values(const PageRow &row) const
    {
        std::vector<SqliteValue> all = row.values;
        for (size_t i = all.size(); i < columns.size(); ++i) {
            SqliteValue value;
            value.type = added[i - least] == '0' ? Type::Integer : Type::Null;
            all.push_back(value);
        }
        if (columns.front() == 'n') {
            all.front().type = Type::Integer;
            all.front().integer = row.rowid;
        }
        return all;
    }
};

const std::vector<Salvage::Table> &Salvage::tables()
{
    const auto table = [](const char *name, const char *columns, size_t least = 0, const char *added = "") {
        const std::string shape = columns;
        std::string insert = std::string("INSERT OR IGNORE INTO ") + name + " VALUES (?";
        for (size_t i = 1; i < shape.size(); ++i)
            insert += ", ?";
        return Table {insert + ')', shape, least > 0 ? least : shape.size(), added};
    };
    // In this order, parents first. The columns are in schema.cpp.
    static const std::vector<Table> all {table("audit_chain", "nd"), table("event", "niDtthh"),
        table("fact", "tk"), table("anchor", "nhti"),
        table("dossier", "ndtttttiiITIIDiiTHKKiiiTTii", 20, "000ee00"), table("issued_code", "ntti"),
        table("sheet", "nititT"), table("page", "niitiiiirii"), table("part", "nitttiitiI", 9, "e"),
        table("blob", "niiidi"), table("frame", "iik"), table("stale_upload", "t")};
    return all;
}

namespace
{

constexpr size_t chainTable = 0, eventTable = 1, firstOther = 2, dossierTable = 4;

}

Salvage::Salvage(PageFile &from, SqliteDatabase &into)
    : m_from(from)
    , m_into(into)
{
}

Result<SalvagedLog> Salvage::carry()
{
    m_pages.assign(tables().size(), {});
    for (qint64 page = 1; page <= m_from.pages(); ++page) {
        const auto rows = m_from.rows(page);
        for (size_t i = 0; i < tables().size(); ++i)
            if (std::any_of(
                    rows.begin(), rows.end(), [&](const PageRow &row) { return tables()[i].holds(row); }))
                m_pages[i].push_back(page);
    }
    SalvagedLog log;
    log.cut = m_from.isCut();
    MOTCUA_TRY(carryLog(log));
    for (size_t i = firstOther; i < tables().size(); ++i)
        MOTCUA_TRY(carryTable(i));
    // It has to be looked through anew.
    MOTCUA_TRY(m_into.run("DELETE FROM fact WHERE key = 'store.checked-boot' OR key LIKE 'integrity.%'"));
    MOTCUA_TRY(giveSheets());
    MOTCUA_TRY(dropOrphans());
    return log;
}

Result<void> Salvage::eachRow(size_t table, const Taker &take)
{
    for (const qint64 page : m_pages[table])
        for (const PageRow &row : m_from.rows(page))
            if (tables()[table].holds(row))
                MOTCUA_TRY(take(row));
    return {};
}

Result<void> Salvage::carryTable(size_t table)
{
    return eachRow(table, [&](const PageRow &row) -> Result<void> {
        if (table == dossierTable)
            return carryDossier(row);
        MOTCUA_TRY(m_into.runWith(tables()[table].insert, tables()[table].values(row)));
        return {};
    });
}

/// A row that contradicts itself is put right by what the audit log says of the dossier.
Result<void> Salvage::carryDossier(const PageRow &row)
{
    const Table &table = tables()[dossierTable];
    auto values = table.values(row);
    MOTCUA_ASSIGN(const qint64 carried, m_into.runWith(table.insert, values));
    if (carried > 0)
        return {};
    auto known = m_into.query("SELECT 1 FROM dossier WHERE row = ? OR id = ?", row.rowid, values[1].bytes);
    const bool there = known.next();
    MOTCUA_TRY(known.finish());
    auto query = m_into.query("SELECT kind, at FROM event WHERE dossier = ? AND kind IN ('draft-begun',"
                              " 'queued', 'uploading', 'attention', 'back-off', 'retry')"
                              " ORDER BY sequence DESC LIMIT 1",
        values[1].bytes);
    const bool found = query.next();
    const bool draft = found && query.text(0) == QStringLiteral("draft-begun");
    const qint64 at = found ? query.integer(1) : 0;
    MOTCUA_TRY(query.finish());
    if (there || !found)
        return {};
    const auto put = [&](size_t column, Type type, qint64 integer, QByteArray bytes) {
        values[column] = SqliteValue {type, integer, 0, std::move(bytes)};
    };
    // state, level, submitted_at, code, received_at, token, as the constraints demand
    put(2, Type::Text, 0, draft ? "draft" : "attention");
    if (values[7].integer < 0 || values[7].integer > 2)
        put(7, Type::Integer, 1, {});
    if (draft || values[9].type == Type::Null)
        put(9, draft ? Type::Null : Type::Integer, at, {});
    put(10, Type::Null, 0, {});
    put(11, Type::Null, 0, {});
    if (draft)
        put(13, Type::Null, 0, {});
    else if (values[13].type == Type::Null)
        put(13, Type::Blob, 0, QUuid::createUuid().toRfc4122());
    MOTCUA_TRY(m_into.runWith(table.insert, values));
    return {};
}

Result<void> Salvage::carryLog(SalvagedLog &log)
{
    const auto named = eachRow(chainTable, [&](const PageRow &row) -> Result<void> {
        if (row.rowid == 1 && log.chain.isEmpty())
            log.chain = row.values[1].bytes;
        return {};
    });
    MOTCUA_TRY(named);
    const auto carried = eachRow(eventTable, [&](const PageRow &row) -> Result<void> {
        const AuditEntry entry {row.rowid, row.values[1].integer, row.values[2].bytes, row.values[3].bytes,
            row.values[4].bytes, row.values[5].bytes, row.values[6].bytes};
        // Each can be judged alone, as long as it is known which log it is of.
        if (entry.sequence < 1
            || (!log.chain.isEmpty()
                && entry.hash != auditHash(entry.previous, auditDigest(log.chain, entry))))
            return {};
        MOTCUA_TRY(m_into.runWith(tables()[eventTable].insert, tables()[eventTable].values(row)));
        return {};
    });
    MOTCUA_TRY(carried);
    auto query = m_into.query("SELECT count(*), coalesce(max(sequence), 0),"
                              " (SELECT hash FROM event ORDER BY sequence DESC LIMIT 1) FROM event");
    if (query.next()) {
        log.entries = query.integer(0);
        log.lost = query.integer(1) - query.integer(0);
        log.head = query.blob(2);
    }
    MOTCUA_TRY(query.finish());
    auto broken =
        m_into.query("SELECT EXISTS (SELECT 1 FROM event e JOIN event p ON p.sequence = e.sequence - 1"
                     " WHERE e.previous <> p.hash) OR (SELECT previous <> zeroblob(32) FROM event"
                     " WHERE sequence = 1)");
    // Two that say they follow upon others can only be of two times: the log does not hold together.
    if (broken.next() && broken.integer(0) != 0)
        log.lost = std::max<qint64>(log.lost, 1);
    return broken.finish();
}

/// A page whose sheet's row is lost gets one again, under the first number that is missing.
Result<void> Salvage::giveSheets()
{
    std::vector<std::pair<qint64, qint64>> without; // sheet, dossier
    auto query = m_into.query("SELECT p.sheet, p.dossier FROM page p WHERE NOT EXISTS"
                              " (SELECT 1 FROM sheet WHERE id = p.sheet) ORDER BY p.sheet");
    while (query.next())
        without.emplace_back(query.integer(0), query.integer(1));
    MOTCUA_TRY(query.finish());
    for (const auto &[sheet, dossier] : without)
        MOTCUA_TRY(
            m_into.run("INSERT OR IGNORE INTO sheet (id, dossier, component, number, state)"
                       " SELECT ?1, ?2, (SELECT component FROM page WHERE sheet = ?1),"
                       " (WITH RECURSIVE n (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM n"
                       "   WHERE EXISTS (SELECT 1 FROM sheet WHERE dossier = ?2 AND number = n.number))"
                       "  SELECT max(number) FROM n), 'sealed'",
                sheet, dossier));
    return {};
}

/// What belongs to a dossier whose row is lost cannot be opened any more; what is left of a value whose
/// frames are lost neither.
Result<void> Salvage::dropOrphans()
{
    return m_into.execute("DELETE FROM issued_code WHERE dossier NOT IN (SELECT row FROM dossier);"
                          "DELETE FROM sheet WHERE dossier NOT IN (SELECT row FROM dossier);"
                          "DELETE FROM page WHERE dossier NOT IN (SELECT row FROM dossier)"
                          " OR sheet NOT IN (SELECT id FROM sheet);"
                          "DELETE FROM part WHERE dossier NOT IN (SELECT row FROM dossier);"
                          "DELETE FROM blob WHERE dossier NOT IN"
                          " (SELECT row FROM dossier WHERE key_kiosk IS NOT NULL);"
                          "DELETE FROM frame WHERE blob_id NOT IN (SELECT id FROM blob)");
}

} // namespace motcua
