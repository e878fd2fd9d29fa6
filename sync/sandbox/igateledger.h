// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include <QByteArray>
#include <QJsonArray>
#include <QList>
#include <QString>

#include "app/domain/result.h"
#include "sync/sandbox/database.h"

namespace motcua::sandbox
{

/// What an iGate remembers, in one SQLite database. Each call is one transaction that is on disk when it
/// returns. May be used from several threads. Faults: StoreFailed, and those named.
class IGateLedger
{
public:
    static Result<std::unique_ptr<IGateLedger>> open(const QString &path);

    // -- clients
    struct Client {
        QString id;
        QByteArray secret; ///< hex
    };
    /// A client that has not asked for a token yet; made where there is none.
    Result<Client> unusedClient(qint64 now);
    /// A token for that client; empty: it is not known, or has another secret.
    Result<QString> grantToken(const Client &client, qint64 expiresAt);
    Result<bool> tokenHolds(const QString &token, qint64 now);
    Result<void> endTokens(); ///< all of them, as a restart of the real system may

    // -- files
    struct File {
        QString id;
        QString name;
        qint64 bytes = 0;
    };
    Result<void> addFile(const File &file);
    Result<std::optional<File>> file(const QString &id);

    // -- dossiers
    /// `codeOf` gives the code of the day's n-th dossier. Each call gives another.
    Result<QString> issueCode(const QString &day, const std::function<QString(qint64 sequence)> &codeOf);
    struct Dossier {
        qint64 id = 0; ///< idHoSo
        QString code;
        QByteArray message; ///< as it was created with
        qint64 createdAt = 0; ///< Unix ms
        int status = 1; ///< TrangThai
    };
    enum class Creation { Created, CodeTaken, CodeUnknown };
    /// `twice`: also where a dossier has that code already.
    Result<Creation> create(Dossier &dossier, bool twice);
    Result<QList<Dossier>> dossiers(const QString &code = {}); ///< empty code: all, in the order created
    Result<bool> setStatus(const QString &code, int status);

private:
    explicit IGateLedger(std::unique_ptr<Database> database)
        : m_database(std::move(database))
    {
    }
    std::mutex m_mutex;
    std::unique_ptr<Database> m_database;
};

} // namespace motcua::sandbox
