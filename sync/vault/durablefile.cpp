// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/durablefile.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace motcua
{

FileHandle::~FileHandle()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Fault fileFault(int error, const QString &what)
{
    const QString detail = QStringLiteral("%1: %2").arg(what, QString::fromLocal8Bit(std::strerror(error)));
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return {FaultId::DiskFull, detail};
    case EROFS:
    case EACCES:
    case EPERM:
        return {FaultId::StoreReadOnly, detail};
    default:
        return {FaultId::StoreFailed, detail};
    }
}

Result<void> syncDirectory(const QString &path)
{
    const FileHandle directory(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory || ::fsync(directory.get()) != 0)
        return tl::unexpected(fileFault(errno, QStringLiteral("sync directory")));
    return {};
}

Result<void> makePrivateDirectory(const QString &path)
{
    const QFileInfo info(QDir::cleanPath(path));
    if (info.isDir())
        return {};
    const QString parent = info.absolutePath();
    if (parent != info.absoluteFilePath())
        MOTCUA_TRY(makePrivateDirectory(parent));
    if (::mkdir(QFile::encodeName(info.absoluteFilePath()).constData(), 0700) != 0) {
        // Another process may have made it meanwhile.
        if (errno == EEXIST && !QFileInfo(info.absoluteFilePath()).isDir())
            return fail(FaultId::StoreNotAFolder, info.absoluteFilePath());
        if (errno != EEXIST)
            return tl::unexpected(fileFault(errno, QStringLiteral("make directory")));
    }
    return syncDirectory(parent);
}

Result<void> checkWayTo(const QString &folder)
{
    if (::geteuid() != 0)
        return {};
    // Without its links: these are somebody's as well.
    for (QString path = QFileInfo(folder).canonicalFilePath();; path = QFileInfo(path).absolutePath()) {
        struct stat status {
        };
        if (::lstat(QFile::encodeName(path).constData(), &status) != 0)
            return tl::unexpected(fileFault(errno, path));
        const bool othersWrite = (status.st_mode & (S_IWGRP | S_IWOTH)) != 0;
        if (status.st_uid != 0 || (othersWrite && (status.st_mode & S_ISVTX) == 0))
            return fail(FaultId::FileUnwritable,
                QStringLiteral("others than root may change %1: choose a place that is root's").arg(path));
        if (path == QStringLiteral("/"))
            return {};
    }
}

Result<QString> makeFolderBeside(const QString &path)
{
    const QString parent = QFileInfo(path).absolutePath();
    MOTCUA_TRY(makePrivateDirectory(parent));
    MOTCUA_TRY(checkWayTo(parent));
    QByteArray name =
        QFile::encodeName(QFileInfo(path).absoluteFilePath() + QStringLiteral(".making-XXXXXX"));
    if (::mkdtemp(name.data()) == nullptr)
        return tl::unexpected(fileFault(errno, QStringLiteral("make directory")));
    MOTCUA_TRY(syncDirectory(parent));
    return QFile::decodeName(name);
}

