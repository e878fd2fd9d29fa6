// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/backup/backups.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QStorageInfo>
#include <QtEndian>

#include "sync/backup/restoring.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr qint64 pieceBytes = 1024 * 1024; ///< read and sealed at a time
constexpr qint64 overdueAfter = 60 * 60'000; ///< ms beyond two turns
constexpr qint64 clockPlay = 60 * 60'000; ///< ms by which a clock may be set back without a new backup for it
constexpr int waitTries = 120; ///< for a backup that is under way
constexpr std::chrono::milliseconds waitPause {500};
const QString nameBegins = u"motcua-"_s, nameEnds = u".backup"_s, timeForm = u"yyyyMMdd'T'HHmmsszzz'Z'"_s;
const QString lastFact = u"backup.last"_s, faultFact = u"backup.fault"_s;
/// Folder → name of the last backup that was made there. It stays with a restored store.
const QString foldersFact = u"copies.folders"_s;

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
QStringList filesBeside(const QString &stateDirectory)
{
    const QDir state(stateDirectory);
    QStringList files;
    for (const QString &folder : backedUpFolders()) {
        QDirIterator entries(
            state.filePath(folder), QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (entries.hasNext())
            files += state.relativeFilePath(entries.next());
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

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(
        {nameBegins + u'*' + nameEnds}, QDir::Files | QDir::NoSymLinks, QDir::Name | QDir::Reversed);
}

/// When a backup was made, by its name.
QDateTime timeOf(const QString &name)
{
    QDateTime time = QDateTime::fromString(name.sliced(nameBegins.size()).chopped(nameEnds.size()), timeForm);
    time.setTimeSpec(Qt::UTC);
    return time;
}

/// Unix ms; one that has no such name is of no time.
qint64 msOf(const QString &name)
{
    const QDateTime time = timeOf(name);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

/// When something was last erased because somebody demanded it, Unix ms; 0: never.
Result<qint64> erasedAt(Store &store)
{
    MOTCUA_ASSIGN(const QByteArray at, store.fact(Store::erasedFact));
    return at.toLongLong();
}

Result<QJsonObject> objectOf(Store &store, const QString &fact)
{
    MOTCUA_ASSIGN(const QByteArray bytes, store.fact(fact));
    return QJsonDocument::fromJson(bytes).object();
}

Result<QJsonObject> lastOf(Store &store)
{
    return objectOf(store, lastFact);
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
    MOTCUA_ASSIGN(QJsonObject folders, objectOf(store, foldersFact));
    folders.insert(QFileInfo(made.file).absolutePath(), nameOf(made.file));
    MOTCUA_TRY(store.setFact(foldersFact, QJsonDocument(folders).toJson(QJsonDocument::Compact)));
    return store.addEvent({}, u"backup-made"_s,
        {{u"file"_s, nameOf(made.file)}, {u"bytes"_s, made.bytes}, {u"entries"_s, made.facts.entries},
            {u"head"_s, QString::fromLatin1(made.facts.head.toHex())}});
}

} // namespace

Backups::Backups(BackupPlan plan)
    : m_plan(std::move(plan))
{
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
    const FileHandle lock(::open(QFile::encodeName(store.directory() + u"/backup.lock"_s).constData(),
        O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!lock || ::flock(lock.get(), LOCK_EX | LOCK_NB) != 0)
        return fail(FaultId::StoreBusy, u"another backup is being made"_s);
    const QString scratch = store.directory() + u"/backup.scratch"_s;
    destroyFolder(scratch); // of an attempt that was cut short
    const auto made = [&]() -> Result<Made> {
        MOTCUA_TRY(demandRoom(store));
        MOTCUA_TRY(makePrivateDirectory(scratch));
        return makeIn(store, scratch, goOn);
    }();
    destroyFolder(scratch);
    if (made)
        MOTCUA_TRY(noteMade(store, *made));
    else if (made.error().id != FaultId::StoreBusy)
        MOTCUA_TRY(noteFault(store, made.error()));
    if (made)
        MOTCUA_TRY(prune(store));
    return made;
}

Result<Backups::Made> Backups::makeIn(Store &store, const QString &scratch, const Store::GoOn &goOn)
{
    const QString copy = scratch + u"/store.sqlite"_s;
    // The newest by its name too, and after all that is erased by now, whatever has become of the clock
    // since.
    MOTCUA_ASSIGN(const qint64 erased, erasedAt(store));
    const qint64 newest = msOf(filesIn(m_plan.directory).value(0, nameBegins + nameEnds));
    const QDateTime now =
        QDateTime::fromMSecsSinceEpoch(std::max({store.clock().now(), erased + 1, newest + 1}), Qt::UTC);
    MOTCUA_TRY(asBackups(store.copyTo(copy, goOn ? goOn : Store::GoOn([] { return true; }))));
    Made made;
    MOTCUA_ASSIGN(made.facts, Store::checkCopy(copy));

    made.file = QDir(m_plan.directory).absoluteFilePath(nameBegins + now.toString(timeForm) + nameEnds);
    const QString unfinished = m_plan.directory + u"/unfinished.new"_s;
    QFile::remove(unfinished);
    const auto clear = qScopeGuard([&] { QFile::remove(unfinished); });
    MOTCUA_ASSIGN(const QByteArray keeper, keeperOf(store, store.vault().place()));
    MOTCUA_ASSIGN(auto writer, asBackups(SealedFileWriter::create(unfinished, store.vault(), keeper)));
    MOTCUA_TRY(writeMember(writer, u"store.sqlite"_s, copy, goOn));
    for (const QString &name : filesBeside(store.directory()))
        MOTCUA_TRY(writeMember(writer, name, store.directory() + u'/' + name, goOn));
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

Result<void> Backups::prune(Store &store) const
{
    MOTCUA_ASSIGN(const qint64 erased, erasedAt(store));
    const QStringList files = filesIn(m_plan.directory);
    // The newest is whole: those that still have what somebody had erased need not be kept for safety.
    for (qsizetype i = 1; i < files.size(); ++i)
        if (i >= m_plan.keep || msOf(files[i]) <= erased)
            QFile::remove(m_plan.directory + u'/' + files[i]);
    return {};
}

Result<QList<Backups::Cleared>> Backups::clearErased(Store &store) const
{
    MOTCUA_ASSIGN(QJsonObject folders, objectOf(store, foldersFact));
    // One that earlier versions made backups in.
    const QString own = m_plan.directory.isEmpty() ? QString() : QDir(m_plan.directory).absolutePath();
    if (!own.isEmpty() && !folders.contains(own) && !filesIn(own).isEmpty())
        folders.insert(own, QString());
    // Every backup that there is by now is from before, also one that a clock which ran ahead has named.
    MOTCUA_ASSIGN(qint64 erased, erasedAt(store));
    for (auto folder = folders.constBegin(); folder != folders.constEnd(); ++folder)
        for (const QString &name : filesIn(folder.key()) + QStringList(folder.value().toString()))
            if (name.startsWith(nameBegins))
                erased = std::max(erased, msOf(name));
    MOTCUA_TRY(store.setFact(Store::erasedFact, QByteArray::number(erased)));
    QList<Cleared> all;
    for (auto folder = folders.constBegin(); folder != folders.constEnd(); ++folder) {
        Cleared one {folder.key(), {}};
        BackupPlan plan = m_plan;
        plan.directory = one.directory;
        if (const auto cleared = Backups(plan).clearFolder(store, folder.value().toString()); !cleared)
            one.fault = cleared.error();
        all += one;
    }
    return all;
}

Result<void> Backups::clearFolder(Store &store, const QString &lastMade) const
{
    MOTCUA_TRY(demandFolder(store));
    MOTCUA_ASSIGN(const qint64 erased, erasedAt(store));
    const auto isOlder = [&](const QString &name) { return msOf(name) <= erased; };
    QStringList files = filesIn(m_plan.directory);
    // Another disk than the one that it was made on, perhaps.
    if (!lastMade.isEmpty() && !files.contains(lastMade))
        return fail(FaultId::BackupMissing, u"%1 is not in %2"_s.arg(lastMade, m_plan.directory));
    if (std::none_of(files.begin(), files.end(), isOlder))
        return {};
    Backups here(m_plan);
    auto made = here.make(store);
    for (int tries = 1; tries < waitTries && !made && made.error().id == FaultId::StoreBusy; ++tries) {
        std::this_thread::sleep_for(waitPause);
        made = here.make(store);
    }
    if (!made)
        return tl::unexpected(made.error());
    files = filesIn(m_plan.directory);
    if (std::any_of(files.begin(), files.end(), isOlder))
        return fail(FaultId::BackupMissing, u"those of before cannot be removed"_s);
    return {};
}

Result<QList<Backups::Listed>> Backups::list(const Vault &vault) const
{
    if (!diskOf(m_plan.directory))
        return fail(FaultId::BackupMissing, m_plan.directory);
    QList<Listed> all;
    for (const QString &name : filesIn(m_plan.directory)) {
        Listed one {QDir(m_plan.directory).absoluteFilePath(name), {}, 0, false, false};
        one.madeAt = timeOf(name);
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
    if (erased >= msOf(nameOf(last.value(u"file").toString())))
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
