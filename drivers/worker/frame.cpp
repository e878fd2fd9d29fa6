// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/worker/frame.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <QtEndian>

#include <sys/socket.h>
#include <sys/uio.h>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr std::size_t readChunk = 64 * 1024; // bytes
constexpr std::size_t descriptorsPerRead = 32;

} // namespace

Result<QByteArray> encodeFrame(const WorkerMessage &message)
{
    const QByteArray cbor = message.toCbor();
    if (cbor.size() > frame::largestMessage || message.blobs.size() > frame::mostBlobs)
        return fail(FaultId::Internal, u"message over the limits"_s);
    for (const Blob &blob : message.blobs) {
        if (blob.descriptor() < 0)
            return fail(FaultId::Internal, u"message with an unmade blob"_s);
    }
    QByteArray bytes(frame::headerSize, Qt::Uninitialized);
    qToBigEndian(frame::magic, bytes.data());
    qToBigEndian(static_cast<quint16>(message.blobs.size()), bytes.data() + 2);
    qToBigEndian(static_cast<quint32>(cbor.size()), bytes.data() + 4);
    return bytes + cbor;
}

void FrameReader::feed(QByteArrayView bytes)
{
    if (!m_broken)
        m_bytes.append(bytes);
}

void FrameReader::feed(FileDescriptor descriptor)
{
    // Descriptors that no header announces would fill the table of the process.
    if (m_descriptors.size() >= 2 * descriptorsPerRead)
        m_broken = Fault {FaultId::Internal, u"more blobs than announced"_s};
    else
        m_descriptors.push_back(std::move(descriptor));
}

Result<std::optional<WorkerMessage>> FrameReader::next()
{
    if (m_broken)
        return tl::unexpected(*m_broken);
    auto message = parse();
    if (!message) {
        m_broken = message.error();
        m_bytes.clear();
        m_descriptors.clear();
    }
    return message;
}

Result<std::optional<WorkerMessage>> FrameReader::parse()
{
    if (m_bytes.size() < frame::headerSize)
        return std::nullopt;
    const auto blobs = qFromBigEndian<quint16>(m_bytes.constData() + 2);
    const auto length = qFromBigEndian<quint32>(m_bytes.constData() + 4);
    if (qFromBigEndian<quint16>(m_bytes.constData()) != frame::magic)
        return fail(FaultId::Internal, u"frame without its magic number"_s);
    if (length > frame::largestMessage || blobs > frame::mostBlobs)
        return fail(FaultId::Internal, u"frame over the limits"_s);
    if (m_bytes.size() < frame::headerSize + static_cast<qsizetype>(length))
        return std::nullopt;
    if (m_descriptors.size() < blobs)
        return fail(FaultId::Internal, u"frame without its blobs"_s);

    auto message = WorkerMessage::fromCbor(m_bytes.mid(frame::headerSize, length));
    if (!message)
        return tl::unexpected(message.error());
    m_bytes.remove(0, frame::headerSize + static_cast<qsizetype>(length));
    for (quint16 i = 0; i < blobs; ++i) {
        auto blob = Blob::fromDescriptor(std::move(m_descriptors[i]));
        if (!blob)
            return tl::unexpected(blob.error());
        message->blobs.append(*std::move(blob));
    }
    m_descriptors.erase(m_descriptors.begin(), m_descriptors.begin() + blobs);
    return std::optional(*std::move(message));
}

qsizetype receiveInto(FrameReader &reader, int socket)
{
    std::array<char, readChunk> bytes;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(descriptorsPerRead * sizeof(int))> control;
    iovec part {bytes.data(), bytes.size()};
    msghdr header = {};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control.data();
    header.msg_controllen = control.size();

    ssize_t got;
    do {
        got = ::recvmsg(socket, &header, MSG_CMSG_CLOEXEC);
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        return errno == EAGAIN || errno == EWOULDBLOCK ? -1 : (errno == ECONNRESET ? 0 : -2);

    for (cmsghdr *entry = CMSG_FIRSTHDR(&header); entry; entry = CMSG_NXTHDR(&header, entry)) {
        if (entry->cmsg_level != SOL_SOCKET || entry->cmsg_type != SCM_RIGHTS)
            continue;
        const std::size_t count = (entry->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int number = -1;
            std::memcpy(&number, CMSG_DATA(entry) + i * sizeof(int), sizeof(int));
            reader.feed(FileDescriptor(number));
        }
    }
    if (header.msg_flags & MSG_CTRUNC)
        return -2;
    reader.feed(QByteArrayView(bytes.data(), got));
    return got;
}

qsizetype sendPart(int socket, QByteArrayView bytes, const QList<Blob> &blobs)
{
    alignas(cmsghdr) std::array<char, CMSG_SPACE(frame::mostBlobs * sizeof(int))> control = {};
    iovec part {const_cast<char *>(bytes.data()), static_cast<std::size_t>(bytes.size())};
    msghdr header = {};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    if (!blobs.isEmpty()) {
        const std::size_t size = static_cast<std::size_t>(blobs.size()) * sizeof(int);
        header.msg_control = control.data();
        header.msg_controllen = CMSG_SPACE(size);
        cmsghdr *entry = CMSG_FIRSTHDR(&header);
        entry->cmsg_level = SOL_SOCKET;
        entry->cmsg_type = SCM_RIGHTS;
        entry->cmsg_len = CMSG_LEN(size);
        for (qsizetype i = 0; i < blobs.size(); ++i) {
            const int number = blobs.at(i).descriptor();
            std::memcpy(CMSG_DATA(entry) + static_cast<std::size_t>(i) * sizeof(int), &number, sizeof(int));
        }
    }
    ssize_t sent;
    do {
        sent = ::sendmsg(socket, &header, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    if (sent < 0)
        return errno == EAGAIN || errno == EWOULDBLOCK ? -1 : -2;
    return sent;
}

} // namespace motcua
