// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include "app/domain/result.h"
#include "sync/store/sqlitevalue.h"

struct sqlite3;
struct sqlite3_stmt;

namespace motcua
{

/// A prepared statement on loan from its Database. The first failure sticks: `next()` then says false and
/// `finish()` says why.
class SqliteQuery
{
public:
    ~SqliteQuery();
    SqliteQuery(SqliteQuery &&other) noexcept;
    SqliteQuery(const SqliteQuery &) = delete;
    SqliteQuery &operator=(const SqliteQuery &) = delete;

    /// Steps to the next row; false at the end or on failure.
    bool next();
    /// Success, or what went wrong on the way. To be asked after the last row.
    Result<void> finish();

    qint64 integer(int column) const;
    double real(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const; ///< a copy
    QByteArrayView blobView(int column) const; ///< valid until the next step
    bool isNull(int column) const;
    std::optional<qint64> optionalInteger(int column) const;

private:
    friend class SqliteDatabase;
    SqliteQuery(sqlite3 *database, sqlite3_stmt *statement, int status, bool owned);

    void bind(int position, qint64 value);
    void bind(int position, int value) { bind(position, qint64(value)); }
    void bind(int position, bool value) { bind(position, qint64(value)); }
    void bind(int position, double value);
    void bind(int position, const QString &value);
    void bind(int position, const QByteArray &value);
    void bind(int position, QByteArrayView value);
    void bind(int position, std::nullptr_t);
    template <typename T>
    void bind(int position, const std::optional<T> &value)
    {
        value ? bind(position, *value) : bind(position, nullptr);
    }
    void bind(int position, const SqliteValue &value);
    void note(int status);

    sqlite3 *m_database;
    sqlite3_stmt *m_statement;
    bool m_owned;
    bool m_stepped = false;
    std::optional<Fault> m_fault;
};

/// One connection to a SQLite database; thin, and everything as a Result. Not for several threads.
class SqliteDatabase
{
public:
    SqliteDatabase() = default;
    ~SqliteDatabase();
    SqliteDatabase(const SqliteDatabase &) = delete;
    SqliteDatabase &operator=(const SqliteDatabase &) = delete;

    /// Opens or creates `path`, to wait `busyMilliseconds` for a lock. A file that can only be read is
    /// StoreReadOnly.
    Result<void> open(const QString &path, int busyMilliseconds);
    /// Opens what is there and changes nothing, also where nothing can be written (then without a log that
    /// was not merged). Fault FileUnreadable.
    Result<void> openForReading(const QString &path, int busyMilliseconds);
    /// Copies the database as it stands now into `target`, `pages` at a time. Others read and write
    /// meanwhile; `between` is asked after each step whether to go on, and may wait. Fault StoreBusy: it said
    /// no.
    Result<void> copyInto(SqliteDatabase &target, int pages, const std::function<bool()> &between);
    /// `keepLog`: leaves the write-ahead log unmerged beside the database, as evidence.
    void close(bool keepLog = false);

    /// Runs statements that give no rows and take no values.
    Result<void> execute(const char *sql);

    /// Rows of `sql`, whose `?` take the values in order.
    template <typename... Values>
    SqliteQuery query(std::string_view sql, const Values &...values)
    {
        SqliteQuery query = prepare(sql);
        int position = 0;
        (query.bind(++position, values), ...);
        return query;
    }
    /// Runs one statement to its end; gives the number of rows that it changed.
    template <typename... Values>
    Result<qint64> run(std::string_view sql, const Values &...values)
    {
        SqliteQuery query = this->query(sql, values...);
        while (query.next()) { }
        MOTCUA_TRY(query.finish());
        return changes();
    }
    /// The same with values of any type; `sql` has to outlive the connection.
    Result<qint64> runWith(std::string_view sql, const std::vector<SqliteValue> &values);
    qint64 lastInsertId() const;
    qint64 totalChanges() const; ///< rows that this connection has changed so far
    bool inTransaction() const;
    void setPatience(int busyMilliseconds); ///< for a lock, from now on
    /// From now on a commit only appends to the write-ahead log, and `wake` is told when there is something
    /// to fold into the database. Should that not happen, a commit folds it itself in the end.
    void foldElsewhere(std::function<void()> wake);

    /// Runs `work` inside BEGIN IMMEDIATE; commits when it succeeds, else leaves no trace of it. What was
    /// committed into a file that somebody has taken away meanwhile is not kept: StoreGone.
    template <typename Work>
    auto transaction(Work &&work) -> decltype(work())
    {
        MOTCUA_TRY(execute("BEGIN IMMEDIATE"));
        auto result = work();
        if (result) {
            if (auto committed = execute("COMMIT"); !committed) {
                rollBack();
                return tl::unexpected(std::move(committed.error()));
            }
            if (fileTakenAway())
                return fail(FaultId::StoreGone);
        } else {
            rollBack();
        }
        return result;
    }

private:
    SqliteQuery prepare(std::string_view sql);
    qint64 changes() const;
    void rollBack();
    bool fileTakenAway() const;

    sqlite3 *m_database = nullptr;
    std::function<void()> m_wakeCheckpointer;
    std::map<std::string_view, sqlite3_stmt *>
        m_statements; ///< keys are string literals: they outlive the map
};

/// The fault that the last failure on `database` means; `status` is its extended result code.
Fault sqliteFault(sqlite3 *database, int status);

} // namespace motcua
