// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>

#include "sync/store/auditentry.h"
#include "sync/store/storeprivate.h"

namespace motcua
{

Result<qint64> Store::Private::stamp()
{
    auto query = database.query("SELECT at FROM event ORDER BY sequence DESC LIMIT 1");
    const bool found = query.next();
    const qint64 newest = found ? query.integer(0) : 0;
    MOTCUA_TRY(query.finish());
    // Once central has spoken, an entry of a clock that ran ahead is what is wrong.
    if (clock->confirmed())
        return clock->now();
    if (newest > clock->now())
        clock->sawTime(newest, false);
    return std::max(newest, clock->now());
}

Result<void> Store::Private::event(
    qint64 at, const std::optional<DossierId> &dossier, const QString &kind, const QJsonObject &detail)
{
    const auto chain = chainId();
    if (!chain)
        return tl::unexpected(chain.error());
    // Read anew every time: another process may have written the last one.
    auto last = database.query("SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1");
    AuditEntry entry;
    entry.previous = auditBeginning();
    if (last.next()) {
        entry.sequence = last.integer(0);
        entry.previous = last.blob(1);
    }
    MOTCUA_TRY(last.finish());
    ++entry.sequence;
    entry.at = at;
    if (dossier)
        entry.dossier = dossier->toRfc4122();
    entry.kind = kind.toUtf8();
    entry.detail = QJsonDocument(detail).toJson(QJsonDocument::Compact);
    entry.hash = auditHash(entry.previous, auditDigest(*chain, entry));
    MOTCUA_TRY(database.run("INSERT INTO event (sequence, at, dossier, kind, detail, previous, hash)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?)",
        entry.sequence, entry.at, dossier ? std::optional(entry.dossier) : std::nullopt, kind,
        QString::fromUtf8(entry.detail), entry.previous, entry.hash));
    if (const QString fault = detail.value(u"fault").toString(); !fault.isEmpty())
        return tally(QStringLiteral("faults"), fault, 1);
    return {};
}

Result<QByteArray> Store::Private::chainId()
{
    if (auditChain.isEmpty()) {
        auto query = database.query("SELECT id FROM audit_chain");
        const QByteArray id = query.next() ? query.blob(0) : QByteArray();
        MOTCUA_TRY(query.finish());
        if (id.size() != auditChainIdBytes)
            return fail(FaultId::StoreDamaged, QStringLiteral("the audit log has lost its name"));
        auditChain = id;
    }
    return auditChain;
}

Result<CommitMark::Told> Store::Private::countCommit()
{
    MOTCUA_ASSIGN(const auto chain, chainId());
    // A fact, since those are carried out of a damaged database with the rest.
    auto query =
        database.query("INSERT INTO fact (key, value) VALUES (?1, CAST(1 AS BLOB)) ON CONFLICT (key)"
                       " DO UPDATE SET value = CAST(CAST(CAST(value AS TEXT) AS INTEGER) + 1 AS BLOB)"
                       " RETURNING value",
            commitsFact);
    const qint64 commits = query.next() ? query.blob(0).toLongLong() : 0;
    MOTCUA_TRY(query.finish());
    auto last = database.query("SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1");
    const bool any = last.next();
    CommitMark::Told told {
        chain, commits, any ? last.integer(0) : 0, any ? last.blob(1) : QByteArray(auditHashBytes, '\0')};
    MOTCUA_TRY(last.finish());
    return told;
}

Result<void> Store::addEvent(
    const std::optional<DossierId> &dossier, const QString &kind, const QJsonObject &detail)
{
    return d->write([&](qint64 at) { return d->event(at, dossier, kind, detail); });
}

Result<QList<EventRecord>> Store::events(const std::optional<DossierId> &dossier)
{
    QList<EventRecord> events;
    auto query = dossier
        ? d->database.query(
            "SELECT sequence, at, dossier, kind, detail FROM event WHERE dossier = ? ORDER BY sequence",
            dossier->toRfc4122())
        : d->database.query("SELECT sequence, at, dossier, kind, detail FROM event ORDER BY sequence");
    while (query.next()) {
        EventRecord event;
        event.sequence = query.integer(0);
        event.at = query.integer(1);
        if (!query.isNull(2))
            event.dossier = QUuid::fromRfc4122(query.blob(2));
        event.kind = query.text(3);
        event.detail = QJsonDocument::fromJson(query.text(4).toUtf8()).object();
        events += event;
    }
    MOTCUA_TRY(query.finish());
    return events;
}

Result<Store::AuditStretch> Store::auditStretch(qint64 from, int most)
{
    AuditStretch stretch {.chain = {}, .sequence = from, .hash = {}, .digests = {}};
    MOTCUA_ASSIGN(stretch.chain, d->chainId());
    auto query = d->database.query("SELECT sequence, at, dossier, CAST(kind AS BLOB), CAST(detail AS BLOB),"
                                   " hash FROM event WHERE sequence BETWEEN ?1 AND ?1 + ?2 ORDER BY sequence",
        from, most);
    if (from == 0)
        stretch.hash = auditBeginning();
    while (query.next()) {
        const AuditEntry entry {query.integer(0), query.integer(1), query.blob(2), query.blob(3),
            query.blob(4), {}, query.blob(5)};
        stretch.sequence = entry.sequence;
        stretch.hash = entry.hash;
        if (entry.sequence > from)
            stretch.digests += auditDigest(stretch.chain, entry);
    }
    MOTCUA_TRY(query.finish());
    return stretch;
}

Result<std::optional<AuditAnchor>> Store::lastAnchor()
{
    auto query = d->database.query("SELECT sequence, hash, CAST(statement AS BLOB), stored_at FROM anchor"
                                   " ORDER BY sequence DESC LIMIT 1");
    std::optional<AuditAnchor> last;
    if (query.next())
        last = AuditAnchor {query.integer(0), query.blob(1), query.blob(2), query.integer(3)};
    MOTCUA_TRY(query.finish());
    return last;
}

Result<void> Store::saveAnchor(const AuditAnchor &anchor)
{
    return d->write([&](qint64 at) -> Result<void> {
        MOTCUA_TRY(
            d->database.run("INSERT INTO anchor (sequence, hash, statement, stored_at) VALUES (?, ?, ?, ?)"
                            " ON CONFLICT (sequence) DO NOTHING",
                anchor.sequence, anchor.hash, QString::fromLatin1(anchor.statement), at));
        return {};
    });
}

} // namespace motcua
