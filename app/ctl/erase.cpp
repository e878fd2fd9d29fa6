// SPDX-License-Identifier: GPL-3.0-or-later
// erase: the right to have one's data erased (Luật 91/2025/QH15).
#include <algorithm>
#include <cstdio>

#include <QJsonArray>

#include "app/catalogue/catalogue.h"
#include "app/ctl/command.h"
#include "app/intake/backupplan.h"
#include "app/intake/policies.h"
#include "app/intake/sending.h"
#include "sync/central/dossierfiling.h"
#include "sync/store/store.h"
#include "sync/uploader/centraltime.h"
#include "sync/uploader/storedfilingnotes.h"

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

namespace
{

constexpr qsizetype mostReason = 120; ///< characters

/// Whether `reason` would bring the person into the log: by name, number or telephone.
bool namesPerson(Store &store, const DossierId &id, const QString &reason)
{
    QStringList needles;
    if (const auto person = store.applicant(id))
        needles << person->fullName << person->personalNumber << person->oldNumber;
    if (const auto submission = store.submission(id))
        needles << submission->phone;
    return std::any_of(needles.begin(), needles.end(), [&](const QString &needle) {
        return !needle.isEmpty() && reason.contains(needle, Qt::CaseInsensitive);
    });
}

Fault atCentral(const QString &code)
{
    return {FaultId::CentralConflict,
        u"central has it as %1: motcuactl sync --once takes that over, then erase again"_s.arg(code)};
}

/// Fault where central has the dossier already of which no receipt is known here, or cannot be asked whether.
Result<void> notAtCentral(const Config &config, Store &store, const DossierRecord &record)
{
    // Without a manifest nothing of it can have been filed, but in a time that a restored store does not
    // remember.
    MOTCUA_ASSIGN(const bool unasked, store.isUnasked(record.id));
    MOTCUA_ASSIGN(const auto manifest, store.manifest(record.id));
    if (!manifest && !unasked)
        return {};
    MOTCUA_ASSIGN(const auto catalogue, Catalogue::load());
    PageWorks works(config.worker(), config.recognisers);
    Sending sending(config, store, catalogue, works);
    MOTCUA_TRY(sending.connect());
    if (unasked) {
        if (!sending.central()->capabilities().receiptsAgain)
            return fail(FaultId::CentralUndecided,
                u"this store is of a backup, or salvaged, and this central cannot be asked: look whether it "
                "has the dossier"_s);
        MOTCUA_ASSIGN(const auto receipt, sending.central()->receiptAgain(record.id));
        return receipt ? tl::unexpected(atCentral(receipt->code)) : Result<void>();
    }
    StoredFilingNotes notes(store, record.id);
    MOTCUA_ASSIGN(const auto code, DossierFiling(*sending.central(), notes).heldAs(record.provisionalToken));
    return code ? tl::unexpected(atCentral(*code)) : Result<void>();
}

/// Wherever there may be backups of it.
QJsonArray describe(const QList<Backups::Cleared> &backups)
{
    QJsonArray all;
    for (const Backups::Cleared &one : backups)
        all += QJsonObject {{u"directory"_s, one.directory}, {u"holds_it"_s, one.fault.has_value()},
            {u"fault"_s, one.fault ? QJsonValue(one.fault->name()) : QJsonValue()}};
    return all;
}

QJsonObject proof(
    Store &store, const DossierId &id, const Erased &erased, const Result<QList<Backups::Cleared>> &backups)
{
    const bool inBackups = !backups
        || std::any_of(backups->begin(), backups->end(),
            [](const Backups::Cleared &one) { return one.fault.has_value(); });
    const auto stretch = store.auditStretch(erased.entry, 0);
    const bool kept = erased.to == DossierState::Kept;
    return {{u"dossier_id"_s, id.toString(QUuid::WithoutBraces)},
        {u"state_before"_s, dossierStateName(erased.from)}, {u"state"_s, dossierStateName(erased.to)},
        {u"erased"_s,
            QJsonObject {{u"pages"_s, erased.pages}, {u"parts"_s, kept ? 0 : erased.parts},
                {u"sealed_values"_s, erased.sealedValues}, {u"bytes"_s, erased.bytes}}},
        {u"stays"_s,
            kept ? QJsonArray {u"dossier_code"_s, u"times"_s, u"sizes"_s, u"procedure"_s} : QJsonArray()},
        {u"nothing_left"_s, erased.nothingLeft && !inBackups}, {u"log_emptied"_s, erased.logEmptied},
        {u"damaged_files"_s, QJsonArray::fromStringList(erased.damagedFiles)},
        {u"backups"_s, backups ? QJsonValue(describe(*backups)) : QJsonValue()},
        {u"audit"_s,
            QJsonObject {{u"entry"_s, erased.entry},
                {u"hash"_s, QString::fromLatin1(erased.entryHash.toHex())},
                {u"chain"_s, stretch ? QString::fromLatin1(stretch->chain.toHex()) : QString()}}}};
}

/// What of the dossier may lie in databases that damage has made unreadable, in words; empty: nothing.
QString mayStillHold(const QStringList &damaged)
{
    if (damaged.isEmpty())
        return {};
    return u"%1 may still hold it, sealed: set aside as damaged. motcuactl erase --damaged destroys that, "
           u"and with "
           "it what could not be read of it (motcuactl doctor)"_s.arg(damaged.join(u", "_s));
}

/// The same of backups, in lines.
QString mayStillHold(const Result<QList<Backups::Cleared>> &backups)
{
    if (!backups)
        return u"Backups may still hold it: %1\n"_s.arg(backups.error().name());
    QString lines;
    for (const Backups::Cleared &one : *backups)
        if (one.fault)
            lines +=
                u"%1 may still hold it: %2: %3\n"_s.arg(one.directory, one.fault->name(), one.fault->detail);
    if (!lines.isEmpty())
        lines +=
            u"The next backup into such a folder replaces what is there: motcuactl backup now --to FOLDER, "
            u"when it can be reached and no other backup is being made.\n"_s;
    return lines;
}

int destroyDamaged(Store &store, const QString &reason)
{
    const auto destroyed = store.destroyDamaged(reason);
    if (!destroyed)
        return report(destroyed.error());
    print({{u"destroyed"_s, QJsonArray::fromStringList(*destroyed)}});
    return exitDone;
}

} // namespace

