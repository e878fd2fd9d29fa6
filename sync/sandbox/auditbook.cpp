// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/auditbook.h"

#include <sqlite3.h>

#include "sync/store/auditentry.h"

namespace motcua::sandbox
{

namespace
{

// A line begins where staff accepted that a log does not go on from the one before.
constexpr char schema[] = R"(
CREATE TABLE IF NOT EXISTS audit_line(
    kiosk TEXT NOT NULL, chain BLOB NOT NULL, line INTEGER NOT NULL, PRIMARY KEY(kiosk, chain)) STRICT;
CREATE TABLE IF NOT EXISTS audit_anchor(
    kiosk TEXT NOT NULL, chain BLOB NOT NULL, line INTEGER NOT NULL, sequence INTEGER NOT NULL CHECK(sequence > 0),
    hash BLOB NOT NULL, statement BLOB NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY(kiosk, chain, line, sequence)) STRICT;
CREATE TABLE IF NOT EXISTS audit_alarm(
    id INTEGER PRIMARY KEY, kiosk TEXT NOT NULL, chain BLOB NOT NULL, kind TEXT NOT NULL, sequence INTEGER NOT NULL,
    at INTEGER NOT NULL, accepted INTEGER NOT NULL DEFAULT 0) STRICT;
)";

constexpr char currentLine[] =
    "line = coalesce((SELECT l.line FROM audit_line l WHERE l.kiosk = ?1 AND l.chain = ?2), 0)";

} // namespace

Result<std::unique_ptr<AuditBook>> AuditBook::open(const QString &path)
{
    auto database = Database::open(path, schema);
    if (!database)
        return fail(FaultId::StoreFailed, path);
    return std::unique_ptr<AuditBook>(new AuditBook(std::move(database)));
}

Fault AuditBook::failure() const
{
    return {FaultId::StoreFailed, QString::fromUtf8(sqlite3_errmsg(m_database->handle()))};
}

std::optional<AuditBook::Anchor> AuditBook::lastOf(
    const QString &kioskId, const QByteArray &chain, qint64 upTo)
{
    Statement find(m_database->handle(),
        (QByteArray(
             "SELECT sequence, hash, statement, at FROM audit_anchor WHERE kiosk = ?1 AND chain = ?2 AND ")
            + currentLine + " AND sequence <= ?3 ORDER BY sequence DESC LIMIT 1")
            .constData());
    if (!find.bind(kioskId).bind(chain).bind(upTo).step())
        return std::nullopt;
    return Anchor {find.integer(0), find.blob(1), find.blob(2), find.integer(3)};
}

/// What was countersigned there, in this line or an earlier one: a new line may share its beginning.
std::optional<QByteArray> AuditBook::hashAt(const QString &kioskId, const QByteArray &chain, qint64 sequence)
{
    if (sequence == 0)
        return auditBeginning();
    Statement find(m_database->handle(),
        "SELECT hash FROM audit_anchor WHERE kiosk = ? AND chain = ? AND sequence = ? ORDER BY line DESC "
        "LIMIT 1");
    if (!find.bind(kioskId).bind(chain).bind(sequence).step())
        return std::nullopt;
    return find.blob(0);
}

/// Whether the digests lead from `hash` to the head, by every anchor of the current line on the way.
bool AuditBook::walksThrough(const QString &kioskId, const AuditExtension &extension, QByteArray hash)
{
    Statement find(m_database->handle(),
        (QByteArray("SELECT sequence, hash FROM audit_anchor WHERE kiosk = ?1 AND chain = ?2 AND ")
            + currentLine + " AND sequence > ?3 ORDER BY sequence")
            .constData());
    find.bind(kioskId).bind(extension.chain).bind(extension.from);
    bool more = find.step();
    for (qint64 number = extension.from + 1; number <= extension.sequence; ++number) {
        hash = auditHash(
            hash, extension.digests.mid((number - extension.from - 1) * auditHashBytes, auditHashBytes));
        if (more && find.integer(0) == number) {
            if (find.blob(1) != hash)
                return false;
            more = find.step();
        }
    }
    return hash == extension.hash;
}

bool AuditBook::raise(const QString &kioskId, const AuditExtension &extension, const char *kind, qint64 now)
{
    const QString name = QString::fromLatin1(kind);
    Statement find(m_database->handle(),
        "SELECT 1 FROM audit_alarm WHERE kiosk = ? AND chain = ? AND kind = ? AND accepted = 0");
    if (find.bind(kioskId).bind(extension.chain).bind(name).step())
        return true;
    Statement add(m_database->handle(),
        "INSERT INTO audit_alarm(kiosk, chain, kind, sequence, at) VALUES(?, ?, ?, ?, ?)");
    return add.bind(kioskId).bind(extension.chain).bind(name).bind(extension.sequence).bind(now).run();
}

