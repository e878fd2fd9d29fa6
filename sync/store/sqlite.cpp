// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/sqlite.h"

#include <cerrno>

#include <sqlite3.h>

#include <QFileInfo>
#include <QUrl>

#include "sync/vault/durablefile.h"

namespace motcua
{

namespace
{

constexpr int checkpointPages = 1000; ///< of 4096 bytes; SQLite's own default
constexpr int mostLogPages = 16 * checkpointPages; ///< after which nobody else is waited for

} // namespace

Fault sqliteFault(sqlite3 *database, int status)
{
    // SQLite's own words name tables and constraints, never values.
    QString detail = QStringLiteral("SQLite %1: ").arg(status);
    detail += QString::fromUtf8(database ? sqlite3_errmsg(database) : sqlite3_errstr(status));
    const int systemError = database ? sqlite3_system_errno(database) : 0;
    switch (status & 0xff) {
    case SQLITE_FULL:
        return {FaultId::DiskFull, detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {FaultId::StoreBusy, detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {FaultId::StoreDamaged, detail};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        // The file system's own reason is truer where there is one: a full disk cannot hold the -wal and -shm
        // files either.
        if (systemError == ENOSPC || systemError == EDQUOT)
            return {FaultId::DiskFull, detail};
        return {FaultId::StoreReadOnly, detail};
    case SQLITE_IOERR:
        if (systemError != 0)
            return {fileFault(systemError, {}).id, detail};
        [[fallthrough]];
    default:
        return {FaultId::StoreFailed, detail};
    }
}

SqliteQuery::SqliteQuery(sqlite3 *database, sqlite3_stmt *statement, int status, bool owned)
    : m_database(database)
    , m_statement(statement)
    , m_owned(owned)
{
    note(status);
}

SqliteQuery::SqliteQuery(SqliteQuery &&other) noexcept
    : m_database(other.m_database)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_owned(other.m_owned)
    , m_stepped(other.m_stepped)
    , m_fault(std::move(other.m_fault))
{
}

SqliteQuery::~SqliteQuery()
{
    if (m_owned) {
        sqlite3_finalize(m_statement);
    } else if (m_statement) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
}

void SqliteQuery::note(int status)
{
    if (!m_fault && status != SQLITE_OK && status != SQLITE_ROW && status != SQLITE_DONE)
        m_fault = sqliteFault(m_database, status);
}

bool SqliteQuery::next()
{
    if (m_fault)
        return false;
    const int status = sqlite3_step(m_statement);
    note(status);
    return status == SQLITE_ROW;
}

Result<void> SqliteQuery::finish()
{
    // The statement is left at once: an open one would hold its snapshot of the database.
    if (m_statement)
        sqlite3_reset(m_statement);
    if (m_fault)
        return tl::unexpected(*m_fault);
    return {};
}

void SqliteQuery::bind(int position, qint64 value)
{
    if (m_statement)
        note(sqlite3_bind_int64(m_statement, position, value));
}

void SqliteQuery::bind(int position, double value)
{
    if (m_statement)
        note(sqlite3_bind_double(m_statement, position, value));
}

void SqliteQuery::bind(int position, const QString &value)
{
    const QByteArray text = value.toUtf8();
    if (m_statement)
        note(sqlite3_bind_text64(m_statement, position, text.constData(), sqlite3_uint64(text.size()),
            SQLITE_TRANSIENT, SQLITE_UTF8));
}

void SqliteQuery::bind(int position, const QByteArray &value)
{
    bind(position, QByteArrayView(value));
}

void SqliteQuery::bind(int position, QByteArrayView value)
{
    if (!m_statement)
        return;
    // A null pointer would bind NULL; an empty value is an empty blob.
    note(sqlite3_bind_blob64(m_statement, position,
        value.isEmpty() ? "" : static_cast<const void *>(value.data()), sqlite3_uint64(value.size()),
        SQLITE_TRANSIENT));
}

void SqliteQuery::bind(int position, std::nullptr_t)
{
    if (m_statement)
        note(sqlite3_bind_null(m_statement, position));
}

void SqliteQuery::bind(int position, const SqliteValue &value)
{
    switch (value.type) {
    case SqliteValue::Type::Null:
        bind(position, nullptr);
        break;
    case SqliteValue::Type::Integer:
        bind(position, value.integer);
        break;
    case SqliteValue::Type::Real:
        bind(position, value.real);
        break;
    case SqliteValue::Type::Text:
        bind(position, QString::fromUtf8(value.bytes));
        break;
    case SqliteValue::Type::Blob:
        bind(position, value.bytes);
        break;
    }
}

qint64 SqliteQuery::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double SqliteQuery::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString SqliteQuery::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column));
}

QByteArrayView SqliteQuery::blobView(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {bytes, qsizetype(sqlite3_column_bytes(m_statement, column))};
}

QByteArray SqliteQuery::blob(int column) const
{
    return blobView(column).toByteArray();
}

bool SqliteQuery::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::optional<qint64> SqliteQuery::optionalInteger(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return integer(column);
}

SqliteDatabase::~SqliteDatabase()
{
    close();
}

