// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <QFile>

#include "app/domain/result.h"
#include "sync/store/sqlitevalue.h"

namespace motcua
{

/// A row as it stands on a page, whatever table it belongs to.
struct PageRow {
    qint64 rowid = 0;
    std::vector<SqliteValue> values;
};

/// A database file read page by page, past SQLite, which gives up a whole table where one of its pages is
/// damaged. Formats: https://www.sqlite.org/fileformat2.html. What is committed in the write-ahead log
/// beside the file counts. Nothing is written.
class PageFile
{
public:
    enum class Log {
        Committed, ///< as far as SQLite would take it
        Whole, ///< also what was committed behind a place that is damaged
    };
    /// Fault FileUnreadable.
    static Result<PageFile> open(const QString &database, Log log = Log::Committed);

    qint64 pages() const { return m_pages; }
    qint64 userVersion() const { return m_userVersion; } ///< as its header has it
    /// The database was longer once, as its own header says.
    bool isCut() const { return m_isCut; }
    /// Transactions were committed one after the other in the log behind a place that is not as it was
    /// written. SQLite takes the log to end there, and says nothing. (One commit may be what a power cut or a
    /// failing disk left of a transaction that nobody was told of.) Here they count, since each row is judged
    /// by itself.
    bool logIsBroken() const { return m_logIsBroken; }
    /// The rows of a page; none where it holds none, or is damaged. A row that goes on on other pages is left
    /// out where these are damaged.
    std::vector<PageRow> rows(qint64 number);

private:
    explicit PageFile(std::unique_ptr<QFile> database);
    void readLog(const QString &path, Log log);
    QByteArray page(qint64 number);
    std::optional<PageRow> row(const QByteArray &page, qsizetype at);
    std::optional<QByteArray> payload(const QByteArray &page, qsizetype at, qint64 size);

    std::unique_ptr<QFile> m_database, m_log;
    std::map<qint64, qint64> m_logged; ///< page → where its last committed content stands in the log
    qint64 m_pageBytes = 4096, m_usable = 4096, m_pages = 0, m_userVersion = 0;
    bool m_logIsBroken = false, m_isCut = false;
};

} // namespace motcua