Result<void> writeAll(int file, QByteArrayView bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const ssize_t count = ::write(file, bytes.data() + done, size_t(bytes.size() - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return tl::unexpected(fileFault(errno, QStringLiteral("write file")));
        done += count;
    }
    return {};
}

Result<void> syncFile(int file)
{
    if (::fsync(file) != 0)
        return tl::unexpected(fileFault(errno, QStringLiteral("sync file")));
    return {};
}

Result<void> giveToOwnerOf(const QString &directory, const FileHandle &file)
{
    struct stat status {
    };
    if (::geteuid() != 0)
        return {};
    struct stat there {
    };
    // One of two names leads out of the folder.
    if (::fstat(file.get(), &there) != 0 || there.st_nlink > 1
        || ::stat(QFile::encodeName(directory).constData(), &status) != 0
        || ::fchown(file.get(), status.st_uid, status.st_gid) != 0)
        return tl::unexpected(fileFault(errno, QStringLiteral("change file's owner")));
    return {};
}

namespace
{

Result<void> writeOver(const FileHandle &file)
{
    struct stat status {
    };
    if (::fstat(file.get(), &status) != 0)
        return tl::unexpected(fileFault(errno, QStringLiteral("look at file")));
    // In pieces: a copy of the store is as large as the store.
    const QByteArray zeros(qsizetype(std::min<off_t>(status.st_size, 1024 * 1024)), '\0');
    for (off_t left = status.st_size; left > 0;) {
        const auto piece = qsizetype(std::min<off_t>(left, zeros.size()));
        MOTCUA_TRY(writeAll(file.get(), QByteArrayView(zeros).first(piece)));
        left -= piece;
    }
    return syncFile(file.get());
}

} // namespace

Result<void> giveTreeToOwnerOf(const QString &directory, const QString &tree)
{
    struct stat owner {
    };
    if (::geteuid() != 0 || ::stat(QFile::encodeName(directory).constData(), &owner) != 0)
        return {};
    const auto give = [&](const QString &path) {
        return ::lchown(QFile::encodeName(path).constData(), owner.st_uid, owner.st_gid) == 0;
    };
    // The folder itself last: until then nobody else comes at what is in it.
    bool given = true;
    QDirIterator all(tree, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
        QDirIterator::Subdirectories);
    while (given && all.hasNext())
        given = give(all.next());
    if (!given || !give(tree))
        return tl::unexpected(fileFault(errno, QStringLiteral("change folder's owner")));
    return {};
}

namespace
{

Result<FileHandle> openOwnFile(const QString &within, const QString &path)
{
    // A pipe put there would hold us up.
    FileHandle file(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat there {
    }, folder {};
    if (!file || ::fstat(file.get(), &there) != 0
        || ::stat(QFile::encodeName(within).constData(), &folder) != 0)
        return fail(FaultId::FileUnreadable,
            QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(std::strerror(errno))));
    const bool foreign = ::geteuid() == 0 && folder.st_uid != 0 && there.st_uid != folder.st_uid;
    if (foreign || !S_ISREG(there.st_mode))
        return fail(FaultId::FileUnreadable, QStringLiteral("%1 is no file of the folder's owner").arg(path));
    return file;
}

/// A piece of a file; where the disk cannot read it, what it can of it, and zeros. None: at the end.
Result<QByteArray> readPiece(int file, qint64 at, qint64 size, bool &whole)
{
    constexpr qint64 sector = 4096;
    QByteArray bytes(size, Qt::Uninitialized);
    const ssize_t count = ::pread(file, bytes.data(), size_t(size), at);
    if (count >= 0)
        return bytes.first(count);
    if (errno != EIO)
        return tl::unexpected(Fault {FaultId::FileUnreadable, QString::fromLocal8Bit(std::strerror(errno))});
    whole = false;
    if (size <= sector) {
        struct stat status {
        };
        const qint64 left = ::fstat(file, &status) == 0 ? status.st_size - at : 0;
        return QByteArray(std::clamp<qint64>(left, 0, size), '\0');
    }
    bytes.clear();
    for (qint64 done = 0; done < size; done += sector) {
        MOTCUA_ASSIGN(const QByteArray piece, readPiece(file, at + done, sector, whole));
        bytes += piece;
        if (piece.size() < sector)
            break;
    }
    return bytes;
}

} // namespace

Result<bool> copyWhatCanBeRead(const QString &within, const QString &from, const QString &to)
{
    MOTCUA_ASSIGN(const FileHandle source, openOwnFile(within, from));
    const FileHandle file(
        ::open(QFile::encodeName(to).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file)
        return tl::unexpected(fileFault(errno, QStringLiteral("create file")));
    MOTCUA_TRY(giveToOwnerOf(QFileInfo(to).absolutePath(), file));
    constexpr qint64 stretch = 1024 * 1024;
    bool whole = true;
    for (qint64 at = 0;;) {
        const auto bytes = readPiece(source.get(), at, stretch, whole);
        if (!bytes)
            return fail(bytes.error().id, QStringLiteral("%1: %2").arg(from, bytes.error().detail));
        if (bytes->isEmpty())
            break;
        MOTCUA_TRY(writeAll(file.get(), *bytes));
        at += bytes->size();
    }
    MOTCUA_TRY(syncFile(file.get()));
    MOTCUA_TRY(syncDirectory(QFileInfo(to).absolutePath()));
    return whole;
}

Result<void> copyDurably(const QString &within, const QString &from, const QString &to)
{
    MOTCUA_ASSIGN(const bool whole, copyWhatCanBeRead(within, from, to));
    if (whole)
        return {};
    MOTCUA_TRY(destroyFile(to));
    return fail(FaultId::FileUnreadable,
        QStringLiteral("%1: %2").arg(from, QString::fromLocal8Bit(std::strerror(EIO))));
}

Result<void> replaceDurably(const QString &from, const QString &to)
{
    const QByteArray target = QFile::encodeName(to);
    // A link goes, and what it leads to is none of ours.
    const FileHandle old(::open(target.constData(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
    if (!old && errno != ENOENT && errno != ELOOP)
        return tl::unexpected(fileFault(errno, QStringLiteral("open file")));
    if (::rename(QFile::encodeName(from).constData(), target.constData()) != 0)
        return tl::unexpected(fileFault(errno, QStringLiteral("rename file")));
    MOTCUA_TRY(syncDirectory(QFileInfo(to).absolutePath()));
    if (old)
        return writeOver(old);
    return {};
}

Result<void> destroyFile(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const FileHandle file(::open(name.constData(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC));
    if (!file && errno == ENOENT)
        return {};
    // A link goes, and what it leads to is none of ours.
    if (!file && errno != ELOOP)
        return tl::unexpected(fileFault(errno, QStringLiteral("open file")));
    if (file)
        MOTCUA_TRY(writeOver(file));
    if (::unlink(name.constData()) != 0 && errno != ENOENT)
        return tl::unexpected(fileFault(errno, QStringLiteral("remove file")));
    return syncDirectory(QFileInfo(path).absolutePath());
}

Result<void> writeDurably(const QString &path, QByteArrayView bytes)
{
    const QByteArray target = QFile::encodeName(path);
    const QByteArray temporary = target + ".new";
    {
        // A temporary file left by a power cut was never under the real name: nothing needs it.
        ::unlink(temporary.constData());
        const FileHandle file(::open(temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
        if (!file)
            return tl::unexpected(fileFault(errno, QStringLiteral("create file")));
        MOTCUA_TRY(giveToOwnerOf(QFileInfo(path).absolutePath(), file));
        MOTCUA_TRY(writeAll(file.get(), bytes));
        MOTCUA_TRY(syncFile(file.get()));
    }
    if (::rename(temporary.constData(), target.constData()) != 0)
        return tl::unexpected(fileFault(errno, QStringLiteral("rename file")));
    return syncDirectory(QFileInfo(path).absolutePath());
}

} // namespace motcua
