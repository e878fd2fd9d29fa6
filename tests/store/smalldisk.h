// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <QTemporaryDir>

namespace motcua::test
{

/// A file system of a few MB. Where one may not mount, this process (of one thread as yet) first goes into a
/// user and mount namespace of its own.
class SmallDisk
{
public:
    explicit SmallDisk(int megabytes)
        : m_mounted(mount(megabytes, 0) || (ownNamespace() && mount(megabytes, 0)))
    {
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(qPrintable(m_directory.path()), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    bool isThere() const { return m_mounted; }
    QString path() const { return m_directory.path(); }
    bool resize(int megabytes) { return mount(megabytes, MS_REMOUNT); }

    /// Takes all that is left but `leave` bytes, as another program's log could.
    bool fill(qint64 leave)
    {
        const int file = ::open(qPrintable(path() + QStringLiteral("/others")), O_WRONLY | O_CREAT, 0600);
        QByteArray block(4'096, 'x');
        qint64 size = 0;
        while (::write(file, block.constData(), size_t(block.size())) == block.size())
            size += block.size();
        const bool cut = ::ftruncate(file, std::max<qint64>(0, size - leave)) == 0;
        ::close(file);
        return cut;
    }
    void empty() { ::unlink(qPrintable(path() + QStringLiteral("/others"))); }

private:
    bool mount(int megabytes, unsigned long flags)
    {
        const QByteArray size = "size=" + QByteArray::number(megabytes) + "m";
        return ::mount("tmpfs", qPrintable(m_directory.path()), "tmpfs", flags, size.constData()) == 0;
    }
    static bool ownNamespace()
    {
        const QByteArray uid = QByteArray::number(::getuid());
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
            return false;
        const QByteArray map = "0 " + uid + " 1";
        const int file = ::open("/proc/self/uid_map", O_WRONLY);
        const bool mapped = ::write(file, map.constData(), size_t(map.size())) == map.size();
        ::close(file);
        return mapped;
    }

    QTemporaryDir m_directory;
    const bool m_mounted;
};

} // namespace motcua::test
