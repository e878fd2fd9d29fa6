// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/pagefile.h"

#include <algorithm>
#include <array>
#include <bit>

#include <QtEndian>

namespace motcua
{

namespace
{

constexpr qint64 fileHeaderBytes = 100, logHeaderBytes = 32, frameHeaderBytes = 24;
constexpr qint64 mostPayload = 4 * 1024 * 1024; ///< no page of ours comes near it, all its rows together
constexpr char leafPage = 0x0d; ///< of a table with rowids
/// Those of an index, inner ones, and what begins with another page's number or is empty.
constexpr QByteArrayView otherPages("\x02\x0a\x05\x00", 4);

quint32 number32(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

quint16 number16(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint16>(bytes.constData() + at);
}

/// Reads a varint and moves on; none where the bytes end.
std::optional<qint64> varint(const QByteArray &bytes, qsizetype &at)
{
    quint64 value = 0;
    for (int i = 0; i < 9; ++i) {
        if (at < 0 || at >= bytes.size())
            return std::nullopt;
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        if (i == 8)
            return qint64((value << 8) | byte);
        value = (value << 7) | (byte & 0x7f);
        if ((byte & 0x80) == 0)
            break;
    }
    return qint64(value);
}

struct LogSum {
    quint32 first = 0, second = 0;
    bool operator==(const LogSum &) const = default;
    void add(const QByteArray &bytes, bool bigEndian)
    {
        for (qsizetype at = 0; at + 8 <= bytes.size(); at += 8) {
            const char *const data = bytes.constData() + at;
            first += (bigEndian ? qFromBigEndian<quint32>(data) : qFromLittleEndian<quint32>(data)) + second;
            second += (bigEndian ? qFromBigEndian<quint32>(data + 4) : qFromLittleEndian<quint32>(data + 4))
                + first;
        }
    }
};

qint64 sizeOfType(qint64 type)
{
    constexpr std::array<qint64, 10> small {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
    if (type < 0 || type == 10 || type == 11)
        return -1;
    return type < qint64(small.size()) ? small[size_t(type)] : (type - 12) / 2;
}

SqliteValue valueOf(qint64 type, const QByteArray &bytes)
{
    SqliteValue value;
    if (type == 0)
        return value;
    if (type == 7) {
        value.type = SqliteValue::Type::Real;
        value.real = std::bit_cast<double>(qFromBigEndian<quint64>(bytes.constData()));
    } else if (type <= 9) {
        value.type = SqliteValue::Type::Integer;
        if (type >= 8) {
            value.integer = type - 8;
        } else {
            value.integer = (static_cast<unsigned char>(bytes[0]) & 0x80) != 0 ? -1 : 0;
            for (const char byte : bytes)
                value.integer = qint64(quint64(value.integer) << 8 | static_cast<unsigned char>(byte));
        }
    } else {
        value.type = type % 2 == 0 ? SqliteValue::Type::Blob : SqliteValue::Type::Text;
        value.bytes = bytes;
    }
    return value;
}

std::optional<std::vector<SqliteValue>> valuesOf(const QByteArray &record)
{
    qsizetype head = 0;
    const auto headBytes = varint(record, head);
    if (!headBytes || *headBytes < head || *headBytes > record.size())
        return std::nullopt;
    std::vector<SqliteValue> values;
    qsizetype at = *headBytes;
    while (head < *headBytes) {
        const auto type = varint(record, head);
        const qint64 size = type ? sizeOfType(*type) : -1;
        if (size < 0 || head > *headBytes || size > record.size() - at)
            return std::nullopt;
        values.push_back(valueOf(*type, record.mid(at, size)));
        at += size;
    }
    if (at != record.size() || values.empty())
        return std::nullopt;
    return values;
}

} // namespace

PageFile::PageFile(std::unique_ptr<QFile> database)
    : m_database(std::move(database))
{
}

Result<PageFile> PageFile::open(const QString &database, Log log)
{
    auto opened = std::make_unique<QFile>(database);
    if (!opened->open(QIODevice::ReadOnly))
        return fail(FaultId::FileUnreadable, database);
    PageFile file(std::move(opened));
    const QByteArray header = file.m_database->read(fileHeaderBytes);
    // Our own stores have pages of SQLite's usual size; a damaged header need not be believed.
    if (header.startsWith("SQLite format 3") && header.size() == fileHeaderBytes) {
        const qint64 bytes = number16(header, 16) == 1 ? 65536 : number16(header, 16);
        const int reserved = static_cast<unsigned char>(header[20]);
        if (bytes >= 512 && std::has_single_bit(quint64(bytes)) && bytes - reserved >= 480) {
            file.m_pageBytes = bytes;
            file.m_usable = bytes - reserved;
        }
    }
    file.m_pages = file.m_database->size() / file.m_pageBytes;
    file.readLog(database + QStringLiteral("-wal"), log);
    const QByteArray first = file.page(1);
    file.m_userVersion = first.isEmpty() ? 0 : number32(first, 60);
    file.m_isCut = first.isEmpty() || qint64(number32(first, 28)) > file.m_pages;
    return file;
}

void PageFile::readLog(const QString &path, Log log)
{
    m_log = std::make_unique<QFile>(path);
    if (!m_log->open(QIODevice::ReadOnly))
        return;
    const QByteArray header = m_log->read(logHeaderBytes);
    if (header.size() != logHeaderBytes)
        return;
    const bool bigEndian = (number32(header, 0) & 1) != 0;
    LogSum sum;
    sum.add(header.first(24), bigEndian);
    bool whole = (number32(header, 0) & ~1U) == 0x377f0682 && number32(header, 8) == m_pageBytes
        && sum.first == number32(header, 24) && sum.second == number32(header, 28);
    // What a broken header says of the salts the first frame says too.
    const QByteArray salts =
        whole ? header.mid(16, 8) : (m_log->seek(logHeaderBytes + 8) ? m_log->read(8) : QByteArray());
    const int unheard = whole ? 1 : 0; // of a transaction that nobody was told of
    std::map<qint64, qint64> pending, broken;
    qint64 brokenPages = 0;
    // Commits in one stretch of frames each of which goes on from the sum that stands in the one before. A
    // disk that took a transaction and then failed to say so leaves its commit, the next attempt is written
    // over its beginning, and so on: then no stretch has more than one.
    int commits = 0, mostCommits = 0;
    LogSum before {number32(header, 24), number32(header, 28)};
    for (qint64 at = logHeaderBytes;; at += frameHeaderBytes + m_pageBytes) {
        const QByteArray frame = m_log->seek(at) ? m_log->read(frameHeaderBytes + m_pageBytes) : QByteArray();
        if (frame.size() != frameHeaderBytes + m_pageBytes)
            break;
        const bool same = frame.mid(8, 8) == salts;
        const LogSum said {number32(frame, 16), number32(frame, 20)};
        const auto goesOnFrom = [&](LogSum from) {
            from.add(frame.first(8), bigEndian);
            from.add(frame.sliced(frameHeaderBytes), bigEndian);
            return same && from == said;
        };
        // While the log is whole both are one sum.
        whole = whole && goesOnFrom(before);
        if (!whole && !goesOnFrom(before))
            commits = 0;
        before = said;
        // Frames of an earlier round stand behind the last one of this.
        if (!whole && !same)
            continue;
        pending[number32(frame, 0)] = at + frameHeaderBytes;
        const quint32 pages = number32(frame, 4);
        if (pages == 0)
            continue;
        for (const auto &[number, where] : pending)
            (whole ? m_logged : broken)[number] = where;
        pending.clear();
        // No log makes a database longer than by its own frames, whatever it says.
        (whole ? m_pages : brokenPages) =
            std::min<qint64>(pages, m_database->size() / m_pageBytes + m_log->size() / m_pageBytes);
        commits += whole ? 0 : 1;
        mostCommits = std::max(mostCommits, commits);
    }
    m_logIsBroken = mostCommits > unheard;
    if (log == Log::Committed)
        return;
    for (const auto &[number, where] : broken)
        m_logged[number] = where;
    m_pages = std::max(m_pages, brokenPages);
}

QByteArray PageFile::page(qint64 number)
{
    if (number < 1 || number > m_pages)
        return {};
    const auto logged = m_logged.find(number);
    QFile &file = logged != m_logged.end() ? *m_log : *m_database;
    const qint64 at = logged != m_logged.end() ? logged->second : (number - 1) * m_pageBytes;
    const QByteArray bytes = file.seek(at) ? file.read(m_pageBytes) : QByteArray();
    return bytes.size() == m_pageBytes ? bytes : QByteArray();
}

std::optional<QByteArray> PageFile::payload(const QByteArray &page, qsizetype at, qint64 size)
{
    // What is longer than the file is a chain of pages that goes in a circle.
    if (size < 1 || size > std::min(mostPayload, m_pages * m_usable))
        return std::nullopt;
    qint64 local = size;
    if (size > m_usable - 35) {
        const qint64 least = (m_usable - 12) * 32 / 255 - 23;
        const qint64 fitting = least + (size - least) % (m_usable - 4);
        local = fitting <= m_usable - 35 ? fitting : least;
    }
    if (at + local + (local < size ? 4 : 0) > m_usable)
        return std::nullopt;
    QByteArray bytes = page.mid(at, local);
    quint32 next = local < size ? number32(page, at + local) : 0;
    while (bytes.size() < size) {
        const QByteArray more = this->page(next);
        if (more.isEmpty())
            return std::nullopt;
        bytes += more.mid(4, std::min(size - bytes.size(), m_usable - 4));
        next = number32(more, 0);
    }
    return bytes;
}

std::optional<PageRow> PageFile::row(const QByteArray &page, qsizetype at)
{
    const auto size = varint(page, at);
    const auto rowid = size ? varint(page, at) : std::nullopt;
    const auto record = rowid ? payload(page, at, *size) : std::nullopt;
    auto values = record ? valuesOf(*record) : std::nullopt;
    if (!values)
        return std::nullopt;
    return PageRow {*rowid, std::move(*values)};
}

std::vector<PageRow> PageFile::rows(qint64 number)
{
    const QByteArray bytes = page(number);
    const qsizetype start = number == 1 ? fileHeaderBytes : 0;
    std::vector<PageRow> rows;
    if (bytes.isEmpty() || otherPages.contains(bytes[start]))
        return rows;
    // Where the page's own header is damaged its cells may not be.
    const auto most = int((m_usable - start - 8) / 2);
    const int cells = bytes[start] == leafPage ? number16(bytes, start + 3) : most;
    qint64 taken = 0; // damaged pointers may all lead to one long row
    for (int cell = 0; cell < cells && taken <= mostPayload; ++cell) {
        const qsizetype pointer = start + 8 + 2 * cell;
        if (pointer + 2 > m_usable)
            break;
        if (auto found = row(bytes, number16(bytes, pointer))) {
            for (const SqliteValue &value : found->values)
                taken += value.bytes.size();
            rows.push_back(std::move(*found));
        }
    }
    return rows;
}

} // namespace motcua