Result<void> SqliteDatabase::open(const QString &path, int busyMilliseconds)
{
    close();
    const int status = sqlite3_open_v2(path.toUtf8().constData(), &m_database,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (status != SQLITE_OK) {
        const Fault fault = sqliteFault(m_database, status);
        close();
        return tl::unexpected(fault);
    }
    sqlite3_busy_timeout(m_database, busyMilliseconds);
    if (sqlite3_db_readonly(m_database, "main") == 1) {
        close();
        return fail(FaultId::StoreReadOnly, QStringLiteral("the database file can only be read"));
    }
    return {};
}

Result<void> SqliteDatabase::openForReading(const QString &path, int busyMilliseconds)
{
    close();
    const QByteArray plain = "file:" + QUrl::toPercentEncoding(path, "/");
    constexpr int flags =
        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    // A log cannot be read without a place for its index; where there is none, the database alone is taken.
    const bool hasLog = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    for (const char *mode : {"?mode=ro", "?immutable=1"}) {
        int status = sqlite3_open_v2((plain + mode).constData(), &m_database, flags, nullptr);
        if (status == SQLITE_OK) {
            sqlite3_busy_timeout(m_database, busyMilliseconds);
            status = sqlite3_exec(m_database, "SELECT 1 FROM sqlite_schema", nullptr, nullptr, nullptr);
        }
        if (status == SQLITE_OK)
            return {};
        const Fault fault = sqliteFault(m_database, status);
        close();
        if ((status & 0xff) != SQLITE_CANTOPEN && (status & 0xff) != SQLITE_READONLY)
            return tl::unexpected(fault);
        if (hasLog || !QFileInfo(path).isReadable())
            return fail(FaultId::FileUnreadable, fault.detail);
    }
    return fail(FaultId::FileUnreadable, path);
}

Result<void> SqliteDatabase::copyInto(SqliteDatabase &target, int pages, const std::function<bool()> &between)
{
    // A snapshot of one's own: without it, every write of others would start the copy from its beginning.
    if (const auto begun = execute("BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1"); !begun) {
        rollBack();
        return begun;
    }
    sqlite3_backup *copy = sqlite3_backup_init(target.m_database, "main", m_database, "main");
    int status = copy ? SQLITE_OK : sqlite3_extended_errcode(target.m_database);
    bool goOn = true;
    while (status == SQLITE_OK && goOn) {
        status = sqlite3_backup_step(copy, pages);
        goOn = status != SQLITE_OK || between();
    }
    std::optional<Fault> fault;
    if (!goOn)
        fault = Fault {FaultId::StoreBusy, QStringLiteral("stopped")};
    else if (status != SQLITE_DONE)
        fault = sqliteFault(copy ? nullptr : target.m_database, status);
    // What a write to the copy met is known to its connection only.
    const int system = sqlite3_system_errno(target.m_database);
    if (fault && (status & 0xff) == SQLITE_IOERR && system != 0)
        fault->id = fileFault(system, {}).id;
    const int finished = copy ? sqlite3_backup_finish(copy) : SQLITE_OK;
    if (!fault && finished != SQLITE_OK)
        fault = sqliteFault(target.m_database, finished);
    rollBack();
    if (fault)
        return tl::unexpected(*fault);
    return {};
}

void SqliteDatabase::close(bool keepLog)
{
    if (m_database && keepLog)
        sqlite3_db_config(m_database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    m_statements.clear();
    sqlite3_close(m_database);
    m_database = nullptr;
}

Result<void> SqliteDatabase::execute(const char *sql)
{
    const int status = sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr);
    if (status != SQLITE_OK)
        return tl::unexpected(sqliteFault(m_database, status));
    return {};
}

SqliteQuery SqliteDatabase::prepare(std::string_view sql)
{
    const auto known = m_statements.find(sql);
    const bool lent = known != m_statements.end() && sqlite3_stmt_busy(known->second);
    if (known != m_statements.end() && !lent)
        return {m_database, known->second, SQLITE_OK, false};
    sqlite3_stmt *statement = nullptr;
    const int status = sqlite3_prepare_v3(
        m_database, sql.data(), int(sql.size()), lent ? 0 : SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (status == SQLITE_OK && !lent)
        m_statements.emplace(sql, statement);
    return {m_database, statement, status, lent};
}

qint64 SqliteDatabase::changes() const
{
    return sqlite3_changes64(m_database);
}

Result<qint64> SqliteDatabase::runWith(std::string_view sql, const std::vector<SqliteValue> &values)
{
    SqliteQuery query = prepare(sql);
    int position = 0;
    for (const SqliteValue &value : values)
        query.bind(++position, value);
    while (query.next()) { }
    MOTCUA_TRY(query.finish());
    return changes();
}

qint64 SqliteDatabase::totalChanges() const
{
    return sqlite3_total_changes64(m_database);
}

qint64 SqliteDatabase::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_database);
}

bool SqliteDatabase::inTransaction() const
{
    return sqlite3_get_autocommit(m_database) == 0;
}

void SqliteDatabase::rollBack()
{
    // SQLite may have rolled back by itself (a full disk, an I/O error).
    if (inTransaction())
        sqlite3_exec(m_database, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool SqliteDatabase::fileTakenAway() const
{
    int moved = 0;
    return sqlite3_file_control(m_database, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK
        && moved != 0;
}

void SqliteDatabase::setPatience(int busyMilliseconds)
{
    sqlite3_busy_timeout(m_database, busyMilliseconds);
}

void SqliteDatabase::foldElsewhere(std::function<void()> wake)
{
    m_wakeCheckpointer = std::move(wake);
    const auto committed = [](void *self, sqlite3 *database, const char *name, int pages) {
        if (pages >= checkpointPages)
            static_cast<SqliteDatabase *>(self)->m_wakeCheckpointer();
        if (pages >= mostLogPages)
            sqlite3_wal_checkpoint_v2(database, name, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
        return SQLITE_OK;
    };
    sqlite3_wal_hook(m_database, committed, this);
}

} // namespace motcua
