// SPDX-License-Identifier: GPL-3.0-or-later
// A store whose kiosk key is lost, made usable again by the ministry's recovery key.
#include <cerrno>
#include <cstdio>

#include <unistd.h>

#include <QDir>
#include <QFileInfo>
#include <QScopeGuard>

#include "sync/store/sealedvalues.h"
#include "sync/store/storeprivate.h"
#include "sync/vault/recoverykey.h"

namespace motcua
{

namespace
{

/// Nobody else may write while the files are copied. Where not even a lock can be put, nobody can.
Result<std::optional<StoreLock>> holdOthersOff(const QString &lost)
{
    if (!QFileInfo::exists(lost + QStringLiteral("/store.lock")))
        return std::nullopt; // a copy of a folder: nobody has ever worked with it
    auto lock = StoreLock::open(lost);
    if (!lock && lock.error().id == FaultId::StoreReadOnly)
        return std::nullopt;
    if (!lock)
        return tl::unexpected(lock.error());
    MOTCUA_TRY(lock->beginSetup());
    if (!lock->alone())
        return fail(FaultId::StoreBusy, QStringLiteral("a program is still at work in %1").arg(lost));
    return std::optional(std::move(*lock));
}

/// Copies the folder `name` of the lost one, with what is in it, to the new one.
Result<void> copyFolder(const QString &lost, const QString &made, const QString &name)
{
    const QString from = lost + u'/' + name;
    MOTCUA_TRY(makePrivateDirectory(made + u'/' + name));
    // Else it would look empty.
    if (::access(QFile::encodeName(from).constData(), R_OK | X_OK) != 0)
        return fail(FaultId::FileUnreadable, from);
    const QFileInfoList entries =
        QDir(from).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const QFileInfo &entry : entries) {
        const QString path = name + u'/' + entry.fileName();
        MOTCUA_TRY(entry.isDir() ? copyFolder(lost, made, path)
                                 : copyDurably(lost, entry.filePath(), made + u'/' + path));
    }
    return {};
}

} // namespace

Result<void> Store::Private::takeCopyOf(const QString &lost)
{
    const QString from = lost + QStringLiteral("/store.sqlite"), log = from + QStringLiteral("-wal");
    const QString replacement = replacementIn(lost);
    if (replacement.isEmpty() && !QFileInfo(from).isFile() && !QFileInfo(log).isFile())
        return fail(FaultId::FileUnreadable, from);
    if (QFileInfo::exists(databasePath()))
        return fail(FaultId::FileUnwritable, QStringLiteral("%1 is there already").arg(databasePath()));
    MOTCUA_TRY(makePrivateDirectory(directory));
    MOTCUA_ASSIGN(const auto held, holdOthersOff(lost));
    // The machine stopped when it was about to take the damaged one's place.
    wasDamaged = !replacement.isEmpty();
    QStringList unreadable;
    const auto copy = [&](const QString &file, const QString &to) -> Result<void> {
        if (!QFileInfo::exists(file))
            return {};
        MOTCUA_ASSIGN(const bool whole, copyWhatCanBeRead(lost, file, to));
        if (!whole)
            unreadable += QFileInfo(file).fileName();
        return {};
    };
    const QString ourMark = directory + u'/' + damagedMark;
    if (wasDamaged) {
        MOTCUA_TRY(copy(replacement, databasePath()));
    } else {
        // What a killed program had committed stands in the log, and in the mark whether all of it does.
        for (const QString &suffix : {QStringLiteral("-mark"), QStringLiteral("-wal"), QString()})
            MOTCUA_TRY(copy(from + suffix, databasePath() + suffix));
        MOTCUA_TRY(copy(lost + u'/' + damagedMark, ourMark));
    }
    if (unreadable.isEmpty())
        return {};
    // Zeros in a page of a picture no look at the tables would find.
    return writeDurably(
        ourMark, QByteArrayLiteral("its disk cannot read all of ") + unreadable.join(u", ").toUtf8());
}

Result<bool> Store::Private::reopenKey(const DossierRow &dossier)
{
    auto query = database.query("SELECT key_recovery FROM dossier WHERE row = ?", dossier.row);
    const QByteArray sealed = query.next() ? query.blob(0) : QByteArray();
    MOTCUA_TRY(query.finish());
    const auto key = ministry->open(sealed);
    if (!key)
        return false;
    MOTCUA_ASSIGN(const auto wrapped, vault->wrapDossierKey(**key));
    MOTCUA_TRY(database.run(
        "UPDATE dossier SET key_kiosk = ?, person_mac = NULL WHERE row = ?", wrapped.byKiosk, dossier.row));
    const auto person = unsealPresent(dossier.row, BlobKind::Applicant, 0).and_then(identityFromSealed);
    if (person)
        MOTCUA_TRY(database.run("UPDATE dossier SET person_mac = ? WHERE row = ?",
            vault->personMac(person->personalNumber), dossier.row));
    return true;
}

