// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QByteArray>
#include <QString>

struct sqlite3;
struct sqlite3_stmt;

namespace motcua::sandbox
{

/// A prepared statement, bound from left to right by `bind`, read by `step` and the getters. Belongs to its
/// database.
class Statement
{
public:
    Statement(sqlite3 *database, const char *sql);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    Statement &bind(qint64 value);
    Statement &bind(const QString &value);
    Statement &bind(const QByteArray &value); ///< as BLOB
    Statement &bind(const std::optional<qint64> &value);

    /// True while there is a row; false at the end or on failure (then `failed`).
    bool step();
    /// Runs a statement without rows; false on failure.
    bool run();
    bool failed() const { return m_failed; }

    qint64 integer(int column) const;
    std::optional<qint64> optionalInteger(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;

private:
    sqlite3_stmt *m_statement = nullptr;
    int m_next = 1;
    bool m_failed = false;
};

/// One SQLite connection: WAL, synchronous=FULL, foreign keys, five seconds of patience with another process.
class Database
{
public:
    /// None when the file cannot be opened or its schema not made.
    static std::unique_ptr<Database> open(const QString &path, const char *schema);
    ~Database();

    sqlite3 *handle() const { return m_handle; }
    bool execute(const char *sql);

private:
    explicit Database(sqlite3 *handle)
        : m_handle(handle)
    {
    }
    sqlite3 *m_handle;
};

/// BEGIN IMMEDIATE … COMMIT; rolled back unless committed.
class Transaction
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    bool commit();
    bool begun() const { return m_open; }

private:
    Database &m_database;
    bool m_open;
};

} // namespace motcua::sandbox
