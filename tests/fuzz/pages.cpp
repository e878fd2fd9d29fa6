// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/pagefile.h"

#include <bit>
#include <cmath>
#include <cstring>

#include <QtEndian>

#include "sync/store/auditentry.h"
#include "sync/store/invariants.h"
#include "sync/store/salvage.h"
#include "sync/store/schema.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/targets.h"

namespace motcua::fuzz
{

namespace
{

constexpr int patience = 1000; ///< ms

bool same(const SqliteValue &a, const SqliteValue &b)
{
    return a.type == b.type && a.integer == b.integer && a.bytes == b.bytes
        && std::bit_cast<quint64>(a.real) == std::bit_cast<quint64>(b.real);
}

bool same(const PageRow &a, const PageRow &b)
{
    return a.rowid == b.rowid
        && std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(),
            [](const SqliteValue &x, const SqliteValue &y) { return same(x, y); });
}

void put32(QByteArray &bytes, qsizetype at, quint32 number)
{
    qToBigEndian(number, bytes.data() + at);
}

/// Gives a write-ahead log the sums and salts of one that is whole: no fuzzer would find them.
void makeWhole(QByteArray &log, const QByteArray &database)
{
    constexpr qsizetype header = 32, frameHeader = 24;
    if (log.size() < header || database.size() < 100)
        return;
    const quint16 said = qFromBigEndian<quint16>(database.constData() + 16);
    const qsizetype page = said == 1 ? 65536 : said;
    quint32 first = 0, second = 0;
    const auto add = [&](qsizetype at, qsizetype size) {
        for (const qsizetype end = at + size; at + 8 <= end; at += 8) {
            first += qFromBigEndian<quint32>(log.constData() + at) + second;
            second += qFromBigEndian<quint32>(log.constData() + at + 4) + first;
        }
    };
    put32(log, 0, 0x377f0683);
    put32(log, 8, quint32(page));
    add(0, 24);
    put32(log, 24, first);
    put32(log, 28, second);
    for (qsizetype at = header; page >= 512 && at + frameHeader + page <= log.size();
         at += frameHeader + page) {
        std::memcpy(log.data() + at + 8, log.constData() + 16, 8);
        add(at, 8);
        add(at + frameHeader, page);
        put32(log, at + 16, first);
        put32(log, at + 20, second);
    }
}

qint64 asked(SqliteDatabase &database, const char *sql)
{
    auto query = database.query(sql);
    const qint64 number = query.next() ? query.integer(0) : -1;
    require(query.finish().has_value(), "what was salvaged can be asked");
    return number;
}

/// What is carried into a database of ours fits it, and costs nothing else.
void salvage(PageFile &file)
{
    static SqliteDatabase into;
    static const bool ready = [] {
        return into.open(scratchFile(QStringLiteral("into.sqlite"), {}), patience) && migrate(into)
            && dropTriggers(into) && into.execute("PRAGMA foreign_keys = OFF; PRAGMA journal_mode = MEMORY");
    }();
    require(ready, "there is a database to carry into");
    (void)into.transaction([&]() -> Result<void> {
        const auto log = Salvage(file, into).carry();
        require(log.has_value(), "no row keeps the others from being carried");
        require(
            asked(into, "SELECT count(*) FROM pragma_foreign_key_check") == 0, "no row belongs to nothing");
        require(log->entries == asked(into, "SELECT count(*) FROM event"), "entries are counted");
        auto query = into.query("SELECT sequence, at, dossier, kind, detail, previous, hash FROM event");
        while (query.next()) {
            const AuditEntry entry {query.integer(0), query.integer(1), query.blob(2), query.blob(3),
                query.blob(4), query.blob(5), query.blob(6)};
            require(log->chain.isEmpty()
                    || entry.hash == auditHash(entry.previous, auditDigest(log->chain, entry)),
                "an entry of a log with a name is as it was written");
        }
        require(query.finish().has_value(), "what was salvaged can be asked");
        // SQLite cannot number beyond its last number, and makes a sum that is too large a failure.
        for (const char *most :
            {"SELECT max(row, abs(bytes), abs(submitted_at), abs(turn), abs(touched_at)) FROM dossier"
             " ORDER BY 1 DESC",
                "SELECT max(sequence) FROM event", "SELECT max(id) FROM sheet",
                "SELECT max(id, abs(bytes)) FROM page ORDER BY 1 DESC",
                "SELECT max(id, abs(bytes)) FROM part ORDER BY 1 DESC", "SELECT max(id) FROM blob"})
            require(
                asked(into, most) <= (qint64(1) << 53), "there are numbers left, and figures can be added");
        return fail(FaultId::Internal); // for the next one
    });
}

/// As a damaged database with its log, whose size comes first.
void damaged(const QByteArray &bytes, bool wholeLog)
{
    if (bytes.size() < 2)
        return;
    const qsizetype logSize =
        std::min<qsizetype>(qFromLittleEndian<quint16>(bytes.constData()), bytes.size() - 2);
    const QByteArray database = bytes.sliced(2, bytes.size() - 2 - logSize);
    QByteArray log = bytes.last(logSize);
    if (wholeLog)
        makeWhole(log, database);
    const QString path = scratchFile(QStringLiteral("damaged.sqlite"), database);
    scratchFile(QStringLiteral("damaged.sqlite-wal"), log);
    auto file = PageFile::open(path, PageFile::Log::Whole);
    require(file.has_value(), "a file that can be read is opened");
    require(file->pages() <= bytes.size() / 512, "there are no more pages than bytes");
    require(file->rows(0).empty() && file->rows(-1).empty() && file->rows(file->pages() + 1).empty(),
        "there are rows on pages only");
    for (qint64 page = 1; page <= file->pages(); ++page) {
        const auto rows = file->rows(page);
        if (page % 8 == 1) { // of some, since that takes its time
            const auto again = file->rows(page);
            require(std::equal(rows.begin(), rows.end(), again.begin(), again.end(),
                        [](const PageRow &a, const PageRow &b) { return same(a, b); }),
                "a page reads the same twice");
        }
        qint64 size = 0;
        for (const PageRow &row : rows)
            for (const SqliteValue &value : row.values)
                size += value.bytes.size();
        require(size <= 8 * 1024 * 1024, "no page gives more than fits into memory");
    }
    salvage(*file);
}

class Script
{
public:
    explicit Script(const QByteArray &bytes)
        : m_bytes(bytes)
    {
    }
    bool ended() const { return m_at >= m_bytes.size(); }
    quint64 number(int bytes)
    {
        quint64 value = 0;
        for (int i = 0; i < bytes && !ended(); ++i)
            value = value << 8 | quint8(m_bytes[m_at++]);
        return value;
    }
    SqliteValue value()
    {
        SqliteValue value;
        switch (number(1) % 6) {
        case 1:
            value.type = SqliteValue::Type::Integer;
            value.integer = qint8(number(1));
            break;
        case 2:
            value.type = SqliteValue::Type::Integer;
            value.integer = qint64(number(8)) >> (number(1) % 64);
            break;
        case 3:
            value.type = SqliteValue::Type::Real;
            value.real = std::bit_cast<double>(number(8));
            // SQLite takes a number that is none for no value.
            if (std::isnan(value.real))
                value.real = 0.5;
            break;
        case 4:
            value.type = SqliteValue::Type::Text;
            value.bytes = QByteArray(qsizetype(number(2) % 20'000), 'x');
            break;
        case 5:
            value.type = SqliteValue::Type::Blob;
            value.bytes = QByteArray(qsizetype(number(2) % 20'000), char(number(1)));
            break;
        default:
            break;
        }
        return value;
    }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

/// As what SQLite is told to write: all that it would read is found past it.
void written(const QByteArray &bytes)
{
    constexpr int mostSteps = 64;
    Script script(bytes);
    const QString path = scratch() + QStringLiteral("/written.sqlite");
    for (const QString &end : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::remove(path + end);
    const auto how = script.number(1);
    SqliteDatabase database;
    const QByteArray begin = "PRAGMA page_size = " + QByteArray::number(512 << (how % 8))
        + "; PRAGMA synchronous = OFF; PRAGMA journal_mode = " + ((how & 8) != 0 ? "WAL" : "OFF")
        + "; CREATE TABLE t (n INTEGER PRIMARY KEY, a, b, c)";
    require(database.open(path, patience) && database.execute(begin.constData()), "SQLite writes");
    std::map<qint64, std::vector<SqliteValue>> expected;
    for (int step = 0; step < mostSteps && !script.ended(); ++step) {
        const auto what = script.number(1);
        const qint64 row = what & 128 ? qint64(script.number(8)) : qint64(script.number(1));
        if (what % 8 == 6) {
            require(database.run("DELETE FROM t WHERE n = ?", row).has_value(), "SQLite deletes");
            expected.erase(row);
        } else if (what % 8 == 7) {
            auto fold = database.query("PRAGMA wal_checkpoint(RESTART)");
            while (fold.next()) { }
        } else {
            SqliteValue number;
            number.type = SqliteValue::Type::Integer;
            number.integer = row;
            std::vector<SqliteValue> values {number, script.value(), script.value(), script.value()};
            require(database.runWith("INSERT OR REPLACE INTO t VALUES (?, ?, ?, ?)", values).has_value(),
                "SQLite inserts");
            values.front() = SqliteValue(); // stands with the row's number only
            expected[row] = std::move(values);
        }
    }
    auto file = PageFile::open(path);
    require(file && !file->isCut() && !file->logIsBroken(), "what SQLite wrote is whole");
    for (qint64 page = 1; page <= file->pages(); ++page)
        for (const PageRow &row : file->rows(page)) {
            const auto wanted = expected.find(row.rowid);
            if (wanted != expected.end() && same(row, {wanted->first, wanted->second}))
                expected.erase(wanted);
        }
    require(expected.empty(), "every row that SQLite wrote is found");
}

} // namespace

/// The first byte says as what the others are taken.
void pages(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    const int what = bytes[0];
    if ((what & 1) != 0)
        written(bytes.sliced(1));
    else
        damaged(bytes.sliced(1), (what & 2) != 0);
}

} // namespace motcua::fuzz
