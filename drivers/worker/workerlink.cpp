// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/worker/workerlink.h"

#include <QPointer>
#include <QSocketNotifier>

#include <fcntl.h>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr int readsPerTurn = 16; // of 64 KiB, then the event loop has its turn

} // namespace

WorkerLink::WorkerLink(FileDescriptor socket, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
    , m_readable(new QSocketNotifier(m_socket.number(), QSocketNotifier::Read, this))
    , m_writable(new QSocketNotifier(m_socket.number(), QSocketNotifier::Write, this))
{
    ::fcntl(m_socket.number(), F_SETFL, O_NONBLOCK);
    m_writable->setEnabled(false);
    connect(m_readable, &QSocketNotifier::activated, this, [this] { receive(); });
    connect(m_writable, &QSocketNotifier::activated, this, [this] { flush(); });
}

bool WorkerLink::send(const WorkerMessage &message)
{
    auto bytes = encodeFrame(message);
    if (!bytes)
        return false;
    m_outbox.push_back({*std::move(bytes), message.blobs});
    flush();
    return true;
}

void WorkerLink::flush()
{
    while (m_socket.isOpen() && !m_outbox.empty()) {
        Outgoing &next = m_outbox.front();
        const auto sent = sendPart(m_socket.number(), QByteArrayView(next.bytes).sliced(next.sent),
            next.sent == 0 ? next.blobs : QList<Blob>());
        if (sent < 0) {
            // A socket that the other side has closed is left to receive(), which first collects its last
            // words.
            m_writable->setEnabled(sent == -1);
            return;
        }
        next.sent += sent;
        if (next.sent == next.bytes.size())
            m_outbox.pop_front();
    }
    m_writable->setEnabled(false);
}

void WorkerLink::receive()
{
    const QPointer<WorkerLink> self(this);
    for (int turn = 0; turn < readsPerTurn && m_socket.isOpen(); ++turn) {
        const auto got = receiveInto(m_reader, m_socket.number());
        for (;;) {
            auto message = m_reader.next();
            if (!message) {
                close();
                Q_EMIT broken(message.error().detail);
                return;
            }
            if (!*message)
                break;
            Q_EMIT received(**message);
            // The slot may have closed or deleted this link.
            if (!self || !m_socket.isOpen())
                return;
        }
        if (got == -1)
            return;
        if (got <= 0) {
            close();
            Q_EMIT closed();
            return;
        }
    }
}

void WorkerLink::close()
{
    m_readable->setEnabled(false);
    m_writable->setEnabled(false);
    m_socket.reset();
    m_outbox.clear();
}

} // namespace motcua
