// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/backup/restoring.h"

#include <cerrno>
#include <cstdio>
#include <functional>
#include <limits>

#include <fcntl.h>

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QScopeGuard>
#include <QtEndian>

#include "sync/backup/backups.h"
#include "sync/backup/erasures.h"
#include "sync/vault/recoverykey.h"
#include "sync/vault/secretkey.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr qsizetype mostSteps = 8; ///< of a member's path
constexpr qint64 pieceBytes = 1024 * 1024; ///< unsealed and written at a time

/// Where a member of that name belongs; none where a backup of ours has no such member.
std::optional<QString> placeOf(const QByteArray &name)
{
    if (name == "store.sqlite")
        return QString::fromUtf8(name);
    const QStringList steps = QString::fromUtf8(name).split(u'/');
    const bool plain = std::none_of(steps.begin(), steps.end(), [](const QString &step) {
        return step.isEmpty() || step.startsWith(u'.') || step.contains(QChar(0));
    });
    if (!plain || steps.size() < 2 || steps.size() > mostSteps || !backedUpFolders().contains(steps.first()))
        return std::nullopt;
    return steps.join(u'/');
}

using Taker = std::function<Result<void>(const QByteArray &piece)>;

Result<void> readMember(SealedFileReader &reader, qint64 bytes, const Taker &take)
{
    if (bytes < 0)
        return fail(FaultId::BackupBroken, u"a member longer than any file"_s);
    for (qint64 left = bytes; left > 0;) {
        MOTCUA_ASSIGN(const QByteArray piece, reader.readSome(std::min(left, pieceBytes)));
        if (piece.isEmpty())
            return fail(FaultId::BackupBroken, u"it ends too early"_s);
        MOTCUA_TRY(take(piece));
        left -= piece.size();
    }
    return {};
}

Result<void> writeMember(SealedFileReader &reader, qint64 bytes, const QString &path)
{
    const FileHandle file(
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file)
        return tl::unexpected(fileFault(errno, path));
    MOTCUA_TRY(
        readMember(reader, bytes, [&](const QByteArray &piece) { return writeAll(file.get(), piece); }));
    return syncFile(file.get());
}

/// The folders on the way to a member.
Result<void> makeFolders(const QString &into, const QString &member)
{
    for (qsizetype end = member.indexOf(u'/'); end >= 0; end = member.indexOf(u'/', end + 1))
        MOTCUA_TRY(makePrivateDirectory(into + u'/' + member.first(end)));
    return {};
}

Result<void> syncFolders(const QString &folder)
{
    QDirIterator entries(folder, QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (entries.hasNext())
        MOTCUA_TRY(syncDirectory(entries.next()));
    return syncDirectory(folder);
}

/// The vault of `keys` as it stands there, and what the TPM needs out of the backup where that is all there
/// is.
Result<void> bringVault(const QString &keys, const QString &work, const SealedFileHeader &header)
{
    const QString target = work + u"/vault"_s;
    MOTCUA_TRY(makePrivateDirectory(target));
    const QDir source(keys + u"/vault"_s);
    for (const QString &name : source.entryList(QDir::Files | QDir::NoSymLinks))
        MOTCUA_TRY(copyDurably(keys, source.filePath(name), target + u'/' + name));
    if (!header.keeper.isEmpty() && QDir(target).isEmpty(QDir::Files)) {
        MOTCUA_TRY(writeDurably(target + u"/kiosk.tpm"_s, header.keeper));
        MOTCUA_TRY(writeDurably(target + u"/place"_s, "tpm\n"));
    }
    return {};
}

Result<std::shared_ptr<SecretKey>> openWithKiosks(
    const QString &vaultFolder, const KeyKeeping &keeping, const SealedFileHeader &header)
{
    MOTCUA_ASSIGN(const auto vault, Vault::open(vaultFolder, false, keeping, [&](KeyRing::Certainty) {
        return Result<QByteArray>(header.fingerprint);
    }));
    return vault->openDossierKey(header.byKiosk);
}

} // namespace

void destroyFolder(const QString &folder)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        (void)destroyFile(files.next());
    QDir(folder).removeRecursively();
}

