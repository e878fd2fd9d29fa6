// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include <QByteArray>
#include <QString>

#include "app/domain/result.h"

namespace motcua::sandbox
{

class UploadWriter;

/// The bytes of uploads, one file each. Faults: DiskFull, StoreReadOnly, StoreFailed.
class UploadFiles
{
public:
    static Result<UploadFiles> open(const QString &directory);

    Result<void> create(const QString &id) const; ///< empty, its name durable
    void remove(const QString &id) const;
    /// SHA-256 of the first `bytes` bytes, hex; empty when they are not there.
    QString sha256(const QString &id, qint64 bytes) const;
    QString path(const QString &id) const;
    /// Appends the whole of one upload's bytes to another's.
    Result<void> copyInto(UploadWriter &to, const QString &id) const;

private:
    explicit UploadFiles(QString directory)
        : m_directory(std::move(directory))
    {
    }
    QString m_directory;
};

/// Appends to one upload's file, in large writes.
class UploadWriter
{
public:
    /// Goes on at `offset`; whatever an interrupted request left behind it is overwritten.
    static Result<UploadWriter> open(const QString &path, qint64 offset);
    ~UploadWriter();
    UploadWriter(UploadWriter &&other) noexcept;
    UploadWriter &operator=(UploadWriter &&) = delete;

    Result<void> append(const char *data, qint64 size);
    /// All that was appended is on disk when this returns.
    Result<void> sync();
    qint64 offset() const { return m_offset + m_buffer.size(); }

private:
    UploadWriter(int fd, qint64 offset);
    Result<void> flush();

    int m_fd;
    qint64 m_offset; ///< of the buffer's first byte
    QByteArray m_buffer;
};

} // namespace motcua::sandbox
