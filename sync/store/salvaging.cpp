// SPDX-License-Identifier: GPL-3.0-or-later
// A damaged database is set aside, and a new one with whatever can be read of it takes its place:
//
//   store.sqlite (damaged)         read page by page, changed by nobody
//     ► salvage/store.sqlite       carried, judged with the keys, what is lost is named
//     ► salvage/NAME               whole and on disk. From here on it takes its place whatever happens
//     ► NAME, store.sqlite         the damaged one keeps lying there under NAME
#include <algorithm>
#include <cerrno>
#include <cstdio>

#include <fcntl.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include "sync/store/invariants.h"
#include "sync/store/salvage.h"
#include "sync/store/schema.h"
#include "sync/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

const QString scratchName = u"salvage"_s, asideBegins = u"store.sqlite.damaged-"_s;
const QString damagedNewer = u"it is damaged, and of a newer program"_s;
constexpr int likelyVersions = 1000; ///< a number beyond these is damage itself
constexpr qint64 day = 24LL * 60 * 60'000; ///< ms

Result<void> moveFile(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0
        && errno != ENOENT)
        return tl::unexpected(fileFault(errno, u"rename %1"_s.arg(from)));
    return {};
}

bool isForLater(const Fault &fault)
{
    return fault.id == FaultId::DiskFull || fault.id == FaultId::StoreReadOnly
        || fault.id == FaultId::KeyMissing || fault.id == FaultId::KeyExposed
        || fault.id == FaultId::KeyWithheld || fault.id == FaultId::StoreBusy
        || fault.id == FaultId::StoreNewer;
}

/// Counters of the fleet's metrics, as far as SQLite can read them; they count on from there.
void carryTallies(const QString &from, SqliteDatabase &into)
{
    SqliteDatabase damaged;
    // Of an empty file SQLite would take the log away.
    if (QFileInfo(from).size() == 0 || !damaged.openForReading(from, 0))
        return;
    auto query = damaged.query("SELECT name, label, value FROM tally");
    while (query.next())
        (void)into.run("INSERT OR IGNORE INTO tally (name, label, value) VALUES (?, ?, ?)", query.text(0),
            query.text(1), query.real(2));
}

} // namespace

/// A dossier that cannot stay as its row says.
struct Store::Private::Healed {
    DossierRow row;
    Wounds wounds;
    QString word; ///< of the audit log, the last on where it stands
    QJsonObject said; ///< its detail
};

Result<QString> Store::Private::freeNameAside() const
{
    const QString stamp = clock->nowUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QString name = asideBegins + stamp;
    for (int again = 2; QFile::exists(directory + u'/' + name); ++again)
        name = asideBegins + u"%1-%2"_s.arg(stamp).arg(again);
    return name;
}

Result<void> Store::Private::replaceDamaged(const Fault &damage)
{
    MOTCUA_ASSIGN(const QString name, freeNameAside());
    const auto make = [&](Carry carry, const QString &reason) {
        Private made;
        const auto done = made.salvageFrom(*this, name, reason, carry);
        unopened = made.unopened;
        made.database.close();
        if (!done)
            QDir(made.directory).removeRecursively();
        return done;
    };
    auto made = make(Carry::All, damage.detail);
    if (!made && made.error().id == FaultId::DiskFull && letGoReserve())
        made = make(Carry::All, damage.detail);
    // The kiosk is to work again whatever state the old one is in, which stays as it is for a technician. But
    // that nobody can have the key now, or there is no room, says nothing against it. Of a copy there is no
    // hurry, and where it gives nothing that has to be said.
    if (!made && !ministry && !isForLater(made.error()))
        made = make(
            Carry::Nothing, u"%1; nothing could be salvaged: %2"_s.arg(damage.detail, made.error().detail));
    MOTCUA_TRY(made);
    const QString folder = directory + u'/' + scratchName, whole = folder + u"/store.sqlite"_s;
    const FileHandle file(::open(QFile::encodeName(whole).constData(), O_RDWR | O_CLOEXEC));
    if (!file)
        return tl::unexpected(fileFault(errno, whole));
    MOTCUA_TRY(syncFile(file.get()));
    MOTCUA_TRY(moveFile(whole, folder + u'/' + name));
    MOTCUA_TRY(syncDirectory(folder));
    MOTCUA_TRY(endReplacing());
    wasDamaged = true;
    auditChain.clear();
    logLooksBroken = false; // that log stands aside
    return openDatabase();
}