int erase(const Config &config, const Arguments &arguments)
{
    const QString reason = arguments.value(u"--reason"_s).simplified();
    const bool damaged = arguments.has(u"--damaged"_s);
    if (arguments.words.size() != (damaged ? 0 : 1) || reason.isEmpty())
        return misused(u"erase needs one DOSSIER, or --damaged, and --reason TEXT"_s);
    if (damaged && arguments.has(u"--withdraw"_s))
        return misused(u"--damaged goes alone"_s);
    if (arguments.has(u"--unasked"_s) && !arguments.has(u"--withdraw"_s))
        return misused(u"--unasked goes with --withdraw"_s);
    if (reason.size() > mostReason)
        return misused(u"--reason takes at most %1 characters"_s.arg(mostReason));
    const auto store = Store::open(config.stateDirectory, std::make_shared<SystemClock>(), config.keyKeeping);
    if (!store)
        return report(store.error());
    if (damaged)
        return destroyDamaged(**store, reason);
    const DossierId id = QUuid::fromString(arguments.words.first());
    const auto record = (*store)->dossier(id);
    if (!record) {
        Fault fault = record.error();
        if (const auto files = (*store)->damagedFiles(id);
            fault.id == FaultId::DossierUnknown && files && !files->isEmpty())
            fault.detail = mayStillHold(*files);
        return report(fault);
    }
    if (namesPerson(**store, id, reason))
        return misused(u"--reason stays in the audit log for good and may not name the person"_s);
    const bool unsent = record->state == DossierState::Queued || record->state == DossierState::Attention;
    const bool asks = record->state == DossierState::Draft || (unsent && arguments.has(u"--withdraw"_s));
    if (asks && !arguments.has(u"--unasked"_s))
        if (const auto asked = notAtCentral(config, **store, *record); !asked)
            return report(asked.error());
    (void)adoptCentralTime(**store); // without it the entry is dated by this machine's clock
    const auto erased = (*store)->erase(id, reason, arguments.has(u"--withdraw"_s));
    if (!erased)
        return report(erased.error());
    const auto backups = Backups(backupPlan(config)).clearErased(**store);
    print(proof(**store, id, *erased, backups));
    if (!erased->damagedFiles.isEmpty())
        std::fprintf(stderr, "%s\n", qPrintable(mayStillHold(erased->damagedFiles)));
    std::fputs(qPrintable(mayStillHold(backups)), stderr);
    return exitDone;
}

} // namespace motcua::ctl
