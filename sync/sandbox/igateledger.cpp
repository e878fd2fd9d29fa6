// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/igateledger.h"

#include <QRandomGenerator>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr char schema[] = R"(
CREATE TABLE IF NOT EXISTS igate_client(
    id TEXT PRIMARY KEY, secret TEXT NOT NULL, made_at INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE IF NOT EXISTS igate_token(token TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS igate_file(id TEXT PRIMARY KEY, name TEXT NOT NULL, bytes INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS igate_sequence(day TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS igate_code(code TEXT PRIMARY KEY) STRICT;
CREATE TABLE IF NOT EXISTS igate_dossier(
    id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL REFERENCES igate_code(code), message BLOB NOT NULL,
    created_at INTEGER NOT NULL, status INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE INDEX IF NOT EXISTS igate_dossier_code ON igate_dossier(code);
)";

QString randomHex(int bytes)
{
    QByteArray random(bytes, Qt::Uninitialized);
    for (char &byte : random)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return QString::fromLatin1(random.toHex());
}

} // namespace

#define SANDBOX_FAILED fail(FaultId::StoreFailed, QString::fromUtf8(sqlite3_errmsg(m_database->handle())))

Result<std::unique_ptr<IGateLedger>> IGateLedger::open(const QString &path)
{
    auto database = Database::open(path, schema);
    if (!database)
        return fail(FaultId::StoreFailed, path);
    return std::unique_ptr<IGateLedger>(new IGateLedger(std::move(database)));
}

Result<IGateLedger::Client> IGateLedger::unusedClient(qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    Transaction transaction(*m_database);
    {
        Statement find(m_database->handle(),
            "SELECT id, secret FROM igate_client WHERE used = 0 ORDER BY made_at LIMIT 1");
        if (find.step())
            return Client {find.text(0), find.text(1).toLatin1()};
    }
    const Client client {u"kiosk-"_s + randomHex(6), randomHex(16).toLatin1()};
    Statement insert(m_database->handle(), "INSERT INTO igate_client(id, secret, made_at) VALUES(?, ?, ?)");
    if (!insert.bind(client.id).bind(QString::fromLatin1(client.secret)).bind(now).run()
        || !transaction.commit())
        return SANDBOX_FAILED;
    return client;
}

Result<QString> IGateLedger::grantToken(const Client &client, qint64 expiresAt)
{
    const std::scoped_lock lock(m_mutex);
    Transaction transaction(*m_database);
    Statement use(m_database->handle(), "UPDATE igate_client SET used = 1 WHERE id = ? AND secret = ?");
    if (!use.bind(client.id).bind(QString::fromLatin1(client.secret)).run())
        return SANDBOX_FAILED;
    if (sqlite3_changes(m_database->handle()) != 1)
        return QString();
    const QString token = randomHex(24);
    Statement insert(m_database->handle(), "INSERT INTO igate_token VALUES(?, ?)");
    if (!insert.bind(token).bind(expiresAt).run() || !transaction.commit())
        return SANDBOX_FAILED;
    return token;
}

Result<bool> IGateLedger::tokenHolds(const QString &token, qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    Statement find(m_database->handle(), "SELECT 1 FROM igate_token WHERE token = ? AND expires_at > ?");
    const bool found = find.bind(token).bind(now).step();
    if (find.failed())
        return SANDBOX_FAILED;
    return found;
}

Result<void> IGateLedger::endTokens()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_database->execute("DELETE FROM igate_token"))
        return SANDBOX_FAILED;
    return {};
}

Result<void> IGateLedger::addFile(const File &file)
{
    const std::scoped_lock lock(m_mutex);
    Statement insert(m_database->handle(), "INSERT INTO igate_file VALUES(?, ?, ?)");
    if (!insert.bind(file.id).bind(file.name).bind(file.bytes).run())
        return SANDBOX_FAILED;
    return {};
}

Result<std::optional<IGateLedger::File>> IGateLedger::file(const QString &id)
{
    const std::scoped_lock lock(m_mutex);
    Statement find(m_database->handle(), "SELECT id, name, bytes FROM igate_file WHERE id = ?");
    if (find.bind(id).step())
        return File {find.text(0), find.text(1), find.integer(2)};
    if (find.failed())
        return SANDBOX_FAILED;
    return std::nullopt;
}

Result<QString> IGateLedger::issueCode(
    const QString &day, const std::function<QString(qint64 sequence)> &codeOf)
{
    const std::scoped_lock lock(m_mutex);
    Transaction transaction(*m_database);
    Statement next(m_database->handle(),
        "INSERT INTO igate_sequence(day, last) VALUES(?, 1) ON CONFLICT(day) DO UPDATE SET last = last + 1 "
        "RETURNING last");
    if (!next.bind(day).step())
        return SANDBOX_FAILED;
    const QString code = codeOf(next.integer(0));
    Statement insert(m_database->handle(), "INSERT INTO igate_code VALUES(?)");
    if (!next.run() || !insert.bind(code).run() || !transaction.commit())
        return SANDBOX_FAILED;
    return code;
}

Result<IGateLedger::Creation> IGateLedger::create(Dossier &dossier, bool twice)
{
    const std::scoped_lock lock(m_mutex);
    Transaction transaction(*m_database);
    const auto exists = [&](const char *sql) {
        Statement find(m_database->handle(), sql);
        return find.bind(dossier.code).step();
    };
    if (!exists("SELECT 1 FROM igate_code WHERE code = ?"))
        return Creation::CodeUnknown;
    if (!twice && exists("SELECT 1 FROM igate_dossier WHERE code = ?"))
        return Creation::CodeTaken;
    Statement insert(m_database->handle(),
        "INSERT INTO igate_dossier(code, message, created_at, status) VALUES(?, ?, ?, ?)");
    insert.bind(dossier.code).bind(dossier.message).bind(dossier.createdAt).bind(qint64(dossier.status));
    if (!insert.run())
        return SANDBOX_FAILED;
    dossier.id = sqlite3_last_insert_rowid(m_database->handle());
    if (!transaction.commit())
        return SANDBOX_FAILED;
    return Creation::Created;
}

Result<QList<IGateLedger::Dossier>> IGateLedger::dossiers(const QString &code)
{
    const std::scoped_lock lock(m_mutex);
    Statement find(m_database->handle(),
        "SELECT id, code, message, created_at, status FROM igate_dossier WHERE code = ?1 OR ?1 = '' ORDER BY "
        "id");
    find.bind(code);
    QList<Dossier> found;
    while (find.step())
        found.append({find.integer(0), find.text(1), find.blob(2), find.integer(3),
            static_cast<int>(find.integer(4))});
    if (find.failed())
        return SANDBOX_FAILED;
    return found;
}

Result<bool> IGateLedger::setStatus(const QString &code, int status)
{
    const std::scoped_lock lock(m_mutex);
    Statement update(m_database->handle(), "UPDATE igate_dossier SET status = ? WHERE code = ?");
    if (!update.bind(qint64(status)).bind(code).run())
        return SANDBOX_FAILED;
    return sqlite3_changes(m_database->handle()) > 0;
}

} // namespace motcua::sandbox
