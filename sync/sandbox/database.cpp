// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/database.h"

#include <cerrno>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <QFile>

#include "sync/vault/durablefile.h"

namespace motcua::sandbox
{

Statement::Statement(sqlite3 *database, const char *sql)
{
    m_failed = sqlite3_prepare_v2(database, sql, -1, &m_statement, nullptr) != SQLITE_OK;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement &Statement::bind(qint64 value)
{
    m_failed = sqlite3_bind_int64(m_statement, m_next++, value) != SQLITE_OK || m_failed;
    return *this;
}

Statement &Statement::bind(const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    m_failed = sqlite3_bind_text(
                   m_statement, m_next++, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_TRANSIENT)
            != SQLITE_OK
        || m_failed;
    return *this;
}

Statement &Statement::bind(const QByteArray &value)
{
    m_failed = sqlite3_bind_blob(
                   m_statement, m_next++, value.constData(), static_cast<int>(value.size()), SQLITE_TRANSIENT)
            != SQLITE_OK
        || m_failed;
    return *this;
}

Statement &Statement::bind(const std::optional<qint64> &value)
{
    if (value)
        return bind(*value);
    m_failed = sqlite3_bind_null(m_statement, m_next++) != SQLITE_OK || m_failed;
    return *this;
}

bool Statement::step()
{
    if (m_failed)
        return false;
    const int result = sqlite3_step(m_statement);
    m_failed = result != SQLITE_ROW && result != SQLITE_DONE;
    return result == SQLITE_ROW;
}

bool Statement::run()
{
    while (step()) { }
    return !m_failed;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::optional<qint64> Statement::optionalInteger(int column) const
{
    if (sqlite3_column_type(m_statement, column) == SQLITE_NULL)
        return std::nullopt;
    return integer(column);
}

QString Statement::text(int column) const
{
    return QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column)),
        sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::blob(int column) const
{
    return {static_cast<const char *>(sqlite3_column_blob(m_statement, column)),
        sqlite3_column_bytes(m_statement, column)};
}

std::unique_ptr<Database> Database::open(const QString &path, const char *schema)
{
    const QByteArray name = QFile::encodeName(path);
    {
        // The -wal and -shm files take their mode from it. A file that is there already is never opened here:
        // closing any descriptor of it would drop the locks of every connection of this process.
        const FileHandle created(::open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
        if (!created && errno != EEXIST)
            return nullptr;
    }
    if (::chmod(name.constData(), 0600) != 0)
        return nullptr;
    sqlite3 *handle = nullptr;
    const int opened =
        sqlite3_open_v2(name.constData(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX, nullptr);
    std::unique_ptr<Database> database(new Database(handle));
    if (opened != SQLITE_OK)
        return nullptr;
    sqlite3_busy_timeout(handle, 5'000);
    if (!database->execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;")
        || !database->execute(schema))
        return nullptr;
    return database;
}

Database::~Database()
{
    sqlite3_close_v2(m_handle);
}

bool Database::execute(const char *sql)
{
    return sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

Transaction::Transaction(Database &database)
    : m_database(database)
    , m_open(database.execute("BEGIN IMMEDIATE"))
{
}

Transaction::~Transaction()
{
    if (m_open)
        m_database.execute("ROLLBACK");
}

bool Transaction::commit()
{
    if (!m_open || !m_database.execute("COMMIT"))
        return false;
    m_open = false;
    return true;
}

} // namespace motcua::sandbox