QString replacementIn(const QString &stateDirectory)
{
    const QDir scratch(stateDirectory + u'/' + scratchName);
    const QStringList names = scratch.entryList({asideBegins + u'*'}, QDir::Files);
    return names.isEmpty() ? QString() : scratch.filePath(names.first());
}

bool Store::isBeingReplaced(const QString &stateDirectory)
{
    return !replacementIn(stateDirectory).isEmpty();
}

Result<void> Store::Private::endReplacing()
{
    QDir scratch(directory + u'/' + scratchName);
    if (!scratch.exists())
        return {};
    const QStringList names = scratch.entryList({asideBegins + u'*'}, QDir::Files);
    if (!names.isEmpty()) {
        const QString &name = names.first();
        const QString damaged = databasePath(), aside = directory + u'/' + name;
        // The database last: were it to go first, a log left behind would be played into the new one.
        if (!QFile::exists(aside))
            for (const QString &suffix : {u"-mark"_s, u"-wal"_s, u"-shm"_s, u"-journal"_s, QString()})
                MOTCUA_TRY(moveFile(damaged + suffix, aside + suffix));
        MOTCUA_TRY(syncDirectory(directory));
        MOTCUA_TRY(moveFile(scratch.filePath(name), damaged));
        MOTCUA_TRY(syncDirectory(directory));
        QFile::remove(directory + u'/' + damagedMark);
    }
    // Else it was not whole yet when it ended.
    scratch.removeRecursively();
    return {};
}

