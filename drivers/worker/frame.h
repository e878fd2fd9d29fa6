// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>

#include "drivers/worker/workermessage.h"

namespace motcua
{

/// How a message travels on the stream socket. All numbers big-endian:
///
///     0       2        4                8                8 + length
///     ├───────┼────────┼────────────────┼────────────────┤
///     │ magic │ blobs  │ length (bytes) │ CBOR           │
///     └───────┴────────┴────────────────┴────────────────┘
///
/// The descriptors of its blobs are sent (SCM_RIGHTS) with the frame's first byte, in order.
namespace frame
{
constexpr quint16 magic = 0x4d43; // "MC"
constexpr qsizetype headerSize = 8; // bytes
constexpr quint32 largestMessage = 1024 * 1024; // bytes of CBOR
constexpr quint16 mostBlobs = 8; // a message
} // namespace frame

/// Header and CBOR of `message`. Fault: Internal when it is over the limits above.
Result<QByteArray> encodeFrame(const WorkerMessage &message);

/// Puts frames together again from whatever pieces the socket gives. Once a frame is wrong the stream is
/// worthless: every later call repeats the fault, and the other side must be ended.
class FrameReader
{
public:
    void feed(QByteArrayView bytes);
    void feed(FileDescriptor descriptor);

    /// The next whole message, nothing when more bytes are needed. Fault: Internal, what was wrong in its
    /// detail.
    Result<std::optional<WorkerMessage>> next();

private:
    Result<std::optional<WorkerMessage>> parse();

    QByteArray m_bytes;
    std::vector<FileDescriptor> m_descriptors; ///< arrived, not yet claimed by a message
    std::optional<Fault> m_broken;
};

/// Reads once from the socket into `reader`: bytes > 0 read, 0 the other side has closed, -1 nothing there
/// now (would block), -2 the socket failed. Never blocks when `socket` does not.
qsizetype receiveInto(FrameReader &reader, int socket);

/// Sends as much of `bytes` as the socket takes, with the descriptors of `blobs`: bytes sent, -1 would block,
/// -2 failed.
qsizetype sendPart(int socket, QByteArrayView bytes, const QList<Blob> &blobs);

} // namespace motcua
