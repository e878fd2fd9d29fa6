// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of the whole database: made beside work, checked, and made a store again.
#include <sodium.h>

#include <QDir>

#include "sync/store/chaincheck.h"
#include "sync/store/invariants.h"
#include "sync/store/schema.h"
#include "sync/store/storeprivate.h"
#include "sync/vault/recoverykey.h"

namespace motcua
{

namespace
{

constexpr int copyPages = 64; ///< of 4096 bytes, in one step

Result<void> demandWhole(SqliteDatabase &database)
{
    auto check = database.query("PRAGMA integrity_check(5)");
    QStringList wrong;
    while (check.next())
        if (const QString line = check.text(0); line != QStringLiteral("ok"))
            wrong += line;
    MOTCUA_TRY(check.finish());
    auto orphans = database.query("PRAGMA foreign_key_check");
    if (orphans.next())
        wrong += QStringLiteral("a row of %1 belongs to nothing").arg(orphans.text(0));
    MOTCUA_TRY(orphans.finish());
    if (!wrong.isEmpty())
        return fail(FaultId::StoreDamaged, wrong.join(QStringLiteral("; ")));
    return {};
}

} // namespace

QString unaskedName(const DossierId &dossier)
{
    return unaskedFact + QString::fromLatin1(dossier.toRfc4122().toHex()).toUpper();
}

Result<void> Store::copyTo(const QString &file, const GoOn &goOn)
{
    SqliteDatabase target;
    MOTCUA_TRY(target.open(file, busyPatience));
    // Of no worth before it is whole: nothing of it need be durable, and it leaves no journal of its own.
    MOTCUA_TRY(target.execute("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF"));
    const auto copied = d->database.copyInto(target, copyPages, goOn);
    // What was shredded meanwhile could not leave the log.
    d->cleanLog();
    return copied;
}

Result<Store::CopyFacts> Store::checkCopy(const QString &file)
{
    SqliteDatabase database;
    MOTCUA_TRY(database.openForReading(file, busyPatience));
    MOTCUA_TRY(refuseNewer(database));
    MOTCUA_TRY(demandWhole(database));
    CopyFacts facts;
    MOTCUA_ASSIGN(facts.chain, chainOf(database));
    MOTCUA_ASSIGN(const AuditEntry head, verifiedHead(database));
    facts.entries = head.sequence;
    facts.head = head.hash;
    auto query = database.query("SELECT (SELECT user_version FROM pragma_user_version), count(*),"
                                " count(*) FILTER (WHERE state IN ('queued', 'uploading')) FROM dossier");
    if (query.next()) {
        facts.schema = int(query.integer(0));
        facts.dossiers = int(query.integer(1));
        facts.unsent = int(query.integer(2));
    }
    MOTCUA_TRY(query.finish());
    return facts;
}

Result<void> Store::Private::renameChain()
{
    readySodium();
    QByteArray chain(auditChainIdBytes, Qt::Uninitialized);
    randombytes_buf(chain.data(), size_t(chain.size()));
    MOTCUA_TRY(database.run("UPDATE audit_chain SET id = ?", chain));
    MOTCUA_TRY(database.run("DELETE FROM anchor"));
    qint64 sequence = 0, number = 0;
    QByteArray previous = auditBeginning();
    for (;;) {
        MOTCUA_ASSIGN(auto entries, entriesAfter(database, sequence));
        if (entries.isEmpty())
            break;
        for (AuditEntry &entry : entries) {
            sequence = entry.sequence;
            entry.sequence = ++number;
            const QByteArray hash = auditHash(previous, auditDigest(chain, entry));
            MOTCUA_TRY(
                database.run("UPDATE event SET sequence = ?, previous = ?, hash = ? WHERE sequence = ?",
                    entry.sequence, previous, hash, sequence));
            previous = hash;
        }
    }
    auditChain = chain;
    return {};
}

Result<void> Store::Private::markRestored(const QString &from)
{
    return database.transaction([&]() -> Result<void> {
        MOTCUA_ASSIGN(const QByteArray chain, chainOf(database));
        MOTCUA_ASSIGN(const AuditEntry head, verifiedHead(database));
        MOTCUA_TRY(withoutTriggers(database, [&] { return renameChain(); }));
        // Whoever had a lease there works no more; and what was true of central then need not be now.
        MOTCUA_TRY(database.run("DELETE FROM lease"));
        MOTCUA_TRY(database.run("DELETE FROM fact WHERE key LIKE 'central.%' OR key LIKE 'audit.%'"
                                " OR key LIKE 'backup.%' OR key LIKE 'integrity.%'"));
        MOTCUA_ASSIGN(const int dossiers, noteUnasked());
        MOTCUA_ASSIGN(const qint64 at, stamp());
        return event(at, {}, QStringLiteral("restored"),
            {{QStringLiteral("file"), from}, {QStringLiteral("chain"), QString::fromLatin1(chain.toHex())},
                {QStringLiteral("entries"), head.sequence},
                {QStringLiteral("head"), QString::fromLatin1(head.hash.toHex())},
                {QStringLiteral("dossiers"), dossiers}});
    });
}

Result<int> Store::Private::noteUnasked()
{
    MOTCUA_ASSIGN(const qint64 dossiers,
        database.run("INSERT OR REPLACE INTO fact (key, value) SELECT ?1 || hex(id),"
                     " CAST(iif(state = 'draft', touched_at, '') AS BLOB) FROM dossier"
                     " WHERE state IN ('draft', 'queued', 'uploading', 'attention')",
            unaskedFact));
    MOTCUA_ASSIGN(const qint64 at, stamp());
    MOTCUA_TRY(
        database.run("UPDATE issued_code SET step = 'sent', at = ? WHERE step IN ('issued', 'sent')", at));
    return int(dossiers);
}

Result<int> Store::adoptCopy(const QString &stateDirectory, const QString &from, std::shared_ptr<Clock> clock,
    const KeyKeeping &keeping, const RecoveryKey *ministry)
{
    Store store(std::move(clock));
    Private &d = *store.d;
    d.directory = QDir(stateDirectory).absolutePath();
    d.keeping = keeping;
    MOTCUA_TRY(d.openDatabase());
    if (ministry) {
        MOTCUA_ASSIGN(d.vault, Vault::open(d.keyDirectory(), true, keeping));
        d.ministry = ministry;
        MOTCUA_TRY(d.rewrapAll());
    } else {
        MOTCUA_ASSIGN(d.vault,
            Vault::open(d.keyDirectory(), false, keeping,
                [&d](KeyRing::Certainty certainty) { return d.keyNamed(certainty); }));
        MOTCUA_TRY(d.freshVault());
    }
    MOTCUA_TRY(d.markRestored(from));
    auto query =
        d.database.query("SELECT count(*) FROM fact WHERE key >= ?1 AND key < ?1 || 'g'", unaskedFact);
    const int unasked = query.next() ? int(query.integer(0)) : 0;
    MOTCUA_TRY(query.finish());
    d.cleanLog();
    return unasked;
}

Result<QList<DossierId>> Store::unasked(int most)
{
    QList<DossierId> dossiers;
    auto query = d->database.query(
        "SELECT key FROM fact WHERE key >= ?1 AND key < ?1 || 'g' AND value <> ?3 ORDER BY key LIMIT ?2",
        unaskedFact, most, leftToAPerson);
    while (query.next())
        dossiers += QUuid::fromRfc4122(QByteArray::fromHex(query.text(0).mid(unaskedFact.size()).toLatin1()));
    MOTCUA_TRY(query.finish());
    return dossiers;
}

Result<bool> Store::isUnasked(const DossierId &dossier)
{
    auto query = d->database.query("SELECT 1 FROM fact WHERE key = ?", unaskedName(dossier));
    const bool found = query.next();
    MOTCUA_TRY(query.finish());
    return found;
}

Result<void> Store::leaveUnasked(const DossierId &dossier, const QString &reason)
{
    MOTCUA_TRY(refuse(dossier, FaultId::CentralConflict, reason));
    return setFact(unaskedName(dossier), leftToAPerson);
}

Result<bool> Store::Private::closeRestored(const DossierId &dossier, const Receipt &receipt)
{
    return write([&](qint64 at) -> Result<bool> {
        MOTCUA_ASSIGN(const QByteArray touched, factNow(unaskedName(dossier)));
        if (touched.isEmpty() || touched == leftToAPerson)
            return true;
        // It was a draft then. Somebody may have gone on with it here since: then what it has is not what
        // central has, and once it is filed under its id central says so.
        MOTCUA_ASSIGN(const auto row, find(dossier));
        auto query = database.query("SELECT touched_at FROM dossier WHERE row = ?", row.row);
        const bool untouched = query.next() && QByteArray::number(query.integer(0)) == touched;
        MOTCUA_TRY(query.finish());
        if (row.state != DossierState::Draft || !untouched)
            return false;
        // It was submitted after the copy was made. What the person said then is lost here; central has it.
        Submission submission;
        submission.submittedAt = receipt.receivedAt;
        MOTCUA_TRY(submitNow(row, submission, at));
        return true;
    });
}

Result<void> Store::settle(const DossierId &dossier, const std::optional<Receipt> &receipt)
{
    const auto moot = [](const Fault &fault) {
        return fault.id == FaultId::DossierState || fault.id == FaultId::DossierUnknown;
    };
    if (receipt) {
        const auto closed = d->closeRestored(dossier, *receipt);
        if (!closed && !moot(closed.error()))
            return tl::unexpected(closed.error());
        if (closed && *closed)
            if (const auto kept = setReceipt(dossier, *receipt); !kept && !moot(kept.error()))
                return kept;
    }
    return d->write([&](qint64) -> Result<void> {
        MOTCUA_TRY(d->database.run("DELETE FROM fact WHERE key = ?", unaskedName(dossier)));
        return {};
    });
}

} // namespace motcua
