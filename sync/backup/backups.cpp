// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/backup/backups.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QStorageInfo>
#include <QtEndian>

#include "sync/backup/backupname.h"
#include "sync/backup/copyplaces.h"
#include "sync/backup/restoring.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr qint64 pieceBytes = 1024 * 1024; ///< read and sealed at a time
constexpr qint64 overdueAfter = 60 * 60'000; ///< ms beyond two turns
constexpr qint64 clockPlay = 60 * 60'000; ///< ms by which a clock may be set back without a new backup for it
const QString lastFact = u"backup.last"_s, faultFact = u"backup.fault"_s;

/// What a fault of writing into the folder is called when it is a backup's.
Fault asBackups(Fault fault)
{
    if (fault.id == FaultId::DiskFull)
        fault.id = FaultId::BackupFull;
    else if (fault.id == FaultId::StoreReadOnly || fault.id == FaultId::StoreFailed)
        fault.id = FaultId::BackupMissing;
    return fault;
}

template <typename T>
Result<T> asBackups(Result<T> done)
{
    if (done)
        return done;
    return tl::unexpected(asBackups(done.error()));
}

std::optional<dev_t> diskOf(const QString &folder)
{
    struct stat status {
    };
    if (::stat(QFile::encodeName(folder).constData(), &status) != 0 || !S_ISDIR(status.st_mode))
        return std::nullopt;
    return status.st_dev;
}

Result<void> writeMember(
    SealedFileWriter &writer, const QString &name, const QString &path, const Store::GoOn &goOn)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(FaultId::FileUnreadable, path);
    const QByteArray text = name.toUtf8();
    QByteArray head(10, Qt::Uninitialized);
    qToLittleEndian<quint16>(quint16(text.size()), head.data());
    qToLittleEndian<quint64>(quint64(file.size()), head.data() + 2);
    MOTCUA_TRY(asBackups(writer.write(head + text)));
    for (qint64 left = file.size(); left > 0;) {
        const QByteArray piece = file.read(std::min(left, pieceBytes));
        if (piece.isEmpty())
            return fail(FaultId::FileUnreadable, path);
        MOTCUA_TRY(asBackups(writer.write(piece)));
        left -= piece.size();
        if (goOn && !goOn())
            return fail(FaultId::StoreBusy, u"stopped"_s);
    }
    return {};
}

/// What the store's folder has beside the database that a kiosk cannot do without: the enrolment, and the
/// catalogues that dossiers were begun under. Paths within it.
Result<QStringList> filesBeside(const QString &stateDirectory)
{
    const auto closed = [](const QString &folder) {
        return QFileInfo::exists(folder) && ::access(QFile::encodeName(folder).constData(), R_OK | X_OK) != 0;
    };
    const QDir state(stateDirectory);
    QStringList files;
    for (const QString &folder : backedUpFolders()) {
        // An iterator takes what it may not read for empty.
        if (closed(state.filePath(folder)))
            return fail(FaultId::FileUnreadable, folder);
        QDirIterator entries(state.filePath(folder),
            QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QString path = entries.next();
            if (!entries.fileInfo().isDir())
                files += state.relativeFilePath(path);
            else if (closed(path))
                return fail(FaultId::FileUnreadable, state.relativeFilePath(path));
        }
    }
    files.sort();
    return files;
}

Result<QByteArray> keeperOf(const Store &store, KeyPlace place)
{
    if (place != KeyPlace::Tpm)
        return QByteArray();
    QFile file(store.directory() + u"/vault/kiosk.tpm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return fail(FaultId::KeyMissing, file.fileName());
    return file.readAll();
}

QString nameOf(const QString &file)
{
    return QFileInfo(file).fileName();
}

Result<QJsonObject> lastOf(Store &store)
{
    MOTCUA_ASSIGN(const QByteArray bytes, store.fact(lastFact));
    return QJsonDocument::fromJson(bytes).object();
}

/// Once a fault, not at every attempt.
Result<void> noteFault(Store &store, const Fault &fault)
{
    const QByteArray text = fault.name().toUtf8() + '\n' + fault.detail.toUtf8();
    MOTCUA_ASSIGN(const QByteArray before, store.fact(faultFact));
    MOTCUA_TRY(store.setFact(faultFact, text));
    if (before.startsWith(fault.name().toUtf8() + '\n'))
        return {};
    return store.addEvent({}, u"backup-failed"_s, {{u"fault"_s, fault.name()}});
}

Result<void> noteMade(Store &store, const Backups::Made &made)
{
    const QJsonObject last {{u"file"_s, made.file}, {u"at"_s, store.clock().now()}, {u"bytes"_s, made.bytes},
        {u"key"_s, QString::fromLatin1(store.vault().fingerprint().toHex())}};
    MOTCUA_TRY(store.setFact(lastFact, QJsonDocument(last).toJson(QJsonDocument::Compact)));
    MOTCUA_TRY(store.setFact(faultFact, {}));
    return store.addEvent({}, u"backup-made"_s,
        {{u"file"_s, nameOf(made.file)}, {u"bytes"_s, made.bytes}, {u"entries"_s, made.facts.entries},
            {u"head"_s, QString::fromLatin1(made.facts.head.toHex())}});
}

} // namespace

