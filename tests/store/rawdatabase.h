// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <sqlite3.h>

namespace motcua::test
{

/// The store's file as any other program could reach it: past all of the Store's rules.
class RawDatabase
{
public:
    explicit RawDatabase(const QString &path) { sqlite3_open(qPrintable(path), &m_database); }
    ~RawDatabase() { sqlite3_close(m_database); }
    RawDatabase(const RawDatabase &) = delete;
    RawDatabase &operator=(const RawDatabase &) = delete;

    /// SQLite's result code.
    int run(const QByteArray &sql)
    {
        return sqlite3_exec(m_database, sql.constData(), nullptr, nullptr, nullptr);
    }
    /// Takes every trigger away, so that what they would refuse can be done. In a transaction of the
    /// caller's, if they are to come back.
    void dropTriggers()
    {
        sqlite3_stmt *statement = nullptr;
        QByteArray drops;
        if (sqlite3_prepare_v2(
                m_database, "SELECT name FROM sqlite_schema WHERE type = 'trigger'", -1, &statement, nullptr)
            == SQLITE_OK)
            while (sqlite3_step(statement) == SQLITE_ROW)
                drops += QByteArray("DROP TRIGGER ")
                    + reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)) + ';';
        sqlite3_finalize(statement);
        run(drops);
    }
    /// Makes the triggers of `table` (name, sql) again.
    void restoreTriggers(const QByteArray &table)
    {
        sqlite3_stmt *statement = nullptr;
        QList<QByteArray> made;
        if (sqlite3_prepare_v2(m_database, ("SELECT sql FROM " + table).constData(), -1, &statement, nullptr)
            == SQLITE_OK)
            while (sqlite3_step(statement) == SQLITE_ROW)
                made += reinterpret_cast<const char *>(sqlite3_column_text(statement, 0));
        sqlite3_finalize(statement);
        for (const QByteArray &sql : made)
            run(sql);
    }
    QByteArray lastError() const { return sqlite3_errmsg(m_database); }
    int changes() const { return sqlite3_changes(m_database); }
    /// First column of the first row; -1 where there is none.
    qint64 integer(const QByteArray &sql)
    {
        sqlite3_stmt *statement = nullptr;
        qint64 value = -1;
        if (sqlite3_prepare_v2(m_database, sql.constData(), -1, &statement, nullptr) == SQLITE_OK
            && sqlite3_step(statement) == SQLITE_ROW)
            value = sqlite3_column_int64(statement, 0);
        sqlite3_finalize(statement);
        return value;
    }

private:
    sqlite3 *m_database = nullptr;
};

} // namespace motcua::test
