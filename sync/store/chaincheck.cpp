// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/chaincheck.h"

namespace motcua
{

namespace
{

constexpr int chainStretch = 512; ///< entries

} // namespace

Result<QByteArray> chainOf(SqliteDatabase &database)
{
    auto query = database.query("SELECT id FROM audit_chain");
    const QByteArray chain = query.next() ? query.blob(0) : QByteArray();
    MOTCUA_TRY(query.finish());
    if (chain.size() != auditChainIdBytes)
        return fail(FaultId::AuditBroken, QStringLiteral("the log has no name"));
    return chain;
}

Result<QList<AuditEntry>> entriesAfter(SqliteDatabase &database, qint64 sequence)
{
    QList<AuditEntry> entries;
    auto query = database.query("SELECT sequence, at, dossier, CAST(kind AS BLOB), CAST(detail AS BLOB),"
                                " previous, hash FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?",
        sequence, chainStretch);
    while (query.next())
        entries += AuditEntry {query.integer(0), query.integer(1), query.blob(2), query.blob(3),
            query.blob(4), query.blob(5), query.blob(6)};
    MOTCUA_TRY(query.finish());
    return entries;
}

Result<AuditEntry> verifiedHead(SqliteDatabase &database, const std::function<bool()> &goOn)
{
    MOTCUA_ASSIGN(const QByteArray chain, chainOf(database));
    AuditEntry last;
    last.hash = auditBeginning();
    for (;;) {
        MOTCUA_ASSIGN(const auto entries, entriesAfter(database, last.sequence));
        if (entries.isEmpty())
            return last;
        if (goOn && !goOn())
            return fail(FaultId::StoreBusy, QStringLiteral("stopped"));
        for (const AuditEntry &entry : entries) {
            if (entry.sequence != last.sequence + 1 || entry.previous != last.hash
                || entry.hash != auditHash(entry.previous, auditDigest(chain, entry)))
                return fail(
                    FaultId::AuditBroken, QStringLiteral("entry %1 is not as written").arg(entry.sequence));
            last = entry;
        }
    }
}

} // namespace motcua