Backups::Backups(BackupPlan plan)
    : m_plan(std::move(plan))
{
}

QString Backups::folder() const
{
    return m_plan.directory.isEmpty() ? QString() : QDir(m_plan.directory).absolutePath();
}

Result<void> Backups::demandFolder(const Store &store) const
{
    const auto disk = diskOf(m_plan.directory), own = diskOf(store.directory());
    if (!disk)
        return fail(FaultId::BackupMissing, m_plan.directory);
    if (disk == own && !m_plan.sameDisk)
        return fail(FaultId::BackupMissing,
            u"%1 is on the store's own disk: is the backup disk mounted?"_s.arg(m_plan.directory));
    return {};
}

Result<void> Backups::demandRoom(const Store &store) const
{
    MOTCUA_TRY(demandFolder(store));
    const auto disk = diskOf(m_plan.directory), own = diskOf(store.directory());
    qint64 need = 0;
    for (const QString &name : {u"/store.sqlite"_s, u"/store.sqlite-wal"_s})
        need += QFileInfo(store.directory() + name).size();
    const qint64 copies = disk == own ? 2 * need : need;
    if (QStorageInfo(store.directory()).bytesAvailable() - copies < m_plan.leaveFree)
        return fail(
            FaultId::BackupFull, u"the store's own disk lacks room for a copy of %1 bytes"_s.arg(need));
    if (QStorageInfo(m_plan.directory).bytesAvailable() < need + need / 1024)
        return fail(FaultId::BackupFull, u"%1 bytes are needed"_s.arg(need));
    return {};
}

Result<Backups::Made> Backups::make(Store &store, const Store::GoOn &goOn)
{
    const auto claim = CopyPlaces::claim(store);
    if (!claim)
        return tl::unexpected(claim.error());
    return makeAlone(store, goOn);
}

Result<Backups::Made> Backups::makeAlone(Store &store, const Store::GoOn &goOn) const
{
    CopyPlaces places(store);
    const auto made = [&]() -> Result<Made> {
        MOTCUA_TRY(CopyPlaces::clearScratch(store)); // of an attempt that was cut off
        MOTCUA_TRY(demandRoom(store));
        MOTCUA_ASSIGN(const QString name, nameNext(store));
        MOTCUA_TRY(places.begin(folder(), name));
        MOTCUA_TRY(makePrivateDirectory(CopyPlaces::scratch(store)));
        return makeNamed(store, name, goOn);
    }();
    // What fails here is done by the next one, or before.
    (void)CopyPlaces::clearScratch(store);
    if (!made)
        (void)places.forgetUnused(folder());
    if (made)
        MOTCUA_TRY(noteMade(store, *made));
    else if (made.error().id != FaultId::StoreBusy)
        MOTCUA_TRY(noteFault(store, made.error()));
    if (made)
        MOTCUA_TRY(prune(store));
    return made;
}

/// The newest by its name too, and after all that is erased by now, whatever has become of the clock since.
Result<QString> Backups::nameNext(Store &store) const
{
    MOTCUA_ASSIGN(const qint64 erased, erasedAt(store));
    const qint64 newest = backupMs(backupsIn(m_plan.directory).value(0));
    return backupName(std::max({store.clock().now(), erased + 1, newest + 1}));
}