Result<AuditBook::Answer> AuditBook::extend(
    const QString &kioskId, const AuditExtension &extension, qint64 now, const Sign &sign)
{
    const std::scoped_lock lock(m_mutex);
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return tl::unexpected(failure());
    const auto last = lastOf(kioskId, extension.chain);
    const auto refuse = [&](Outcome outcome, const char *alarm) -> Result<Answer> {
        if (!raise(kioskId, extension, alarm, now) || !transaction.commit())
            return tl::unexpected(failure());
        return Answer {outcome, last.value_or(Anchor {})};
    };
    if (last && extension.sequence == last->sequence && extension.hash == last->hash)
        return Answer {Outcome::Known, *last};
    if (last && extension.sequence <= last->sequence)
        return refuse(extension.sequence == last->sequence ? Outcome::Forked : Outcome::RolledBack,
            extension.sequence == last->sequence ? "forked" : "rolled-back");
    const auto start = hashAt(kioskId, extension.chain, extension.from);
    if (!start)
        return Answer {Outcome::UnknownStart, last.value_or(Anchor {})};
    if (!walksThrough(kioskId, extension, *start))
        return refuse(Outcome::Forked, "forked");
    if (!last) {
        Statement other(m_database->handle(), "SELECT 1 FROM audit_anchor WHERE kiosk = ? AND chain <> ?");
        if (other.bind(kioskId).bind(extension.chain).step() && !raise(kioskId, extension, "new-chain", now))
            return tl::unexpected(failure());
    }
    MOTCUA_ASSIGN(const QByteArray statement, sign());
    Statement add(m_database->handle(),
        "INSERT INTO audit_anchor(kiosk, chain, line, sequence, hash, statement, at) VALUES(?1, ?2,"
        " coalesce((SELECT l.line FROM audit_line l WHERE l.kiosk = ?1 AND l.chain = ?2), 0), ?3, ?4, ?5, "
        "?6)");
    add.bind(kioskId).bind(extension.chain).bind(extension.sequence).bind(extension.hash);
    if (!add.bind(statement).bind(now).run() || !transaction.commit())
        return tl::unexpected(failure());
    return Answer {Outcome::Extended, {extension.sequence, extension.hash, statement, now}};
}

Result<std::optional<AuditBook::Anchor>> AuditBook::last(
    const QString &kioskId, const QByteArray &chain, qint64 upTo)
{
    const std::scoped_lock lock(m_mutex);
    return lastOf(kioskId, chain, upTo);
}

Result<QList<AuditBook::Chain>> AuditBook::chains(const QString &kioskId)
{
    const std::scoped_lock lock(m_mutex);
    QList<Chain> chains;
    {
        Statement find(m_database->handle(),
            "SELECT chain, EXISTS (SELECT 1 FROM audit_alarm l WHERE l.kiosk = a.kiosk AND l.chain = a.chain"
            " AND l.kind = 'new-chain' AND l.accepted = 1) AND NOT EXISTS (SELECT 1 FROM audit_alarm l WHERE"
            " l.kiosk = a.kiosk AND l.chain = a.chain AND l.kind = 'new-chain' AND l.accepted = 0)"
            " FROM audit_anchor a WHERE kiosk = ? GROUP BY chain ORDER BY min(rowid)");
        find.bind(kioskId);
        while (find.step())
            chains.append({find.blob(0), {}, find.integer(1) != 0});
        if (find.failed())
            return tl::unexpected(failure());
    }
    // Of one that staff has accepted anew and that has not come back since, nothing holds now.
    QList<Chain> held;
    for (Chain &chain : chains)
        if (const auto anchor = lastOf(kioskId, chain.chain)) {
            chain.anchor = *anchor;
            held.append(chain);
        }
    return held;
}

Result<bool> AuditBook::accept(const QString &kioskId)
{
    const std::scoped_lock lock(m_mutex);
    Transaction transaction(*m_database);
    Statement line(m_database->handle(),
        "INSERT INTO audit_line SELECT DISTINCT kiosk, chain, 1 FROM audit_alarm WHERE kiosk = ? AND "
        "accepted = 0"
        " AND kind <> 'new-chain' ON CONFLICT(kiosk, chain) DO UPDATE SET line = line + 1");
    Statement mark(
        m_database->handle(), "UPDATE audit_alarm SET accepted = 1 WHERE kiosk = ? AND accepted = 0");
    if (!transaction.begun() || !line.bind(kioskId).run() || !mark.bind(kioskId).run())
        return tl::unexpected(failure());
    const bool any = sqlite3_changes(m_database->handle()) > 0;
    if (!transaction.commit())
        return tl::unexpected(failure());
    return any;
}

Result<QList<AuditBook::Alarm>> AuditBook::alarms()
{
    const std::scoped_lock lock(m_mutex);
    Statement find(m_database->handle(),
        "SELECT kiosk, chain, kind, sequence, at, accepted FROM audit_alarm ORDER BY id");
    QList<Alarm> alarms;
    while (find.step())
        alarms.append({find.text(0), find.blob(1), find.text(2), find.integer(3), find.integer(4),
            find.integer(5) != 0});
    if (find.failed())
        return tl::unexpected(failure());
    return alarms;
}

Result<QList<AuditBook::Head>> AuditBook::heads()
{
    const std::scoped_lock lock(m_mutex);
    QList<Head> heads;
    {
        Statement find(
            m_database->handle(), "SELECT DISTINCT kiosk, chain FROM audit_anchor ORDER BY kiosk, chain");
        while (find.step())
            heads.append({find.text(0), find.blob(1), {}});
        if (find.failed())
            return tl::unexpected(failure());
    }
    for (Head &head : heads)
        head.anchor = lastOf(head.kioskId, head.chain).value_or(Anchor {});
    return heads;
}

} // namespace motcua::sandbox