Result<Store::Recovered> Store::Private::reopenKeys()
{
    Recovered recovered;
    MOTCUA_ASSIGN(const auto dossiers, keyedDossiers());
    for (const DossierRow &dossier : dossiers) {
        MOTCUA_ASSIGN(const bool opened, reopenKey(dossier));
        if (opened)
            ++recovered.dossiers;
        else
            recovered.unopened += dossier.id;
    }
    if (recovered.dossiers == 0 && !recovered.unopened.isEmpty())
        return fail(FaultId::RecoveryKeyWrong,
            QStringLiteral("it opens none of %1 dossiers").arg(recovered.unopened.size()));
    return recovered;
}

Result<Store::Recovered> Store::Private::rewrapAll()
{
    Recovered recovered;
    const auto rewrapped = writeWithNewKey([&](qint64 at) -> Result<void> {
        MOTCUA_ASSIGN(recovered, reopenKeys());
        MOTCUA_ASSIGN(const QByteArray sealed, factNow(lastingRecoveryFact));
        if (const auto key = ministry->open(sealed)) {
            MOTCUA_ASSIGN(const auto wrapped, vault->wrapDossierKey(**key));
            MOTCUA_TRY(setFactNow(lastingFact, wrapped.byKiosk));
        } else {
            MOTCUA_TRY(database.run("DELETE FROM fact WHERE key = ?", lastingFact));
        }
        // Whoever had a lease there works no more.
        MOTCUA_TRY(database.run("DELETE FROM lease"));
        return event(at, {}, QStringLiteral("recovered"),
            {{QStringLiteral("fingerprint"), QString::fromLatin1(vault->fingerprint().toHex())},
                {QStringLiteral("recovery_key"), QString::fromLatin1(ministry->publicKey().toHex())},
                {QStringLiteral("dossiers"), recovered.dossiers},
                {QStringLiteral("unopened"), recovered.unopened.size()}});
    });
    MOTCUA_TRY(rewrapped);
    cleanLog();
    return recovered;
}

Result<Store::Recovered> Store::Private::recoverFrom(const QString &lost, const RecoveryKey &key)
{
    ministry = &key;
    MOTCUA_TRY(takeCopyOf(lost));
    MOTCUA_ASSIGN(auto ours, StoreLock::open(directory));
    lock.emplace(std::move(ours));
    MOTCUA_TRY(lock->beginSetup());
    MOTCUA_TRY(openOrSetAside());
    MOTCUA_ASSIGN(const bool any, hasKeys());
    if (wasDamaged && !any)
        return fail(FaultId::StoreDamaged, QStringLiteral("nothing of it can be read; a backup may have it"));
    MOTCUA_ASSIGN(auto recovered, rewrapAll());
    for (const DossierId &id : unopened)
        if (!recovered.unopened.contains(id))
            recovered.unopened += id;
    recovered.damaged = wasDamaged;
    MOTCUA_TRY(lock->share());
    lock->endSetup();
    ministry = nullptr;
    return recovered;
}

Result<Store::Recovered> Store::recover(const QString &lost, const QString &made,
    std::shared_ptr<Clock> clock, const KeyKeeping &keeping, const RecoveryKey &ministry)
{
    const QString target = QDir(made).absolutePath();
    if (QFileInfo::exists(target)
        && !QDir(target).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
        return fail(FaultId::FileUnwritable, QStringLiteral("%1 is there already").arg(target));
    MOTCUA_ASSIGN(const QString work, makeFolderBeside(target));
    const auto clear = qScopeGuard([&] { QDir(work).removeRecursively(); });
    Recovered recovered;
    {
        Store store(std::move(clock));
        Private &d = *store.d;
        d.directory = work;
        MOTCUA_ASSIGN(d.vault, Vault::open(d.keyDirectory(), true, keeping));
        MOTCUA_ASSIGN(recovered, d.recoverFrom(lost, ministry));
        // The enrolment, and the catalogues that dossiers were begun under.
        for (const QString &folder : {QStringLiteral("central"), QStringLiteral("catalogue")})
            if (QFileInfo(lost + u'/' + folder).isDir())
                MOTCUA_TRY(copyFolder(lost, work, folder));
    }
    MOTCUA_TRY(giveTreeToOwnerOf(lost, work));
    MOTCUA_TRY(syncDirectory(work));
    if (std::rename(QFile::encodeName(work).constData(), QFile::encodeName(target).constData()) != 0)
        return tl::unexpected(fileFault(errno, QStringLiteral("rename %1").arg(work)));
    MOTCUA_TRY(syncDirectory(QFileInfo(target).absolutePath()));
    return recovered;
}

Result<std::unique_ptr<Store>> Store::openRecovered(const QString &lost, const QString &scratch,
    std::shared_ptr<Clock> clock, const RecoveryKey &ministry, Recovered &recovered)
{
    std::unique_ptr<Store> store(new Store(std::move(clock)));
    Private &d = *store->d;
    d.directory = QDir(scratch).absolutePath();
    MOTCUA_ASSIGN(d.vault, Vault::inMemory());
    MOTCUA_ASSIGN(recovered, d.recoverFrom(lost, ministry));
    return store;
}

} // namespace motcua