Result<void> unpackBackup(
    const QString &file, const QString &into, const SealedFileReader::KeyOpener &openKey, Unpack what)
{
    MOTCUA_ASSIGN(auto reader, SealedFileReader::open(file, openKey));
    for (;;) {
        MOTCUA_ASSIGN(QByteArray head, reader.readSome(1));
        if (head.isEmpty())
            break;
        MOTCUA_ASSIGN(const QByteArray rest, reader.read(9));
        head += rest;
        MOTCUA_ASSIGN(const QByteArray name, reader.read(qFromLittleEndian<quint16>(head.constData())));
        const auto place = placeOf(name);
        if (!place)
            return fail(FaultId::BackupBroken, u"it has a member that no backup has"_s);
        const auto bytes = qint64(qFromLittleEndian<quint64>(head.constData() + 2));
        if (what == Unpack::StoreOnly && *place != u"store.sqlite") {
            MOTCUA_TRY(readMember(reader, bytes, [](const QByteArray &) { return Result<void>(); }));
            continue;
        }
        MOTCUA_TRY(makeFolders(into, *place));
        MOTCUA_TRY(writeMember(reader, bytes, into + u'/' + *place));
    }
    if (!QFileInfo::exists(into + u"/store.sqlite"_s))
        return fail(FaultId::BackupBroken, u"there is no store in it"_s);
    return {};
}

Result<Store::CopyFacts> verifyBackup(
    const QString &file, const QString &scratch, const SealedFileReader::KeyOpener &openKey)
{
    MOTCUA_TRY(makePrivateDirectory(scratch));
    const auto clear = qScopeGuard([&] { destroyFolder(scratch); });
    MOTCUA_TRY(unpackBackup(file, scratch, openKey, Unpack::StoreOnly));
    const auto facts = Store::checkCopy(scratch + u"/store.sqlite"_s);
    if (!facts && (facts.error().id == FaultId::StoreDamaged || facts.error().id == FaultId::AuditBroken))
        return fail(FaultId::BackupBroken, facts.error().detail);
    return facts;
}

Result<Restored> restoreBackup(const QString &file, const QString &made, const QString &keys,
    std::shared_ptr<Clock> clock, const KeyKeeping &keeping, const RecoveryKey *ministry)
{
    const QString target = QDir(made).absolutePath();
    if (QFileInfo::exists(target)
        && !QDir(target).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
        return fail(FaultId::FileUnwritable, u"%1 is there already"_s.arg(target));
    MOTCUA_ASSIGN(const QString work, makeFolderBeside(target));
    const auto clear = qScopeGuard([&] { destroyFolder(work); }); // the kiosk's keys are in it
    const auto openKey = [&](const SealedFileHeader &header) -> Result<std::shared_ptr<SecretKey>> {
        if (ministry)
            return ministry->open(header.byRecovery);
        MOTCUA_TRY(bringVault(keys, work, header));
        return openWithKiosks(work + u"/vault"_s, keeping, header);
    };
    MOTCUA_TRY(unpackBackup(file, work, openKey));
    Restored restored;
    MOTCUA_ASSIGN(const LogEnd end, endOfLog(work + u"/store.sqlite"_s));
    restored.madeAt = end.at;
    const Erasures erasures = erasuresIn(keys + u"/store.sqlite"_s, end);
    restored.erasuresKnown = erasures.goesOn;
    MOTCUA_ASSIGN(
        restored.unasked, Store::adoptCopy(work, QFileInfo(file).fileName(), clock, keeping, ministry));
    if (!erasures.dossiers.isEmpty()) {
        MOTCUA_ASSIGN(restored.erasedAgain, eraseAgain(work, erasures, clock, keeping));
        MOTCUA_ASSIGN(const auto store, Store::open(work, std::move(clock), keeping));
        MOTCUA_ASSIGN(const auto unasked, store->unasked(std::numeric_limits<int>::max()));
        restored.unasked = static_cast<int>(unasked.size());
    }
    MOTCUA_TRY(giveTreeToOwnerOf(keys, work));
    MOTCUA_TRY(syncFolders(work));
    if (std::rename(QFile::encodeName(work).constData(), QFile::encodeName(target).constData()) != 0)
        return tl::unexpected(fileFault(errno, u"rename %1"_s.arg(work)));
    MOTCUA_TRY(syncDirectory(QFileInfo(target).absolutePath()));
    return restored;
}

} // namespace motcua
