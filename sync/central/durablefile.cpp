// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/durablefile.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

tl::unexpected<Fault> failErrno(const char *step)
{
    const int error = errno;
    const QString detail =
        u"%1: %2"_s.arg(QLatin1StringView(step), QString::fromLocal8Bit(std::strerror(error)));
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return fail(FaultId::DiskFull, detail);
    case EACCES:
    case EPERM:
    case EROFS:
        return fail(FaultId::StoreReadOnly, detail);
    default:
        return fail(FaultId::StoreFailed, detail);
    }
}

bool writeAll(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(fd, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

} // namespace

Result<void> syncDirectory(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return failErrno("open directory");
    const bool synced = ::fsync(fd) == 0;
    const int error = errno;
    ::close(fd);
    errno = error;
    if (!synced)
        return failErrno("fsync directory");
    return {};
}

Result<void> writeDurably(const QString &path, QByteArrayView bytes, unsigned mode)
{
    const QByteArray target = QFile::encodeName(path);
    const QByteArray temporary = target + ".new";
    const int fd = ::open(temporary.constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (fd < 0)
        return failErrno("create");
    const bool written = writeAll(fd, bytes) && ::fchmod(fd, mode) == 0 && ::fsync(fd) == 0;
    const int error = errno;
    ::close(fd);
    if (!written || ::rename(temporary.constData(), target.constData()) != 0) {
        if (!written)
            errno = error;
        const auto fault = failErrno("write");
        ::unlink(temporary.constData());
        return fault;
    }
    return syncDirectory(QFileInfo(path).absolutePath());
}

Result<void> makeDirectoryDurably(const QString &path)
{
    const QString absolute = QDir::cleanPath(QDir(path).absolutePath());
    if (QFileInfo(absolute).isDir())
        return {};
    const QString parent = QFileInfo(absolute).absolutePath();
    if (parent != absolute)
        MOTCUA_TRY(makeDirectoryDurably(parent));
    if (::mkdir(QFile::encodeName(absolute).constData(), 0700) != 0 && errno != EEXIST)
        return failErrno("mkdir");
    return syncDirectory(parent);
}

Result<QByteArray> readSmallFile(const QString &path, qint64 mostBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(FaultId::FileUnreadable, file.errorString());
    QByteArray bytes = file.read(mostBytes + 1);
    if (bytes.size() > mostBytes)
        return fail(FaultId::FileUnreadable, u"larger than %1 bytes"_s.arg(mostBytes));
    return bytes;
}

} // namespace motcua
