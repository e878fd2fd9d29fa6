// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uploader/uploaderlease.h"

#include <cerrno>
#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <QUuid>

#include "sync/store/store.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

const QString leaseName = u"uploader"_s;
const QString ownerFact = u"uploader.owner"_s; ///< written with the lease, by the store

/// When the process started, in clock ticks after boot; tells a process from a later one with the same
/// number. 0: not there.
qint64 startTime(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = file.readAll();
    // The name in parentheses may hold anything; field 22 is the 20th after it.
    return line.sliced(line.lastIndexOf(')') + 1).simplified().split(' ').value(19).toLongLong();
}

/// The PID namespace, in which process numbers mean the same to all. Empty where /proc is another one's, or
/// tells nothing.
QString pidNamespace()
{
    struct stat found = {};
    const bool ours = QFile::symLinkTarget(u"/proc/self"_s) == u"/proc/%1"_s.arg(::getpid());
    return ours && ::stat("/proc/self/ns/pid", &found) == 0 ? QString::number(found.st_ino) : QString();
}

/// Where that cannot be known, the lease's time decides.
bool isDead(const QString &owner)
{
    const QStringList words = owner.split(u' ');
    const qint64 pid = words.value(0).toLongLong();
    const qint64 started = words.value(1).toLongLong();
    const QString within = words.value(2);
    if (pid <= 0 || started <= 0 || within.isEmpty() || within != pidNamespace())
        return false;
    if (::kill(static_cast<pid_t>(pid), 0) != 0 && errno == ESRCH)
        return true;
    const qint64 now = startTime(pid);
    return now != 0 && now != started;
}

} // namespace

UploaderLease::UploaderLease(qint64 milliseconds)
    : m_milliseconds(milliseconds)
    , m_owner(u"%1 %2 %3 %4"_s.arg(::getpid())
                  .arg(startTime(::getpid()))
                  .arg(pidNamespace(), QUuid::createUuid().toString(QUuid::Id128)))
{
}

Result<bool> UploaderLease::hold(Store &store)
{
    const std::scoped_lock lock(m_mutex);
    const qint64 now = store.clock().monotonic();
    if (m_renewAt > now)
        return true;
    m_renewAt = 0;
    auto held = store.acquireLease(leaseName, m_owner, m_milliseconds);
    if (held && !*held) {
        const auto owner = store.fact(ownerFact);
        if (!owner)
            return tl::unexpected(owner.error());
        const QString other = QString::fromLatin1(*owner);
        if (!isDead(other))
            return false;
        MOTCUA_TRY(store.releaseLease(leaseName, other));
        held = store.acquireLease(leaseName, m_owner, m_milliseconds);
    }
    if (!held || !*held)
        return held;
    m_renewAt = now + std::max<qint64>(1, m_milliseconds / 3);
    return true;
}

void UploaderLease::release(Store &store)
{
    const std::scoped_lock lock(m_mutex);
    if (m_renewAt == 0)
        return;
    m_renewAt = 0;
    // Where it cannot be given back, it ends by itself.
    (void)store.releaseLease(leaseName, m_owner);
}

} // namespace motcua
