// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/auditlog.h"

#include "sync/store/commitmark.h"
#include "sync/store/sqlite.h"

namespace motcua
{

namespace
{

constexpr int patience = 10'000; ///< ms

} // namespace

AuditLog::AuditLog(const QString &databasePath)
    : m_path(databasePath)
    , m_database(std::make_unique<SqliteDatabase>())
{
}

AuditLog::~AuditLog() = default;

Result<std::unique_ptr<AuditLog>> AuditLog::open(const QString &databasePath)
{
    std::unique_ptr<AuditLog> log(new AuditLog(databasePath));
    MOTCUA_TRY(log->m_database->openForReading(databasePath, patience));
    return log;
}

Result<QByteArray> AuditLog::chain()
{
    auto query = m_database->query("SELECT id FROM audit_chain");
    const QByteArray id = query.next() ? query.blob(0) : QByteArray();
    MOTCUA_TRY(query.finish());
    return id;
}

Result<void> AuditLog::read(const std::function<bool(const AuditEntry &)> &take)
{
    auto query = m_database->query("SELECT sequence, at, dossier, CAST(kind AS BLOB), CAST(detail AS BLOB),"
                                   " previous, hash FROM event ORDER BY sequence");
    while (query.next())
        if (!take({query.integer(0), query.integer(1), query.blob(2), query.blob(3), query.blob(4),
                query.blob(5), query.blob(6)}))
            break;
    return query.finish();
}

Result<QList<AuditAnchor>> AuditLog::anchors()
{
    QList<AuditAnchor> anchors;
    auto query = m_database->query(
        "SELECT sequence, hash, CAST(statement AS BLOB), stored_at FROM anchor ORDER BY sequence");
    while (query.next())
        anchors += AuditAnchor {query.integer(0), query.blob(1), query.blob(2), query.integer(3)};
    MOTCUA_TRY(query.finish());
    return anchors;
}

Result<bool> AuditLog::lacksEntries()
{
    MOTCUA_ASSIGN(const auto told, CommitMark(m_path).readFor(*m_database));
    return told && !told->isIn(*m_database);
}

} // namespace motcua
