// SPDX-License-Identifier: GPL-3.0-or-later
// How backups go: by their number, and because something was erased that they have.
#include <algorithm>
#include <chrono>
#include <thread>

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>

#include "sync/backup/backupname.h"
#include "sync/backup/backups.h"
#include "sync/backup/copyplaces.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr std::chrono::milliseconds waitPause {200}; ///< between two looks whether a backup is under way

} // namespace

Result<qint64> Backups::erasedAt(Store &store)
{
    MOTCUA_ASSIGN(const QByteArray at, store.fact(Store::erasedFact));
    return at.toLongLong();
}

Result<void> Backups::prune(Store &store) const
{
    MOTCUA_ASSIGN(const qint64 erased, erasedAt(store));
    const QStringList files = backupsIn(m_plan.directory);
    // The newest is whole: those that still have what somebody had erased need not be kept for safety.
    for (qsizetype i = 1; i < files.size(); ++i)
        if (i >= m_plan.keep || backupMs(files[i]) <= erased)
            QFile::remove(m_plan.directory + u'/' + files[i]);
    return {};
}

Result<QList<Backups::Cleared>> Backups::clearErased(Store &store, std::chrono::milliseconds patience) const
{
    auto claim = CopyPlaces::claim(store);
    for (const QDeadlineTimer deadline(patience);
         !claim && claim.error().id == FaultId::StoreBusy && !deadline.hasExpired();
         claim = CopyPlaces::claim(store))
        std::this_thread::sleep_for(waitPause);

    CopyPlaces places(store);
    MOTCUA_ASSIGN(auto folders, places.folders());
    // One that earlier versions made backups in.
    const QString own = folder();
    if (!own.isEmpty() && !folders.contains(own)
        && (!backupsIn(own).isEmpty() || QFileInfo::exists(CopyPlaces::unfinishedIn(own))))
        folders.insert(own, QString());
    // Every backup that there is by now is from before, also one that a clock which ran ahead has named; and
    // the one that is under way where it was not waited for.
    MOTCUA_ASSIGN(qint64 erased, erasedAt(store));
    MOTCUA_ASSIGN(const QString begun, places.begun());
    QStringList names {begun};
    for (auto folder = folders.constBegin(); folder != folders.constEnd(); ++folder)
        names += backupsIn(folder.key()) + QStringList(folder.value());
    for (const QString &name : names)
        erased = std::max(erased, backupMs(name));
    MOTCUA_TRY(store.setFact(Store::erasedFact, QByteArray::number(erased)));

    const auto claimed = claim ? Result<void>() : tl::unexpected(claim.error());
    QList<Cleared> all;
    if (const auto beside = claimed.and_then([&] { return CopyPlaces::clearScratch(store); }); !beside)
        all += Cleared {CopyPlaces::scratch(store), beside.error()};
    for (auto folder = folders.constBegin(); folder != folders.constEnd(); ++folder) {
        Cleared one {folder.key(), {}};
        BackupPlan plan = m_plan;
        plan.directory = one.directory;
        const auto cleared =
            claimed.and_then([&] { return Backups(plan).clearFolder(store, folder.value()); });
        if (!cleared)
            one.fault = cleared.error();
        all += one;
    }
    return all;
}

/// Removes what one that was cut off has left; the disk is known by what else is on it from then on.
Result<void> Backups::clearUnfinished(Store &store) const
{
    const QString unfinished = CopyPlaces::unfinishedIn(m_plan.directory);
    if (!QFileInfo::exists(unfinished))
        return {};
    if (!QFile::remove(unfinished))
        return fail(FaultId::BackupMissing, u"%1 cannot be removed"_s.arg(unfinished));
    return CopyPlaces(store).note(folder(), backupsIn(m_plan.directory).value(0));
}

/// The claim is the caller's.
Result<void> Backups::clearFolder(Store &store, const QString &known) const
{
    MOTCUA_TRY(demandFolder(store));
    const QStringList before = backupsIn(m_plan.directory);
    const bool cutOff = QFileInfo::exists(CopyPlaces::unfinishedIn(m_plan.directory));
    // Another disk than the one that it was begun on, perhaps.
    if (!known.isEmpty() && !cutOff && !before.contains(known))
        return fail(FaultId::BackupMissing, u"%1 is not in %2"_s.arg(known, m_plan.directory));
    MOTCUA_TRY(clearUnfinished(store));
    if (before.isEmpty())
        return CopyPlaces(store).forgetUnused(folder());
    MOTCUA_TRY(makeAlone(store));
    const QStringList now = backupsIn(m_plan.directory);
    if (std::any_of(before.begin(), before.end(), [&](const QString &name) { return now.contains(name); }))
        return fail(FaultId::BackupMissing, u"those of before cannot be removed"_s);
    return {};
}

} // namespace motcua
