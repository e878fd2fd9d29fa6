// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/sealedfile.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

#include <QFile>
#include <QtEndian>

#include <sodium.h>

#include "sync/vault/secretkey.h"

namespace motcua
{

namespace
{

constexpr QByteArrayView magic("MCBACK01", 8);
constexpr qsizetype fingerprintBytes = 16, prefixBytes = 16;
constexpr qint64 boxBytes = sealFrameBytes + crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qint64 mostHeader = 64 * 1024;

tl::unexpected<Fault> broken(const QString &why)
{
    return fail(FaultId::BackupBroken, why);
}

void append(QByteArray &to, const QByteArray &field)
{
    std::array<char, 2> size {};
    qToLittleEndian<quint16>(quint16(field.size()), size.data());
    to.append(size.data(), qsizetype(size.size()));
    to += field;
}

/// What the frames are bound to: nobody can put another header before them.
QByteArray partIdOf(const QByteArray &header)
{
    QByteArray id(32, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(id.data()), size_t(id.size()),
        reinterpret_cast<const unsigned char *>(header.constData()), size_t(header.size()), nullptr, 0);
    return id;
}

/// At most `count` bytes; fewer only at the file's end.
Result<QByteArray> readUpTo(int file, qint64 count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    qint64 done = 0;
    while (done < count) {
        const ssize_t now = ::read(file, bytes.data() + done, size_t(count - done));
        if (now < 0 && errno == EINTR)
            continue;
        if (now < 0)
            return fail(FaultId::FileUnreadable, fileFault(errno, QStringLiteral("read backup")).detail);
        if (now == 0)
            break;
        done += now;
    }
    bytes.truncate(done);
    return bytes;
}

Result<QByteArray> readAllOf(int file, qint64 count)
{
    auto bytes = readUpTo(file, count);
    if (bytes && bytes->size() != count)
        return broken(QStringLiteral("the file ends within its header"));
    return bytes;
}

Result<QByteArray> readField(int file)
{
    MOTCUA_ASSIGN(const QByteArray size, readAllOf(file, 2));
    return readAllOf(file, qFromLittleEndian<quint16>(size.constData()));
}

Result<FileHandle> openFile(const QString &path)
{
    FileHandle file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC));
    if (!file)
        return fail(FaultId::FileUnreadable, fileFault(errno, path).detail);
    return file;
}

Result<SealedFileHeader> readHeader(int file)
{
    MOTCUA_ASSIGN(const QByteArray start, readUpTo(file, magic.size()));
    if (start != magic)
        return broken(QStringLiteral("the file is no backup"));
    SealedFileHeader header;
    MOTCUA_ASSIGN(header.fingerprint, readAllOf(file, fingerprintBytes));
    MOTCUA_ASSIGN(header.byKiosk, readField(file));
    MOTCUA_ASSIGN(header.byRecovery, readField(file));
    MOTCUA_ASSIGN(header.keeper, readField(file));
    return header;
}

} // namespace

QByteArray SealedFileHeader::bytes() const
{
    QByteArray all = magic.toByteArray();
    all += fingerprint;
    append(all, byKiosk);
    append(all, byRecovery);
    append(all, keeper);
    return all;
}

SealedFileWriter::SealedFileWriter(FileHandle file, Sealer sealer)
    : m_file(std::move(file))
    , m_sealer(std::move(sealer))
{
}

Result<SealedFileWriter> SealedFileWriter::create(const QString &path, Vault &vault, const QByteArray &keeper)
{
    MOTCUA_ASSIGN(const auto wrapped, vault.makeDossierKey());
    MOTCUA_ASSIGN(auto key, vault.openDossierKey(wrapped.byKiosk));
    const SealedFileHeader header {vault.fingerprint(), wrapped.byKiosk, wrapped.byRecovery, keeper};
    const QByteArray start = header.bytes();
    if (keeper.size() > mostHeader - 1 || vault.fingerprint().size() != fingerprintBytes)
        return fail(FaultId::Internal, QStringLiteral("a backup's header does not hold this key"));
    FileHandle file(
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file)
        return tl::unexpected(fileFault(errno, QStringLiteral("create backup")));
    SealedFileWriter writer(std::move(file), Sealer(std::move(key), partIdOf(start)));
    MOTCUA_TRY(writer.put(start));
    MOTCUA_TRY(writer.put(writer.m_sealer.prefix()));
    return writer;
}

Result<void> SealedFileWriter::put(QByteArrayView bytes)
{
    MOTCUA_TRY(writeAll(m_file.get(), bytes));
    m_bytes += bytes.size();
    return {};
}

Result<void> SealedFileWriter::sealFrame(QByteArrayView plain, bool last)
{
    return put(m_sealer.seal(m_index++, plain, last));
}

Result<void> SealedFileWriter::write(QByteArrayView plain)
{
    m_rest.append(plain);
    qsizetype done = 0;
    // A whole frame may be the last one: it waits until more comes.
    for (; m_rest.size() - done > sealFrameBytes; done += sealFrameBytes)
        MOTCUA_TRY(sealFrame(QByteArrayView(m_rest).sliced(done, sealFrameBytes), false));
    m_rest.remove(0, done);
    return {};
}

Result<void> SealedFileWriter::finish()
{
    MOTCUA_TRY(sealFrame(m_rest, true));
    m_rest.clear();
    return syncFile(m_file.get());
}

SealedFileReader::SealedFileReader(FileHandle file, Opener opener)
    : m_file(std::move(file))
    , m_opener(std::move(opener))
{
}

Result<SealedFileHeader> SealedFileReader::header(const QString &path)
{
    MOTCUA_ASSIGN(const auto file, openFile(path));
    return readHeader(file.get());
}

Result<SealedFileReader> SealedFileReader::open(const QString &path, const KeyOpener &openKey)
{
    MOTCUA_ASSIGN(auto file, openFile(path));
    MOTCUA_ASSIGN(const auto header, readHeader(file.get()));
    MOTCUA_ASSIGN(auto key, openKey(header));
    MOTCUA_ASSIGN(auto prefix, readAllOf(file.get(), prefixBytes));
    SealedFileReader reader(
        std::move(file), Opener(std::move(key), partIdOf(header.bytes()), std::move(prefix)));
    MOTCUA_ASSIGN(reader.m_box, readUpTo(reader.m_file.get(), boxBytes));
    return reader;
}

Result<void> SealedFileReader::nextFrame()
{
    MOTCUA_ASSIGN(QByteArray after, readUpTo(m_file.get(), boxBytes));
    m_ended = after.isEmpty();
    auto plain = m_opener.open(m_index, m_box, m_ended);
    if (!plain)
        return broken(plain.error().detail);
    ++m_index;
    m_plain = std::move(*plain);
    m_taken = 0;
    m_box = std::move(after);
    return {};
}

Result<QByteArray> SealedFileReader::readSome(qint64 count)
{
    while (m_taken == m_plain.size() && !m_ended)
        MOTCUA_TRY(nextFrame());
    const qsizetype now = std::min<qint64>(count, m_plain.size() - m_taken);
    QByteArray bytes = m_plain.mid(m_taken, now);
    m_taken += now;
    return bytes;
}

Result<QByteArray> SealedFileReader::read(qint64 count)
{
    QByteArray all;
    while (all.size() < count) {
        MOTCUA_ASSIGN(const QByteArray some, readSome(count - all.size()));
        if (some.isEmpty())
            return broken(QStringLiteral("it ends too early"));
        all += some;
    }
    return all;
}

} // namespace motcua
