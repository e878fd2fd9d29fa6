// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QByteArray>
#include <QString>

#include "app/domain/result.h"
#include "sync/vault/durablefile.h"

namespace motcua
{

class SqliteDatabase;

/// How many commits a database has had: decimal digits.
inline const QString commitsFact = QStringLiteral("store.commits");

/// How many commits of a database somebody was told of, in a file beside it. SQLite takes a damaged log to
/// end early, and a lost one never to have been, and says nothing: a database that holds fewer commits than
/// stand here has lost some. One that holds as many or more is taken for whole, whatever its log looks like
/// behind its end: a commit is on disk before it is told of here. What lies under another one's log is not
/// known by this.
///
///     store.sqlite-mark   0  8  "MCKMARK1"
///                         8 16  id of the audit log
///                        24  8  commits, big-endian
///                        32  8  number of the audit log's last entry, big-endian
///                        40 32  that entry's hash; zeros where there is none
///                        72 32  BLAKE2b-256 of the above
///
/// Where it cannot be written it goes: an old one would vouch for what it does not know of.
class CommitMark
{
public:
    explicit CommitMark(const QString &database);

    struct Told {
        QByteArray chain; ///< id of the audit log: another database is another matter
        qint64 commits = 0;
        qint64 entry = 0; ///< number of that log's last entry
        QByteArray head; ///< its hash
        /// Whether a database of that log has as many commits.
        bool isCountedIn(SqliteDatabase &database) const;
        /// And the entry: what somebody took out of the log on purpose, or damage alone, is missed too.
        bool isIn(SqliteDatabase &database) const;
    };
    /// None: there is none, or it is not whole.
    std::optional<Told> read() const;
    /// On disk when it returns. A higher one of the same chain stays. Faults: those of fileFault, and there
    /// is none any more then.
    Result<void> tell(const Told &told) const;
    /// What the open one that this stands beside was told to have; none: nothing here says so.
    Result<std::optional<Told>> readFor(SqliteDatabase &database) const;

private:
    std::optional<Told> readFrom(int file) const;
    Result<FileHandle> openForTelling() const;
    Result<void> write(const Told &told) const;

    QString m_path;
};

} // namespace motcua
