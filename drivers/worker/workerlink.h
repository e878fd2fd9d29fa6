// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include <QObject>

#include "drivers/worker/frame.h"

class QSocketNotifier;

namespace motcua
{

/// Kiosk side of the socket to a worker: sends and receives messages from the event loop, never blocking.
class WorkerLink : public QObject
{
    Q_OBJECT

public:
    explicit WorkerLink(FileDescriptor socket, QObject *parent = nullptr);

    /// False when the message is over the frame's limits; else it is sent as the socket takes it.
    bool send(const WorkerMessage &message);
    /// Takes what has arrived, without waiting for the event loop. Whoever calls it lives with the signals
    /// coming at once.
    void receive();
    /// No signal comes any more. The other side sees the end of the stream.
    void close();

Q_SIGNALS:
    void received(const motcua::WorkerMessage &message);
    /// What came is no message; the link is closed.
    void broken(const QString &why);
    /// The other side has closed; so is the link.
    void closed();

private:
    struct Outgoing {
        QByteArray bytes;
        QList<Blob> blobs;
        qsizetype sent = 0;
    };

    void flush();

    FileDescriptor m_socket;
    QSocketNotifier *m_readable;
    QSocketNotifier *m_writable;
    FrameReader m_reader;
    std::deque<Outgoing> m_outbox;
};

} // namespace motcua
