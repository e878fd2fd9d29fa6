// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/backup/erasures.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include "sync/store/auditlog.h"
#include "sync/store/commitmark.h"
#include "sync/store/pagefile.h"

using namespace Qt::StringLiterals;

namespace motcua
{

Result<LogEnd> endOfLog(const QString &database)
{
    MOTCUA_ASSIGN(const auto log, AuditLog::open(database));
    LogEnd end;
    MOTCUA_ASSIGN(end.chain, log->chain());
    MOTCUA_TRY(log->read([&](const AuditEntry &entry) {
        end.sequence = entry.sequence;
        end.hash = entry.hash;
        end.at = entry.at;
        return true;
    }));
    return end;
}

Erasures erasuresIn(const QString &database, const LogEnd &backup)
{
    Erasures found;
    if (!QFileInfo::exists(database))
        return found;
    // Where nothing says what was committed last, a log that looks damaged says that something may lack.
    // And where a machine stopped while a damaged one was set aside, its log lies elsewhere.
    const auto pages = PageFile::open(database);
    const bool broken = (!CommitMark(database).read() && (!pages || pages->logIsBroken()))
        || Store::isBeingReplaced(QFileInfo(database).absolutePath());
    const auto log = AuditLog::open(database);
    const auto chain = log ? (*log)->chain() : tl::unexpected(log.error());
    if (!chain)
        return found;
    bool whole = true, meets = false;
    qint64 number = 0;
    QByteArray previous = auditBeginning();
    const auto read = (*log)->read([&](const AuditEntry &entry) {
        whole = entry.sequence == ++number && entry.previous == previous
            && entry.hash == auditHash(previous, auditDigest(*chain, entry));
        if (!whole)
            return false;
        previous = entry.hash;
        meets = meets || (*chain == backup.chain && number == backup.sequence && entry.hash == backup.hash);
        if (entry.dossier.isEmpty())
            return true;
        const DossierId id = QUuid::fromRfc4122(entry.dossier);
        const QJsonObject detail = QJsonDocument::fromJson(entry.detail).object();
        if (entry.kind == "submitted")
            found.receipts.insert(id,
                {detail.value(u"code").toString(), detail.value(u"received_at").toInteger(), {},
                    detail.value(u"receipt").toString().toLatin1()});
        else if (detail.value(u"why") == u"request"_s && !found.dossiers.contains(id))
            found.dossiers += id;
        return true;
    });
    const auto lacks = (*log)->lacksEntries();
    found.goesOn = read && whole && meets && lacks && !*lacks && !broken;
    return found;
}

Result<int> eraseAgain(
    const QString &state, const Erasures &erasures, std::shared_ptr<Clock> clock, const KeyKeeping &keeping)
{
    MOTCUA_ASSIGN(const auto store, Store::open(state, std::move(clock), keeping));
    int erased = 0;
    for (const DossierId &id : erasures.dossiers) {
        const auto record = store->dossier(id);
        if (!record && record.error().id == FaultId::DossierUnknown)
            continue;
        MOTCUA_TRY(record);
        if (record->state == DossierState::Kept)
            continue;
        // Of one that central had by then the code stays. A receipt that does not fit here changes nothing.
        const auto receipt = erasures.receipts.constFind(id);
        if (!record->receipt && receipt != erasures.receipts.constEnd())
            (void)store->settle(id, *receipt);
        MOTCUA_TRY(store->settle(id, std::nullopt));
        if (const auto back = store->putBack(id); !back && back.error().id != FaultId::DossierState)
            return tl::unexpected(back.error());
        MOTCUA_TRY(store->erase(id, u"erased again: the backup is from before"_s, true));
        ++erased;
    }
    return erased;
}

} // namespace motcua
