// SPDX-License-Identifier: GPL-3.0-or-later
// A look through all of the store while others work on it.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include "sync/store/bootid.h"
#include "sync/store/chaincheck.h"
#include "sync/store/invariants.h"
#include "sync/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

const QString lastFact = u"integrity.last"_s, faultFact = u"integrity.fault"_s;
constexpr qsizetype mostWords = 1000; ///< characters of what is found

Result<QStringList> column(SqliteQuery query)
{
    QStringList all;
    while (query.next())
        all += query.text(0);
    MOTCUA_TRY(query.finish());
    return all;
}

tl::unexpected<Fault> stopped()
{
    return fail(FaultId::StoreBusy, u"stopped"_s);
}

} // namespace

/// SQLite's own view, a table at a time: nobody's log waits for more than that to be folded.
Result<void> Store::Private::lookAtTables(const GoOn &goOn, Integrity &found)
{
    MOTCUA_ASSIGN(const auto tables,
        column(database.query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")));
    for (const QString &table : tables) {
        if (!goOn())
            return stopped();
        auto wrong = column(database.query("SELECT integrity_check FROM pragma_integrity_check(?)", table));
        if (!wrong && wrong.error().id == FaultId::StoreDamaged)
            wrong = QStringList {u"*** in database: %1"_s.arg(wrong.error().detail)};
        MOTCUA_TRY(wrong);
        for (const QString &line : *wrong)
            if (line != u"ok")
                (speaksOfDamage(line) ? found.damage : found.broken) += line;
        if (!goOn())
            return stopped();
        const auto orphans =
            column(database.query("SELECT \"table\" FROM pragma_foreign_key_check(?)", table));
        if (orphans && !orphans->isEmpty())
            found.broken += u"a row of %1 belongs to nothing"_s.arg(table);
    }
    const auto broken = brokenInvariants(database);
    if (broken)
        found.broken += *broken;
    return {};
}

Result<void> Store::Private::lookAtLog(const GoOn &goOn, Integrity &found)
{
    const auto head = verifiedHead(database, goOn);
    if (!head && (head.error().id == FaultId::AuditBroken || head.error().id == FaultId::StoreDamaged))
        found.broken += u"the audit log: %1"_s.arg(head.error().detail);
    else
        MOTCUA_TRY(head);
    return {};
}

/// Opens every seal of every dossier whose content is here.
Result<void> Store::Private::lookAtSeals(const GoOn &goOn, Integrity &found)
{
    QList<DossierId> dossiers;
    auto query = database.query("SELECT id FROM dossier WHERE key_kiosk IS NOT NULL ORDER BY row");
    while (query.next())
        dossiers += QUuid::fromRfc4122(query.blob(0));
    MOTCUA_TRY(query.finish());
    for (const DossierId &id : dossiers) {
        if (!goOn())
            return stopped();
        MOTCUA_TRY(freshVault());
        // Of one moment, whatever others do to it meanwhile.
        MOTCUA_TRY(database.execute("BEGIN"));
        const auto row = find(id);
        const auto wounds = row && !row->wrappedKey.isEmpty() ? look(*row) : Result<Wounds>();
        MOTCUA_TRY(database.execute("COMMIT"));
        if (!row && row.error().id == FaultId::DossierUnknown)
            continue;
        MOTCUA_TRY(row);
        MOTCUA_TRY(wounds);
        ++found.dossiers;
        if (!wounds->any())
            continue;
        ++found.torn;
        MOTCUA_TRY(tellWounds(id));
    }
    return {};
}

Result<void> Store::Private::tellWounds(const DossierId &id)
{
    return write([&](qint64 at) -> Result<void> {
        MOTCUA_ASSIGN(const auto row, find(id));
        if (row.wrappedKey.isEmpty() || row.state == DossierState::Submitted)
            return {}; // central has it
        MOTCUA_ASSIGN(const auto wounds, look(row));
        if (!wounds.key && !wounds.ofPapers() && wounds.values.isEmpty())
            return {};
        auto query = database.query("SELECT ready, last_fault FROM dossier WHERE row = ?", row.row);
        const bool found = query.next();
        const bool filed =
            found && query.integer(0) != 0 && !wounds.key && !wounds.manifest && wounds.parts.isEmpty();
        const bool held = found && row.state == DossierState::Attention
            && query.text(1) == faultEntry(FaultId::PagesLost).name;
        MOTCUA_TRY(query.finish());
        const bool sendable = row.state != DossierState::Draft && !filed && !held;
        QJsonObject detail = wounds.detail();
        if (sendable)
            return leaveToAPerson(at, row, wounds);
        auto told = database.query("SELECT detail FROM event WHERE dossier = ? AND kind = 'pages-lost'"
                                   " ORDER BY sequence DESC LIMIT 1",
            id.toRfc4122());
        const QJsonObject said =
            told.next() ? QJsonDocument::fromJson(told.text(0).toUtf8()).object() : QJsonObject();
        MOTCUA_TRY(told.finish());
        if (said.value(u"sheets") == detail.value(u"sheets")
            && said.value(u"values") == detail.value(u"values"))
            return {};
        if (filed)
            detail.insert(u"goes_on"_s, true);
        else
            detail.insert(u"fault"_s, faultEntry(FaultId::PagesLost).name);
        return event(at, id, u"pages-lost"_s, detail);
    });
}

/// Whoever opens the store next and is alone with it salvages it.
Result<void> Store::Private::noteIntegrity(const Integrity &found)
{
    QStringList all = found.damage + found.broken;
    if (found.torn > 0)
        all += u"%1 dossiers have lost something"_s.arg(found.torn);
    const QString words = all.join(u"; "_s).left(mostWords);
    if (!found.damage.isEmpty())
        MOTCUA_TRY(
            writeDurably(directory + u'/' + damagedMark, found.damage.join(u'\n').left(mostWords).toUtf8()));
    return write([&](qint64 at) -> Result<void> {
        MOTCUA_ASSIGN(const QByteArray before, factNow(faultFact));
        const QJsonObject last {
            {u"at"_s, at}, {u"boot"_s, QString::fromLatin1(bootId())}, {u"dossiers"_s, found.dossiers}};
        MOTCUA_TRY(setFactNow(lastFact, QJsonDocument(last).toJson(QJsonDocument::Compact)));
        MOTCUA_TRY(setFactNow(faultFact, words.toUtf8()));
        if (words.isEmpty() || before == words.toUtf8())
            return {};
        return event(at, {}, u"damage-found"_s,
            {{u"fault"_s, faultEntry(FaultId::StoreDamaged).name}, {u"reason"_s, words}});
    });
}

Result<Store::Integrity> Store::lookThrough(const GoOn &goOn)
{
    Integrity found;
    MOTCUA_TRY(d->lookAtTables(goOn, found));
    MOTCUA_TRY(d->lookAtLog(goOn, found));
    const auto seals = d->lookAtSeals(goOn, found);
    if (!seals && seals.error().id == FaultId::StoreDamaged)
        found.damage += u"*** in database: %1"_s.arg(seals.error().detail);
    else
        MOTCUA_TRY(seals);
    MOTCUA_TRY(d->noteIntegrity(found));
    return found;
}

Result<Store::Looked> Store::lastLook()
{
    MOTCUA_ASSIGN(const QByteArray last, d->factNow(lastFact));
    MOTCUA_ASSIGN(const QByteArray fault, d->factNow(faultFact));
    const QJsonObject object = QJsonDocument::fromJson(last).object();
    return Looked {object.value(u"at").toInteger(), isThisBoot(object.value(u"boot").toString().toLatin1()),
        QString::fromUtf8(fault)};
}

} // namespace motcua
