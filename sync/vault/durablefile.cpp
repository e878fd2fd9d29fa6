// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/durablefile.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
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
        for (qsizetype done = 0; done < bytes.size();) {
            const ssize_t count = ::write(file.get(), bytes.data() + done, size_t(bytes.size() - done));
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return tl::unexpected(fileFault(errno, QStringLiteral("write file")));
            done += count;
        }
        if (::fsync(file.get()) != 0)
            return tl::unexpected(fileFault(errno, QStringLiteral("sync file")));
    }
    if (::rename(temporary.constData(), target.constData()) != 0)
        return tl::unexpected(fileFault(errno, QStringLiteral("rename file")));
    return syncDirectory(QFileInfo(path).absolutePath());
}

} // namespace motcua
