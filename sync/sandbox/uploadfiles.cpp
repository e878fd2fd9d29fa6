// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/uploadfiles.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include <QFile>

#include "sync/central/digest.h"
#include "sync/vault/durablefile.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr qsizetype writeBytes = 1 << 20;

tl::unexpected<Fault> failErrno(int error)
{
    const QString detail = QString::fromLocal8Bit(std::strerror(error));
    return fail(error == ENOSPC || error == EDQUOT ? FaultId::DiskFull : FaultId::StoreFailed, detail);
}

} // namespace

Result<UploadFiles> UploadFiles::open(const QString &directory)
{
    MOTCUA_TRY(makePrivateDirectory(directory));
    return UploadFiles(directory);
}

QString UploadFiles::path(const QString &id) const
{
    return m_directory + u'/' + id;
}

Result<void> UploadFiles::create(const QString &id) const
{
    return writeDurably(path(id), {});
}

void UploadFiles::remove(const QString &id) const
{
    QFile::remove(path(id));
}

QString UploadFiles::sha256(const QString &id, qint64 bytes) const
{
    QFile file(path(id));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    Digest digest(DigestKind::Sha256);
    while (bytes > 0) {
        const QByteArray piece = file.read(std::min<qint64>(bytes, writeBytes));
        if (piece.isEmpty())
            return {};
        digest.add(piece);
        bytes -= piece.size();
    }
    return QString::fromLatin1(digest.result().toHex());
}

Result<void> UploadFiles::copyInto(UploadWriter &to, const QString &id) const
{
    QFile file(path(id));
    if (!file.open(QIODevice::ReadOnly))
        return fail(FaultId::StoreFailed, file.errorString());
    while (!file.atEnd()) {
        const QByteArray piece = file.read(writeBytes);
        if (piece.isEmpty())
            return fail(FaultId::StoreFailed, file.errorString());
        MOTCUA_TRY(to.append(piece.constData(), piece.size()));
    }
    return {};
}

UploadWriter::UploadWriter(int fd, qint64 offset)
    : m_fd(fd)
    , m_offset(offset)
{
    m_buffer.reserve(writeBytes);
}

UploadWriter::UploadWriter(UploadWriter &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1))
    , m_offset(other.m_offset)
    , m_buffer(std::move(other.m_buffer))
{
}

UploadWriter::~UploadWriter()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

Result<UploadWriter> UploadWriter::open(const QString &path, qint64 offset)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return failErrno(errno);
    return UploadWriter(fd, offset);
}

Result<void> UploadWriter::append(const char *data, qint64 size)
{
    m_buffer.append(data, size);
    if (m_buffer.size() >= writeBytes)
        return flush();
    return {};
}

Result<void> UploadWriter::flush()
{
    qsizetype done = 0;
    while (done < m_buffer.size()) {
        const ssize_t written = ::pwrite(
            m_fd, m_buffer.constData() + done, static_cast<size_t>(m_buffer.size() - done), m_offset + done);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failErrno(errno);
        done += written;
    }
    m_offset += done;
    m_buffer.resize(0);
    return {};
}

Result<void> UploadWriter::sync()
{
    MOTCUA_TRY(flush());
    if (::fdatasync(m_fd) != 0)
        return failErrno(errno);
    return {};
}

} // namespace motcua::sandbox
