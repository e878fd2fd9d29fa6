// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/commitmark.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <unistd.h>

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include "sync/store/auditentry.h"
#include "sync/store/sqlite.h"

namespace motcua
{

namespace
{

constexpr QByteArrayView magic("MCKMARK1");
constexpr qsizetype sumBytes = 32;
constexpr qsizetype chainAt = magic.size();
constexpr qsizetype commitsAt = chainAt + auditChainIdBytes;
constexpr qsizetype entryAt = commitsAt + qsizetype(sizeof(qint64));
constexpr qsizetype headAt = entryAt + qsizetype(sizeof(qint64));
constexpr qsizetype textBytes = headAt + auditHashBytes;
constexpr auto patience = std::chrono::seconds(2); ///< for one who is telling; it is done in a moment

QByteArray sumOf(QByteArrayView text)
{
    QByteArray sum(sumBytes, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(sum.data()), std::size_t(sum.size()),
        reinterpret_cast<const unsigned char *>(text.data()), std::size_t(text.size()), nullptr, 0);
    return sum;
}

/// Of two processes one tells after the other, so that the higher one stays.
bool waitForTurn(int file)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if ((errno != EWOULDBLOCK && errno != EINTR) || std::chrono::steady_clock::now() > until)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

} // namespace

CommitMark::CommitMark(const QString &database)
    : m_path(database + QStringLiteral("-mark"))
{
}

std::optional<CommitMark::Told> CommitMark::readFrom(int file) const
{
    QByteArray bytes(textBytes + sumBytes, Qt::Uninitialized);
    if (::pread(file, bytes.data(), std::size_t(bytes.size()), 0) != bytes.size() || !bytes.startsWith(magic)
        || bytes.sliced(textBytes) != sumOf(QByteArrayView(bytes).first(textBytes)))
        return std::nullopt;
    return Told {bytes.sliced(chainAt, auditChainIdBytes),
        qFromBigEndian<qint64>(bytes.constData() + commitsAt),
        qFromBigEndian<qint64>(bytes.constData() + entryAt), bytes.sliced(headAt, auditHashBytes)};
}

std::optional<CommitMark::Told> CommitMark::read() const
{
    const FileHandle file(::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_CLOEXEC));
    return file ? readFrom(file.get()) : std::nullopt;
}

Result<FileHandle> CommitMark::openForTelling() const
{
    const QByteArray path = QFile::encodeName(m_path);
    const auto existing = [&] {
        return FileHandle(::open(path.constData(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
    };
    FileHandle file = existing();
    if (!file && errno == ENOENT) {
        file = FileHandle(::open(path.constData(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
        if (!file && errno == EEXIST) { // another has just made it
            file = existing();
        } else if (file) {
            const QString folder = QFileInfo(m_path).absolutePath();
            MOTCUA_TRY(giveToOwnerOf(folder, file));
            MOTCUA_TRY(syncDirectory(folder));
        }
    }
    if (!file)
        return tl::unexpected(fileFault(errno, m_path));
    return file;
}

Result<void> CommitMark::tell(const Told &told) const
{
    const auto written = write(told);
    if (!written && QFile::remove(m_path))
        (void)syncDirectory(QFileInfo(m_path).absolutePath());
    return written;
}

Result<void> CommitMark::write(const Told &told) const
{
    MOTCUA_ASSIGN(const FileHandle file, openForTelling());
    if (!waitForTurn(file.get()))
        return tl::unexpected(fileFault(errno, m_path));
    if (const auto there = readFrom(file.get());
        there && there->chain == told.chain && there->commits >= told.commits)
        return {};
    QByteArray bytes(textBytes, '\0');
    const auto put = [&](qsizetype at, QByteArrayView what) {
        std::copy(what.begin(), what.end(), bytes.begin() + at);
    };
    put(0, magic);
    put(chainAt, told.chain);
    qToBigEndian(told.commits, bytes.data() + commitsAt);
    qToBigEndian(told.entry, bytes.data() + entryAt);
    put(headAt, told.head);
    bytes += sumOf(bytes);
    // In place: less than a sector, which a power cut writes whole or not at all; and no room is needed.
    if (::pwrite(file.get(), bytes.constData(), std::size_t(bytes.size()), 0) != bytes.size()
        || ::fdatasync(file.get()) != 0)
        return tl::unexpected(fileFault(errno, m_path));
    return {};
}

bool CommitMark::Told::isCountedIn(SqliteDatabase &database) const
{
    auto count = database.query("SELECT value FROM fact WHERE key = ?", commitsFact);
    const qint64 there = count.next() ? count.blob(0).toLongLong() : 0;
    return count.finish() && there >= commits;
}

bool CommitMark::Told::isIn(SqliteDatabase &database) const
{
    auto last = database.query("SELECT hash FROM event WHERE sequence = ?", entry);
    const QByteArray hash = last.next() ? last.blob(0) : QByteArray(auditHashBytes, '\0');
    return last.finish() && hash == head && isCountedIn(database);
}

Result<std::optional<CommitMark::Told>> CommitMark::readFor(SqliteDatabase &database) const
{
    // Before the database is asked: others may commit meanwhile.
    const auto told = read();
    if (!told)
        return std::nullopt;
    auto tables = database.query("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN"
                                 " ('audit_chain', 'fact', 'event')");
    const bool known = tables.next() && tables.integer(0) == 3;
    MOTCUA_TRY(tables.finish());
    if (!known)
        return std::nullopt;
    auto query = database.query("SELECT id FROM audit_chain");
    const bool same = query.next() && query.blob(0) == told->chain;
    MOTCUA_TRY(query.finish());
    return same ? told : std::nullopt;
}

} // namespace motcua
