// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/shredding.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include "sync/store/storeprivate.h"
#include "sync/vault/durablefile.h"

using namespace Qt::StringLiterals;

namespace motcua
{

// How a dossier's content goes: the audit log says so, then what is sealed goes and SQLite overwrites it
// (secure_delete), the wrapped keys with it, and the write-ahead log is emptied.
//
//     from               entry             what stays
//     Draft              draft-abandoned   nothing
//     Queued, Attention  withdrawn         nothing; uploads that central has of it are noted to be deleted
//     Submitted          kept              code, times, sizes (Kept)
//     Kept               forgotten         nothing

namespace
{

// Together about a second: whoever shreds may be waited for by a person.
constexpr int emptyTries = 5;
constexpr int emptyPatience = 200; ///< ms for those who are reading
constexpr auto emptyPause =
    std::chrono::milliseconds(20); ///< for one who is folding it, who is not waited for
constexpr int keptAtATime = 200; ///< rows in one transaction
const QStringList besideDatabase {u"-mark"_s, u"-wal"_s, u"-shm"_s, u"-journal"_s};

const char *entryKind(DossierState from)
{
    switch (from) {
    case DossierState::Draft:
        return "draft-abandoned";
    case DossierState::Submitted:
        return "kept";
    case DossierState::Kept:
        return "forgotten";
    default:
        return "withdrawn";
    }
}

QJsonObject detailOf(const ShreddingReason &reason)
{
    QJsonObject detail {{u"why"_s, reason.why}};
    if (!reason.rule.isEmpty())
        detail.insert(u"rule"_s, reason.rule);
    if (!reason.words.isEmpty())
        detail.insert(u"reason"_s, reason.words);
    if (!reason.damagedFiles.isEmpty())
        detail.insert(u"damaged_files"_s, QJsonArray::fromStringList(reason.damagedFiles));
    return detail;
}

} // namespace

/// Within a transaction.
Result<Erased> Store::Private::letGo(qint64 at, const DossierRow &row, const ShreddingReason &reason)
{
    Erased erased;
    erased.from = row.state;
    auto counted = database.query(
        "SELECT (SELECT count(*) FROM page WHERE dossier = ?1), (SELECT count(*) FROM part WHERE dossier = "
        "?1),"
        " (SELECT count(*) FROM blob WHERE dossier = ?1), (SELECT coalesce(sum(bytes), 0) FROM blob WHERE"
        " dossier = ?1)",
        row.row);
    if (counted.next()) {
        erased.pages = int(counted.integer(0));
        erased.parts = int(counted.integer(1));
        erased.sealedValues = int(counted.integer(2));
        erased.bytes = counted.integer(3);
    }
    MOTCUA_TRY(counted.finish());
    QJsonObject detail = detailOf(reason);
    detail.insert(u"pages"_s, erased.pages);
    detail.insert(u"parts"_s, erased.parts);
    detail.insert(u"sealed_values"_s, erased.sealedValues);
    detail.insert(u"bytes"_s, erased.bytes);
    // The log says so first: without its word nothing goes (INVARIANTS.md).
    MOTCUA_TRY(event(at, row.id, QLatin1String(entryKind(row.state)), detail));
    MOTCUA_TRY(forgetAll(row));
    if (row.state == DossierState::Submitted) {
        erased.to = DossierState::Kept;
        MOTCUA_TRY(database.run("UPDATE dossier SET state = 'kept', person_mac = NULL, key_kiosk = NULL,"
                                " key_recovery = NULL WHERE row = ?",
            row.row));
    } else {
        MOTCUA_TRY(database.run("DELETE FROM part WHERE dossier = ?", row.row));
        MOTCUA_TRY(database.run("DELETE FROM dossier WHERE row = ?", row.row));
    }
    return erased;
}

Result<void> Store::Private::forgetAll(const DossierRow &dossier)
{
    MOTCUA_TRY(database.run("DELETE FROM blob WHERE dossier = ?", dossier.row));
    MOTCUA_TRY(database.run("DELETE FROM page WHERE dossier = ?", dossier.row));
    MOTCUA_TRY(database.run("DELETE FROM sheet WHERE dossier = ?", dossier.row));
    MOTCUA_TRY(database.run("DELETE FROM issued_code WHERE dossier = ?", dossier.row));
    MOTCUA_TRY(database.run("UPDATE part SET upload_url = '' WHERE dossier = ?", dossier.row));
    return {};
}

bool Store::Private::cleanLog()
{
    // What was shredded is committed, and its keys are gone from the database; old pages of it may stand in
    // the log until nobody reads them any more. While somebody else is folding it, it cannot be emptied.
    database.setPatience(emptyPatience);
    // Who empties the log keeps others from writing until it has folded what stands there; so all but what is
    // written meanwhile is folded before, when nobody waits for it.
    (void)database.execute("PRAGMA wal_checkpoint(PASSIVE)");
    bool emptied = false;
    for (int tried = 0; tried < emptyTries && !emptied; ++tried) {
        if (tried > 0)
            std::this_thread::sleep_for(emptyPause);
        auto query = database.query("PRAGMA wal_checkpoint(TRUNCATE)");
        emptied = query.next() && query.integer(0) == 0;
        emptied = query.finish() && emptied;
    }
    database.setPatience(busyPatience);
    return emptied;
}

Result<void> Store::abandonDraft(const DossierId &dossier)
{
    const auto abandoned = d->write([&](qint64 at) -> Result<void> {
        MOTCUA_ASSIGN(const auto row, d->findIn(dossier, {DossierState::Draft}));
        MOTCUA_TRY(d->letGo(at, row, {}));
        return {};
    });
    if (abandoned)
        d->cleanLog();
    return abandoned;
}

Result<void> Store::shred(const DossierId &dossier, const ShreddingReason &reason)
{
    const auto shredded = d->write([&](qint64 at) -> Result<void> {
        MOTCUA_ASSIGN(const auto row, d->findIn(dossier, {DossierState::Submitted}));
        MOTCUA_TRY(d->letGo(at, row, reason));
        return {};
    });
    if (shredded)
        d->cleanLog();
    return shredded;
}

Result<Erased> Store::erase(const DossierId &dossier, const QString &reason, bool withdraw)
{
    auto erased = d->write([&](qint64 at) -> Result<Erased> {
        MOTCUA_ASSIGN(const auto row, d->find(dossier));
        Erased done;
        done.from = done.to = row.state;
        switch (row.state) {
        case DossierState::Uploading:
            return fail(FaultId::DossierState, u"it is being sent at this moment"_s);
        case DossierState::Queued:
        case DossierState::Attention:
            if (!withdraw)
                return fail(FaultId::EraseUnsent, dossierStateName(row.state));
            break;
        default:
            break;
        }
        MOTCUA_ASSIGN(const QStringList damaged, damagedFiles(dossier));
        if (row.state != DossierState::Kept) {
            MOTCUA_ASSIGN(done, d->letGo(at, row, {u"request"_s, {}, reason, damaged}));
        }
        // What went here long ago may stand in backups still.
        MOTCUA_TRY(d->setFactNow(erasedFact, QByteArray::number(at)));
        done.damagedFiles = damaged;
        auto entry = d->database.query("SELECT sequence, hash FROM event WHERE dossier = ? AND kind = ?"
                                       " ORDER BY sequence DESC LIMIT 1",
            dossier.toRfc4122(),
            row.state == DossierState::Kept ? u"kept"_s : QString::fromLatin1(entryKind(row.state)));
        if (entry.next()) {
            done.entry = entry.integer(0);
            done.entryHash = entry.blob(1);
        }
        MOTCUA_TRY(entry.finish());
        auto left = d->database.query(
            "SELECT EXISTS (SELECT 1 FROM blob WHERE dossier = ?1)"
            " OR EXISTS (SELECT 1 FROM page WHERE dossier = ?1)"
            " OR EXISTS (SELECT 1 FROM sheet WHERE dossier = ?1)"
            " OR EXISTS (SELECT 1 FROM dossier WHERE row = ?1"
            "     AND (key_kiosk IS NOT NULL OR key_recovery IS NOT NULL OR person_mac IS NOT NULL))",
            row.row);
        done.nothingLeft = left.next() && left.integer(0) == 0 && damaged.isEmpty();
        MOTCUA_TRY(left.finish());
        return done;
    });
    if (erased)
        erased->logEmptied = d->cleanLog();
    return erased;
}

Result<QStringList> Store::damagedFiles()
{
    QStringList found;
    const QDir state(d->directory);
    for (QString name : state.entryList({u"store.sqlite.damaged-*"_s}, QDir::Files, QDir::Name)) {
        for (const QString &beside : besideDatabase)
            if (name.endsWith(beside))
                name.chop(beside.size());
        if (!found.contains(name))
            found += name;
    }
    return found;
}

Result<QStringList> Store::damagedFiles(const DossierId &dossier)
{
    MOTCUA_ASSIGN(QStringList found, damagedFiles());
    if (found.isEmpty())
        return found;
    // Where the log does not say when it was begun, it may be in every one.
    auto begun = d->database.query(
        "SELECT min(sequence) FROM event WHERE dossier = ? AND kind = 'draft-begun'", dossier.toRfc4122());
    const qint64 from = begun.next() ? begun.integer(0) : 0;
    MOTCUA_TRY(begun.finish());
    auto query = d->database.query("SELECT sequence, detail FROM event WHERE kind = 'store-set-aside'");
    while (query.next())
        if (query.integer(0) < from)
            found.removeAll(
                QJsonDocument::fromJson(query.text(1).toUtf8()).object().value(u"file").toString());
    MOTCUA_TRY(query.finish());
    return found;
}

Result<QStringList> Store::destroyDamaged(const QString &reason)
{
    MOTCUA_ASSIGN(const QStringList names, damagedFiles());
    for (const QString &name : names) {
        MOTCUA_TRY(addEvent({}, u"damaged-destroyed"_s, {{u"file"_s, name}, {u"reason"_s, reason}}));
        for (const QString &beside : besideDatabase)
            MOTCUA_TRY(destroyFile(d->directory + u'/' + name + beside));
        MOTCUA_TRY(destroyFile(d->directory + u'/' + name));
    }
    return names;
}

bool Store::emptyLog()
{
    return d->cleanLog();
}

Result<void> Store::touchDraft(const DossierId &dossier)
{
    return d->write([&](qint64 at) -> Result<void> {
        MOTCUA_ASSIGN(const auto row, d->findIn(dossier, {DossierState::Draft}));
        return d->touch(at, row.row);
    });
}

Result<void> Store::Private::touch(qint64 at, qint64 row)
{
    MOTCUA_TRY(database.run("UPDATE dossier SET touched_at = ?, counts_from = 0 WHERE row = ?", at, row));
    return {};
}

Result<void> Store::Private::dateBySteadyTime()
{
    const qint64 now = clock->now();
    for (const char *undated : {"UPDATE dossier INDEXED BY one_draft SET counts_from = ?1"
                                " WHERE state = 'draft' AND counts_from NOT BETWEEN 1 AND ?1",
             "UPDATE dossier INDEXED BY dossier_attention SET counts_from = ?1"
             " WHERE state = 'attention' AND counts_from NOT BETWEEN 1 AND ?1",
             "UPDATE dossier INDEXED BY dossier_received SET counts_from = ?1"
             " WHERE state = 'submitted' AND received_at > ?1 AND counts_from NOT BETWEEN 1 AND ?1"})
        MOTCUA_TRY(database.run(undated, now));
    return {};
}

/// What a clock that ran ahead put behind everything takes its turn from now.
Result<void> Store::Private::bringTurnsForward()
{
    MOTCUA_TRY(database.run("UPDATE dossier INDEXED BY dossier_turn SET turn = ?1 WHERE state IN ('queued',"
                            " 'uploading') AND ready IN (0, 1) AND turn > ?1 + ?2",
        clock->now(), mostWait));
    return {};
}

Result<QList<qint64>> Store::Private::overdueRows(
    const RetentionPolicy &policy, const QString &rule, int most)
{
    const qint64 now = clock->now();
    const auto rows = [](SqliteQuery query) -> Result<QList<qint64>> {
        QList<qint64> found;
        while (query.next())
            found += query.integer(0);
        MOTCUA_TRY(query.finish());
        return found;
    };
    if (rule == u"after-receipt") {
        const qint64 until = now - policy.afterReceipt;
        MOTCUA_ASSIGN(auto found,
            rows(database.query("SELECT row FROM dossier INDEXED BY dossier_received"
                                " WHERE state = 'submitted' AND received_at < ? ORDER BY received_at, row"
                                " LIMIT ?",
                until, most)));
        // A receipt of a day that is still to come says nothing of when it came.
        MOTCUA_ASSIGN(const auto ahead,
            rows(database.query("SELECT row FROM dossier INDEXED BY dossier_received WHERE state ="
                                " 'submitted' AND received_at > ? AND counts_from BETWEEN 1 AND ? LIMIT ?",
                now, until - 1, most - int(found.size()))));
        return found + ahead;
    }
    if (rule == u"drafts" && policy.drafts > 0)
        return rows(database.query("SELECT row FROM dossier INDEXED BY one_draft WHERE state = 'draft'"
                                   " AND counts_from BETWEEN 1 AND ? ORDER BY row LIMIT ?",
            now - policy.drafts - 1, most));
    if (rule == u"refused" && policy.refused > 0)
        return rows(database.query("SELECT row FROM dossier INDEXED BY dossier_attention"
                                   " WHERE state = 'attention' AND counts_from BETWEEN 1 AND ?"
                                   " ORDER BY row LIMIT ?",
            now - policy.refused - 1, most));
    if (rule == u"kept" && policy.kept > 0)
        return rows(database.query("SELECT row FROM dossier INDEXED BY dossier_kept WHERE state = 'kept'"
                                   " AND received_at < ? ORDER BY received_at LIMIT ?",
            now - policy.kept, most));
    return QList<qint64>();
}

Result<int> Store::retain(
    const RetentionPolicy &policy, bool steady, int most, const std::function<bool()> &mayGoOn)
{
    int gone = 0;
    bool shredded = false;
    // What a full disk leaves undated is kept, and what is dated can go all the same.
    (void)d->write([&](qint64) -> Result<void> {
        MOTCUA_TRY(d->bringTurnsForward());
        return steady ? d->dateBySteadyTime() : Result<void>();
    });
    // What central has can go by any time of its own.
    const QStringList rules = steady ? QStringList {u"after-receipt"_s, u"drafts"_s, u"refused"_s, u"kept"_s}
                                     : QStringList {u"after-receipt"_s};
    const auto done = [&]() -> Result<void> {
        for (const QString &rule : rules) {
            const int step = rule == u"kept" ? keptAtATime : 1;
            for (int went = 1; went > 0;) {
                if (gone >= most || !mayGoOn())
                    return {};
                // Found and let go in one transaction: nobody can have gone on with it meanwhile.
                const auto now = d->write([&](qint64 at) -> Result<int> {
                    MOTCUA_ASSIGN(const auto rows, d->overdueRows(policy, rule, std::min(step, most - gone)));
                    for (const qint64 number : rows) {
                        MOTCUA_ASSIGN(const auto row, d->findRow(number));
                        MOTCUA_TRY(d->letGo(at, row, {u"retention"_s, rule, {}}));
                    }
                    return int(rows.size());
                });
                MOTCUA_TRY(now);
                went = *now;
                gone += went;
                shredded |= went > 0 && step == 1;
            }
        }
        return {};
    }();
    if (shredded)
        d->cleanLog();
    MOTCUA_TRY(done);
    return gone;
}

} // namespace motcua