Result<Backups::Made> Backups::makeNamed(Store &store, const QString &name, const Store::GoOn &goOn) const
{
    const QString scratch = CopyPlaces::scratch(store), copy = scratch + u"/store.sqlite"_s;
    // SQLite would make it one that others may read.
    if (!FileHandle(
            ::open(QFile::encodeName(copy).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)))
        return tl::unexpected(asBackups(fileFault(errno, u"create copy"_s)));
    MOTCUA_TRY(asBackups(store.copyTo(copy, goOn ? goOn : Store::GoOn([] { return true; }))));
    Made made;
    MOTCUA_ASSIGN(made.facts, Store::checkCopy(copy));

    made.file = QDir(m_plan.directory).absoluteFilePath(name);
    const QString unfinished = CopyPlaces::unfinishedIn(m_plan.directory);
    MOTCUA_TRY(clearUnfinished(store));
    CopyPlaces places(store);
    MOTCUA_ASSIGN(const auto known, places.folders());
    MOTCUA_TRY(places.note(folder(), name));
    // Where it cannot be removed, as from a disk that is gone, this is what the disk is known by.
    const auto clear = qScopeGuard([&] {
        if (QFile::remove(unfinished))
            (void)places.note(folder(), known.value(folder()));
    });
    MOTCUA_ASSIGN(const QByteArray keeper, keeperOf(store, store.vault().place()));
    MOTCUA_ASSIGN(auto writer, asBackups(SealedFileWriter::create(unfinished, store.vault(), keeper)));
    MOTCUA_TRY(writeMember(writer, u"store.sqlite"_s, copy, goOn));
    MOTCUA_ASSIGN(const QStringList beside, filesBeside(store.directory()));
    for (const QString &member : beside)
        MOTCUA_TRY(writeMember(writer, member, store.directory() + u'/' + member, goOn));
    MOTCUA_TRY(asBackups(writer.finish()));
    made.bytes = writer.bytes();

    // What the disk gives back has to be what was checked: read anew, and not from this program's buffers.
    destroyFolder(scratch);
    const FileHandle written(::open(QFile::encodeName(unfinished).constData(), O_RDONLY | O_CLOEXEC));
    if (written)
        ::posix_fadvise(written.get(), 0, 0, POSIX_FADV_DONTNEED);
    MOTCUA_ASSIGN(const auto again, verifyBackup(unfinished, scratch, [&](const SealedFileHeader &header) {
        return store.vault().openDossierKey(header.byKiosk);
    }));
    if (again.chain != made.facts.chain || again.head != made.facts.head)
        return fail(FaultId::BackupBroken, u"what was read back is another log"_s);
    if (std::rename(QFile::encodeName(unfinished).constData(), QFile::encodeName(made.file).constData()) != 0)
        return tl::unexpected(asBackups(fileFault(errno, u"rename backup"_s)));
    MOTCUA_TRY(asBackups(syncDirectory(m_plan.directory)));
    return made;
}

Result<QList<Backups::Listed>> Backups::list(const Vault &vault) const
{
    if (!diskOf(m_plan.directory))
        return fail(FaultId::BackupMissing, m_plan.directory);
    QList<Listed> all;
    for (const QString &name : backupsIn(m_plan.directory)) {
        Listed one {QDir(m_plan.directory).absoluteFilePath(name), {}, 0, false, false};
        one.madeAt = backupTime(name);
        one.bytes = QFileInfo(one.file).size();
        if (const auto header = SealedFileReader::header(one.file)) {
            one.opens = vault.openDossierKey(header->byKiosk).has_value();
            one.recoverable = !header->byRecovery.isEmpty();
        }
        all += one;
    }
    return all;
}

Result<Backups::Noted> Backups::noted(Store &store)
{
    MOTCUA_ASSIGN(const QJsonObject last, lastOf(store));
    MOTCUA_ASSIGN(const QByteArray fault, store.fact(faultFact));
    return Noted {last.value(u"at").toInteger(), !fault.isEmpty()};
}

Result<qint64> Backups::dueIn(Store &store) const
{
    MOTCUA_ASSIGN(const QJsonObject last, lastOf(store));
    // One that was sealed with a key that is no more only the ministry opens.
    if (last.value(u"key").toString().toLatin1() != store.vault().fingerprint().toHex()
        || !QFileInfo::exists(last.value(u"file").toString()))
        return 0;
    MOTCUA_ASSIGN(const qint64 erased, erasedAt(store));
    if (erased >= backupMs(nameOf(last.value(u"file").toString())))
        return 0;
    const qint64 age = store.clock().now() - last.value(u"at").toInteger();
    if (age < -clockPlay)
        return 0; // the clock ran ahead then
    return std::max<qint64>(0, m_plan.every - age);
}

Result<QString> Backups::health(Store &store) const
{
    MOTCUA_ASSIGN(const QByteArray noted, store.fact(faultFact));
    if (!noted.isEmpty()) {
        const qsizetype end = noted.indexOf('\n');
        return fail(faultFromName(QString::fromUtf8(noted.first(end))).value_or(FaultId::BackupMissing),
            QString::fromUtf8(noted.sliced(end + 1)));
    }
    MOTCUA_ASSIGN(const QJsonObject last, lastOf(store));
    const QString file = last.value(u"file").toString();
    if (file.isEmpty())
        return fail(FaultId::BackupOverdue, u"none has been made yet"_s);
    const qint64 age = store.clock().now() - last.value(u"at").toInteger();
    if (age > 2 * m_plan.every + overdueAfter)
        return fail(FaultId::BackupOverdue, file);
    if (!QFileInfo::exists(file))
        return fail(FaultId::BackupMissing, file);
    return file;
}

} // namespace motcua
