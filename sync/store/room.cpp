// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/room.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <QFile>

#include "sync/store/storeprivate.h"
#include "sync/vault/durablefile.h"

namespace motcua
{

namespace
{

QByteArray reservePath(const QString &directory)
{
    return QFile::encodeName(directory + QStringLiteral("/reserve"));
}

/// Bytes that are held back; 0: none.
qint64 reserveBytes(const QString &directory)
{
    struct stat status = {};
    return ::stat(reservePath(directory).constData(), &status) == 0 ? qint64(status.st_size) : 0;
}

Result<qint64> freeBytes(const QString &directory)
{
    struct statvfs status = {};
    if (::statvfs(QFile::encodeName(directory).constData(), &status) != 0)
        return tl::unexpected(fileFault(errno, QStringLiteral("state directory")));
    return qint64(status.f_bavail) * qint64(status.f_frsize);
}

} // namespace

bool Store::Private::letGoReserve() const
{
    return ::unlink(reservePath(directory).constData()) == 0;
}

Result<StoreRoom> Store::Private::room()
{
    StoreRoom room;
    MOTCUA_ASSIGN(const qint64 disk, freeBytes(directory));
    auto query =
        database.query("SELECT (SELECT page_count FROM pragma_page_count), (SELECT freelist_count FROM"
                       " pragma_freelist_count), (SELECT page_size FROM pragma_page_size)");
    if (query.next()) {
        // The file keeps what was taken out of it as free pages, and fills these first.
        const qint64 pageSize = query.integer(2);
        room.left = disk + query.integer(1) * pageSize;
        room.used = (query.integer(0) - query.integer(1)) * pageSize;
    }
    MOTCUA_TRY(query.finish());
    MOTCUA_ASSIGN(room.unsent, unsentCount());
    MOTCUA_ASSIGN(room.oldestUnsentAt, oldestUnsentAt());
    room.reserve = reserveBytes(directory);
    if (room.left < quota.stopBelow || (quota.most > 0 && room.used >= quota.most))
        room.level = StoreRoom::Level::Full;
    else if (room.left < quota.warnBelow || (quota.most > 0 && room.used >= quota.most / 5 * 4))
        room.level = StoreRoom::Level::Low;
    room.overdue = (quota.warnUnsent > 0 && room.unsent >= quota.warnUnsent)
        || (quota.warnUnsentAge > 0 && room.oldestUnsentAt
            && clock->now() - *room.oldestUnsentAt >= quota.warnUnsentAge);
    return room;
}

void Store::setQuota(const StoreQuota &quota)
{
    d->quota = quota;
}

Result<StoreRoom> Store::room()
{
    return d->room();
}

Result<void> Store::keepReserve()
{
    const qint64 wanted = d->quota.reserve, held = reserveBytes(d->directory);
    if (wanted == 0)
        d->letGoReserve();
    if (wanted == 0 || held >= wanted)
        return {};
    // Never at the cost of what it is kept for.
    MOTCUA_ASSIGN(const qint64 disk, freeBytes(d->directory));
    if (disk < d->quota.stopBelow + wanted)
        return {};
    const FileHandle file(
        ::open(reservePath(d->directory).constData(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file)
        return tl::unexpected(fileFault(errno, QStringLiteral("reserve")));
    if (const int error = ::posix_fallocate(file.get(), 0, wanted); error != 0) {
        d->letGoReserve();
        return tl::unexpected(fileFault(error, QStringLiteral("reserve")));
    }
    return {};
}

} // namespace motcua
