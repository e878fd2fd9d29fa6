// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include "app/domain/result.h"

namespace motcua
{

/// The fault that a failed system call means: DiskFull (ENOSPC, EDQUOT), StoreReadOnly (EROFS, EACCES,
/// EPERM), else StoreFailed. `what` names the call and never a person.
Fault fileFault(int error, const QString &what);

/// Makes `path` and what is missing above it, mode 0700, each durable in its parent. Its being there already
/// is success. Faults: StoreNotAFolder (a file stands where a folder should), those of fileFault.
Result<void> makePrivateDirectory(const QString &path);

/// Whether root may make something in the folder: it and each above has to be root's, and where others may
/// write, sticky; else somebody could put another thing in its place. Everybody else may. Fault:
/// FileUnwritable.
Result<void> checkWayTo(const QString &folder);

/// Makes a new empty folder, mode 0700, beside `path`, named after it, and gives its name; what is missing
/// above is made. Faults: those of checkWayTo and makePrivateDirectory.
Result<QString> makeFolderBeside(const QString &path);

/// Replaces `path` as a whole: a temporary file beside it (0600) is written and synced, takes the name, and
/// the directory is synced. After a power cut there is the old file or the new one.
Result<void> writeDurably(const QString &path, QByteArrayView bytes);

/// Copies a file of the folder `within`, at whatever depth, to `to` (0600), which must not be there yet. On
/// success the copy is on disk. Root takes nothing that is another user's than the folder is: a link there
/// may lead to what that user is not to read. Faults: FileUnreadable, those of fileFault.
Result<void> copyDurably(const QString &within, const QString &from, const QString &to);

/// The same of a file on a disk that fails: what cannot be read of it (EIO) is zeros in the copy. Whether all
/// could. Faults: as above.
Result<bool> copyWhatCanBeRead(const QString &within, const QString &from, const QString &to);

/// Gives the file `from` the name `to`, durably; only then the bytes of what had that name are written over
/// and freed. (What a disk keeps of bytes that were written over is its own affair.)
Result<void> replaceDurably(const QString &from, const QString &to);

/// Writes over the file's bytes, then removes it, durably. Its not being there is success.
Result<void> destroyFile(const QString &path);

/// Writes all of the bytes at the descriptor's position. Faults: those of fileFault.
Result<void> writeAll(int file, QByteArrayView bytes);
/// What was written is on disk. Faults: those of fileFault.
Result<void> syncFile(int file);

/// Makes what was created, renamed or removed in the directory durable.
Result<void> syncDirectory(const QString &path);

/// An open descriptor, closed when it goes.
class FileHandle
{
public:
    explicit FileHandle(int descriptor = -1)
        : m_descriptor(descriptor)
    {
    }
    ~FileHandle();
    FileHandle(FileHandle &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }
    FileHandle &operator=(FileHandle &&other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    int get() const { return m_descriptor; }
    explicit operator bool() const { return m_descriptor >= 0; }

private:
    int m_descriptor;
};

/// What a technician writes as root in the kiosk's folder the kiosk has to be able to read: where root asks,
/// the file becomes that of the folder's owner. Faults: those of fileFault.
Result<void> giveToOwnerOf(const QString &directory, const FileHandle &file);
/// The same of a whole folder that nobody else has had a hand in yet. Faults: those of fileFault.
Result<void> giveTreeToOwnerOf(const QString &directory, const QString &tree);

} // namespace motcua
