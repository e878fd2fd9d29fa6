// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
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
/// beside the file counts, as far as its checksums hold. Nothing is written.
class PageFile
{
public:
    /// Fault FileUnreadable.
    static Result<PageFile> open(const QString &database);

    qint64 pages() const { return m_pages; }
    /// The tables by the schema as far as it can be read: page of rows → name. Of a page that no tree leads
    /// to any more there is no entry.
    std::map<qint64, QByteArray> tablePages();
    /// The rows of a page; none where it holds none, or is damaged. A row that goes on on other pages is left
    /// out where these are damaged.
    std::vector<PageRow> rows(qint64 number);

private:
    explicit PageFile(std::unique_ptr<QFile> database);
    void readLog(const QString &path);
    QByteArray page(qint64 number);
    std::optional<PageRow> row(const QByteArray &page, qsizetype at);
    std::optional<QByteArray> payload(const QByteArray &page, qsizetype at, qint64 size);
    void walk(qint64 root, const QByteArray &table, std::map<qint64, QByteArray> &found);

    std::unique_ptr<QFile> m_database, m_log;
    std::map<qint64, qint64> m_logged; ///< page → where its last committed content stands in the log
    qint64 m_pageBytes = 4096, m_usable = 4096, m_pages = 0;
};

} // namespace motcua
