// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/storelock.h"

#include <cerrno>

#include <fcntl.h>

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

namespace motcua
{

namespace
{

constexpr qint64 setupByte = 0;
constexpr qint64 useByte = 1;
constexpr int setupPatience = 60'000; ///< ms; checking a large database after a power cut takes a while
constexpr unsigned long setupPause = 5; ///< ms

} // namespace

Result<StoreLock> StoreLock::open(const QString &stateDirectory)
{
    const QString path = stateDirectory + QStringLiteral("/store.lock");
    FileHandle file(
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file)
        return tl::unexpected(fileFault(errno, QStringLiteral("open store.lock")));
    return StoreLock(std::move(file));
}

bool StoreLock::lock(short kind, qint64 byte)
{
    struct flock region = {};
    region.l_type = kind;
    region.l_whence = SEEK_SET;
    region.l_start = byte;
    region.l_len = 1;
    return ::fcntl(m_file.get(), F_OFD_SETLK, &region) == 0;
}

Result<void> StoreLock::beginSetup()
{
    const QDeadlineTimer deadline(setupPatience);
    while (!lock(F_WRLCK, setupByte)) {
        if (errno != EAGAIN && errno != EACCES && errno != EINTR)
            return tl::unexpected(fileFault(errno, QStringLiteral("lock store.lock")));
        if (deadline.hasExpired())
            return fail(FaultId::StoreBusy, QStringLiteral("another process is setting up the store"));
        QThread::msleep(setupPause);
    }
    return {};
}

void StoreLock::endSetup()
{
    lock(F_UNLCK, setupByte);
}

Result<void> StoreLock::share()
{
    // Nobody holds this byte exclusively outside of set-up, which is ours now.
    if (!lock(F_RDLCK, useByte))
        return tl::unexpected(fileFault(errno, QStringLiteral("share store.lock")));
    return {};
}

bool StoreLock::alone()
{
    return lock(F_WRLCK, useByte);
}

} // namespace motcua