Result<void> Store::Private::salvageFrom(
    const Private &lost, const QString &aside, const QString &reason, Carry what)
{
    clock = lost.clock;
    keeping = lost.keeping;
    directory = lost.directory + u'/' + scratchName;
    QDir(directory).removeRecursively();
    MOTCUA_TRY(makePrivateDirectory(directory));
    MOTCUA_ASSIGN(auto pages,
        PageFile::open(
            lost.databasePath(), lost.logLacksCommits ? PageFile::Log::Whole : PageFile::Log::Committed));
    // Its rows have more in them than is known here.
    if (pages.userVersion() > schemaVersion() && pages.userVersion() < schemaVersion() + likelyVersions)
        return fail(FaultId::StoreNewer, damagedNewer);
    MOTCUA_TRY(openDatabase());
    // Nothing of it is of worth before all is.
    MOTCUA_TRY(
        database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF"));
    SalvagedLog log;
    const auto carry = [&]() -> Result<void> {
        if (what == Carry::Nothing)
            return {};
        MOTCUA_ASSIGN(log, Salvage(pages, database).carry());
        // Of a log that has lost its name nothing is proved; a time that cannot be would be believed.
        if (log.chain.isEmpty())
            MOTCUA_TRY(database.run("DELETE FROM event WHERE at > ?", clock->now() + day));
        const auto told = CommitMark(lost.databasePath()).read();
        log.cut = log.cut || (told && told->chain == log.chain && !told->isIn(database));
        return {};
    };
    MOTCUA_TRY(database.transaction([&] { return withoutTriggers(database, carry); }));
    carryTallies(lost.databasePath(), database);
    MOTCUA_TRY(database.execute("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON"));
    MOTCUA_ASSIGN(const bool keyed, hasKeys());
    if (keyed && lost.ministry) {
        ministry = lost.ministry;
        vault = lost.vault;
        const auto reopen = [this]() -> Result<void> {
            MOTCUA_ASSIGN(const Recovered opened, reopenKeys());
            unopened = opened.unopened;
            return setFactNow(fingerprintFact, vault->fingerprint());
        };
        MOTCUA_TRY(database.transaction([&] { return withoutTriggers(database, reopen); }));
    } else if (keyed) {
        MOTCUA_ASSIGN(vault,
            Vault::open(lost.keyDirectory(), false, keeping,
                [this](KeyRing::Certainty certainty) { return keyNamed(certainty); }));
    }
    MOTCUA_ASSIGN(const auto healed, judgeSalvaged());
    const QJsonObject detail {{u"file"_s, aside}, {u"reason"_s, reason}};
    MOTCUA_TRY(database.transaction(
        [&] { return withoutTriggers(database, [&] { return healAll(log, healed, detail); }); }));
    return database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

Result<void> Store::Private::healAll(
    const SalvagedLog &log, const std::vector<Healed> &healed, QJsonObject detail)
{
    detail.insert(u"entries"_s, log.entries);
    if (log.whole()) {
        MOTCUA_TRY(database.run("UPDATE audit_chain SET id = ?", log.chain));
    } else {
        MOTCUA_TRY(renameChain());
        detail.insert(u"entries_lost"_s, log.lost);
        detail.insert(u"cut"_s, log.cut);
        detail.insert(u"chain"_s, QString::fromLatin1(log.chain.toHex()));
        detail.insert(u"head"_s, QString::fromLatin1(log.head.toHex()));
    }
    auditChain.clear();
    MOTCUA_ASSIGN(const qint64 at, stamp());
    MOTCUA_TRY(event(at, {}, u"store-set-aside"_s, detail));
    for (const Healed &one : healed)
        MOTCUA_TRY(heal(at, one));
    MOTCUA_TRY(healCodes(at));
    MOTCUA_TRY(nameLost(at));
    // A time that damage has changed must not be what lets something go, or keeps it for ever.
    MOTCUA_TRY(database.run("UPDATE dossier SET touched_at = ? WHERE state = 'draft'", at));
    MOTCUA_TRY(database.run("UPDATE dossier SET counts_from = 0"));
    MOTCUA_TRY(database.run("UPDATE dossier SET next_attempt_at = ?1, attempts = 0, submitted_at ="
                            " min(submitted_at, ?1) WHERE state IN ('queued', 'uploading', 'attention')",
        at));
    MOTCUA_TRY(database.run("UPDATE dossier SET turn = submitted_at + bytes * 1000 / ? WHERE state IN"
                            " ('queued', 'uploading', 'attention')",
        turnBytesPerSecond));
    MOTCUA_TRY(
        database.run("UPDATE dossier SET received_at = min(received_at, ?) WHERE state = 'submitted'", at));
    // Its last entries may be lost: central may have what it says is unsent.
    MOTCUA_TRY(noteUnasked());
    return {};
}

Result<std::vector<Store::Private::Healed>> Store::Private::judgeSalvaged()
{
    std::vector<Healed> all;
    auto query = database.query("SELECT row, id, state, key_kiosk FROM dossier WHERE key_kiosk IS NOT NULL");
    while (query.next())
        all.push_back(
            {{query.integer(0), QUuid::fromRfc4122(query.blob(1)),
                 dossierStateFromName(query.text(2)).value_or(DossierState::Attention), query.blob(3)},
                {}, {}, {}});
    MOTCUA_TRY(query.finish());
    std::vector<Healed> wounded;
    for (Healed &one : all) {
        auto word = database.query(
            "SELECT kind, detail FROM event WHERE dossier = ? AND kind IN ('draft-begun', 'draft-abandoned',"
            " 'queued', 'uploading', 'attention', 'back-off', 'retry', 'submitted', 'kept', 'withdrawn',"
            " 'forgotten') ORDER BY sequence DESC LIMIT 1",
            one.row.id.toRfc4122());
        if (word.next()) {
            one.word = word.text(0);
            one.said = QJsonDocument::fromJson(word.text(1).toUtf8()).object();
        }
        MOTCUA_TRY(word.finish());
        MOTCUA_ASSIGN(one.wounds, look(one.row));
        const bool submitted = one.row.state == DossierState::Submitted;
        const bool draft = one.row.state == DossierState::Draft;
        const bool agrees = one.word.isEmpty() || submitted
            || (draft ? one.word == u"draft-begun"
                      : QStringList {u"draft-begun"_s, u"queued"_s, u"uploading"_s, u"attention"_s,
                          u"back-off"_s, u"retry"_s}
                            .contains(one.word));
        if (one.wounds.any() || !agrees || (submitted && one.word == u"kept"))
            wounded.push_back(std::move(one));
    }
    return wounded;
}

Result<void> Store::Private::heal(qint64 at, const Healed &healed)
{
    DossierRow row = healed.row;
    const QString &word = healed.word;
    if (word == u"draft-abandoned" || word == u"withdrawn" || word == u"forgotten") {
        MOTCUA_TRY(forgetAll(row));
        MOTCUA_TRY(database.run("DELETE FROM part WHERE dossier = ?", row.row));
        MOTCUA_TRY(database.run("DELETE FROM dossier WHERE row = ?", row.row));
        return {};
    }
    if (row.state == DossierState::Draft && word != u"draft-begun" && !word.isEmpty()) {
        // Its person was told that it is submitted.
        MOTCUA_TRY(
            database.run("UPDATE dossier SET state = 'queued', submitted_at = ?1, token = ?2, bytes ="
                         " (SELECT coalesce(sum(bytes), 0) FROM page WHERE dossier = ?3) WHERE row = ?3",
                at, QUuid::createUuid().toRfc4122(), row.row));
        row.state = DossierState::Queued;
    }
    if ((word == u"submitted" || word == u"kept") && row.state != DossierState::Submitted) {
        auto query = database.query("SELECT detail FROM event WHERE dossier = ? AND kind = 'submitted'"
                                    " ORDER BY sequence DESC LIMIT 1",
            row.id.toRfc4122());
        const QJsonObject said =
            query.next() ? QJsonDocument::fromJson(query.text(0).toUtf8()).object() : QJsonObject();
        MOTCUA_TRY(query.finish());
        MOTCUA_TRY(database.run(
            "UPDATE OR IGNORE dossier SET state = 'submitted', last_fault = NULL, received_at = ?1,"
            " code = ?2 || coalesce('+' || supplement_request, '') WHERE row = ?3",
            said.value(u"received_at").toInteger(at), said.value(u"code").toString(row.id.toString()),
            row.row));
        row.state = DossierState::Submitted;
    }
    if (row.state == DossierState::Submitted) {
        // Central has it, and what is left of it here goes a little earlier.
        if (healed.wounds.any() || word == u"kept" || healed.row.state != row.state)
            MOTCUA_TRY(letGo(at, row, {u"damage"_s, {}, {}}));
        return {};
    }
    Wounds wounds = healed.wounds;
    if (row.state != healed.row.state && !wounds.key) {
        MOTCUA_ASSIGN(wounds, look(row));
    }
    return row.state == DossierState::Draft ? healDraft(at, row, wounds) : healUnsent(at, row, wounds);
}

Result<void> Store::Private::dropBroken(const DossierRow &row, const Wounds &wounds)
{
    for (const qint64 value : wounds.broken)
        MOTCUA_TRY(database.run("DELETE FROM blob WHERE id = ?", value));
    for (const qint64 page : wounds.pages) {
        MOTCUA_TRY(database.run(
            "DELETE FROM blob WHERE dossier = ? AND kind IN (4, 5, 6) AND owner = ?", row.row, page));
        MOTCUA_TRY(database.run("DELETE FROM page WHERE id = ?", page));
    }
    for (const qint64 page : wounds.thumbnails) {
        MOTCUA_ASSIGN(const QByteArray picture, unsealPresent(row.row, BlobKind::PageImage, page));
        MOTCUA_TRY(seal(row, BlobKind::Thumbnail, page, picture));
    }
    for (const qint64 part : wounds.parts) {
        MOTCUA_TRY(database.run(
            "DELETE FROM blob WHERE dossier = ? AND kind IN (7, 8) AND owner = ?", row.row, part));
        MOTCUA_TRY(database.run("INSERT OR IGNORE INTO stale_upload (address)"
                                " SELECT upload_url FROM part WHERE id = ? AND upload_url <> ''",
            part));
        MOTCUA_TRY(database.run("DELETE FROM part WHERE id = ?", part));
    }
    // A reading that is lost is made again.
    MOTCUA_TRY(database.run("UPDATE page SET reading_attempts = 0 WHERE dossier = ?1 AND NOT EXISTS"
                            " (SELECT 1 FROM blob WHERE dossier = ?1 AND kind = 6 AND owner = page.id)",
        row.row));
    return {};
}

Result<void> Store::Private::healDraft(qint64 at, const DossierRow &row, const Wounds &wounds)
{
    if (wounds.key || wounds.values.contains(u"applicant"_s)) {
        // Nobody can come back to it any more.
        MOTCUA_TRY(event(at, row.id, u"dossier-lost"_s,
            {{u"state"_s, u"draft"_s}, {u"fault"_s, faultEntry(FaultId::PagesLost).name}}));
        MOTCUA_TRY(letGo(at, row, {u"damage"_s, {}, {}}));
        return {};
    }
    MOTCUA_TRY(dropBroken(row, wounds));
    // A sheet that is not sealed is to be fed again.
    for (const int number : wounds.sheets)
        MOTCUA_TRY(
            database.run("UPDATE sheet SET state = 'faulted', fault = ? WHERE dossier = ? AND number = ?",
                QString(faultEntry(FaultId::PagesLost).name), row.row, number));
    if (!wounds.ofPapers() && wounds.values.isEmpty())
        return {};
    QJsonObject detail = wounds.detail();
    detail.insert(u"fault"_s, faultEntry(FaultId::PagesLost).name);
    return event(at, row.id, u"pages-lost"_s, detail);
}

/// What central is sent are the parts, by a manifest. Where these are whole, so is the dossier; where they
/// are not, they are made again of papers and form that are; else a person has to look.
Result<void> Store::Private::healUnsent(qint64 at, const DossierRow &row, const Wounds &wounds)
{
    if (wounds.key) {
        // The ministry's key may open it still.
        MOTCUA_TRY(forget(row.row, BlobKind::Refusal, 0));
        return leaveToAPerson(at, row, wounds);
    }
    auto query = database.query("SELECT ready FROM dossier WHERE row = ?", row.row);
    const bool ready = query.next() && query.integer(0) != 0;
    MOTCUA_TRY(query.finish());
    MOTCUA_TRY(dropBroken(row, wounds));
    const bool filed = ready && !wounds.manifest && wounds.parts.isEmpty();
    if (ready && !filed) {
        MOTCUA_TRY(database.run("DELETE FROM blob WHERE dossier = ? AND kind IN (7, 8, 9)", row.row));
        MOTCUA_TRY(database.run("INSERT OR IGNORE INTO stale_upload (address)"
                                " SELECT upload_url FROM part WHERE dossier = ? AND upload_url <> ''",
            row.row));
        MOTCUA_TRY(database.run("DELETE FROM part WHERE dossier = ?", row.row));
        MOTCUA_TRY(
            database.run("UPDATE dossier SET ready = 0, bytes = (SELECT coalesce(sum(bytes), 0) FROM page"
                         " WHERE dossier = ?1) WHERE row = ?1",
                row.row));
    }
    const bool lacks = wounds.ofPapers()
        || std::any_of(wounds.values.begin(), wounds.values.end(),
            [](const QString &value) { return value != u"parts"; });
    if (!lacks)
        return {};
    if (!filed)
        return leaveToAPerson(at, row, wounds);
    QJsonObject detail = wounds.detail();
    detail.insert(u"goes_on"_s, true);
    return event(at, row.id, u"pages-lost"_s, detail);
}

Result<void> Store::Private::leaveToAPerson(qint64 at, const DossierRow &row, const Wounds &wounds)
{
    const QString name = faultEntry(FaultId::PagesLost).name;
    MOTCUA_TRY(
        database.run("UPDATE dossier SET state = 'attention', last_fault = ? WHERE row = ?", name, row.row));
    if (!wounds.key)
        MOTCUA_TRY(seal(row, BlobKind::Refusal, 0, wounds.words().toUtf8()));
    MOTCUA_TRY(event(at, row.id, u"pages-lost"_s, wounds.detail()));
    return event(at, row.id, u"attention"_s, {{u"fault"_s, name}});
}

/// Those that the log knows of and the database has not.
Result<void> Store::Private::nameLost(qint64 at)
{
    struct Lost {
        QByteArray id;
        QString word;
    };
    std::vector<Lost> lost;
    auto query = database.query(
        "SELECT dossier, kind FROM event WHERE sequence IN (SELECT max(sequence) FROM event WHERE dossier IS"
        " NOT NULL AND kind IN ('draft-begun', 'draft-abandoned', 'queued', 'uploading', 'attention',"
        " 'back-off', 'retry', 'submitted', 'kept', 'withdrawn', 'forgotten', 'dossier-lost') GROUP BY "
        "dossier)"
        " AND kind NOT IN ('draft-abandoned', 'withdrawn', 'forgotten', 'dossier-lost')"
        " AND dossier NOT IN (SELECT id FROM dossier)");
    while (query.next())
        lost.push_back({query.blob(0), query.text(1)});
    MOTCUA_TRY(query.finish());
    for (const Lost &one : lost) {
        QString state = one.word;
        if (state == u"draft-begun")
            state = u"draft"_s;
        else if (state == u"back-off" || state == u"retry" || state == u"uploading")
            state = u"queued"_s;
        QJsonObject detail {{u"state"_s, state}};
        auto code =
            database.query("SELECT detail FROM event WHERE dossier = ? AND kind = 'submitted'", one.id);
        if (code.next())
            detail.insert(
                u"code"_s, QJsonDocument::fromJson(code.text(0).toUtf8()).object().value(u"code"_s));
        MOTCUA_TRY(code.finish());
        if (!detail.contains(u"code"))
            detail.insert(u"fault"_s, faultEntry(FaultId::PagesLost).name);
        MOTCUA_TRY(event(at, QUuid::fromRfc4122(one.id), u"dossier-lost"_s, detail));
    }
    return {};
}

Result<bool> Store::Private::wasSavedWhole(const QString &aside)
{
    bool whole = false;
    auto query = database.query("SELECT detail FROM event WHERE kind = 'store-set-aside'");
    while (query.next()) {
        const QJsonObject detail = QJsonDocument::fromJson(query.text(0).toUtf8()).object();
        // Where it was not, it goes on under another id than this.
        if (detail.value(u"file").toString() == aside)
            whole = !detail.contains(u"chain");
    }
    MOTCUA_TRY(query.finish());
    return whole;
}

Result<QList<Store::Loss>> Store::losses()
{
    QList<Loss> all;
    auto query =
        d->database.query("SELECT at, e.dossier, kind, detail FROM event e WHERE kind IN ('pages-lost',"
                          " 'dossier-lost') AND NOT EXISTS (SELECT 1 FROM event WHERE dossier ="
                          " e.dossier AND sequence > e.sequence AND kind IN"
                          " ('kept', 'withdrawn', 'forgotten', 'submitted'))"
                          " AND NOT (kind = 'pages-lost' AND EXISTS (SELECT 1 FROM event WHERE dossier"
                          " = e.dossier AND sequence > e.sequence AND kind = 'draft-abandoned'))"
                          " ORDER BY sequence");
    while (query.next())
        all += Loss {query.integer(0), QUuid::fromRfc4122(query.blob(1)), query.text(2) == u"dossier-lost",
            QJsonDocument::fromJson(query.text(3).toUtf8()).object()};
    MOTCUA_TRY(query.finish());
    return all;
}

} // namespace motcua
