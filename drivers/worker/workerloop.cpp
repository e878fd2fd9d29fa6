// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/worker/workerloop.h"

#include <cerrno>
#include <cstdlib>

#include <poll.h>

#include "drivers/worker/frame.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

/// The worker's end of the socket: blocking, used by one thread.
class Channel
{
public:
    explicit Channel(FileDescriptor socket)
        : m_socket(std::move(socket))
    {
    }

    /// A message, or nothing after `timeout` ms; an exit code when there will be none any more.
    tl::expected<std::optional<WorkerMessage>, WorkerExit> receive(int timeout)
    {
        for (;;) {
            auto message = m_reader.next();
            if (!message)
                return tl::unexpected(WorkerExit::BrokenChannel);
            if (*message)
                return *std::move(message);
            pollfd wait {m_socket.number(), POLLIN, 0};
            const int ready = ::poll(&wait, 1, timeout);
            if (ready == 0)
                return std::nullopt;
            if (ready < 0) {
                if (errno == EINTR)
                    continue;
                return tl::unexpected(WorkerExit::BrokenChannel);
            }
            const auto got = receiveInto(m_reader, m_socket.number());
            if (got == 0)
                return tl::unexpected(WorkerExit::Done);
            if (got == -2)
                return tl::unexpected(WorkerExit::BrokenChannel);
        }
    }

    bool send(const WorkerMessage &message)
    {
        const auto bytes = encodeFrame(message);
        if (!bytes)
            return false;
        for (qsizetype sent = 0; sent < bytes->size();) {
            const auto part = sendPart(m_socket.number(), QByteArrayView(*bytes).sliced(sent),
                sent == 0 ? message.blobs : QList<Blob>());
            if (part < 0)
                return false;
            sent += part;
        }
        return true;
    }

private:
    FileDescriptor m_socket;
    FrameReader m_reader;
};

class ChannelContext final : public JobContext
{
public:
    ChannelContext(Channel &channel, quint64 job)
        : m_channel(channel)
        , m_job(job)
    {
    }

    void event(const QString &kind, const QCborMap &values, const QList<Blob> &blobs) override
    {
        const WorkerMessage message {
            .type = WorkerMessage::Type::Event, .job = m_job, .kind = kind, .values = values, .blobs = blobs};
        if (!m_channel.send(message))
            std::_Exit(static_cast<int>(WorkerExit::Done));
    }

    std::optional<JobNote> nextNote(int timeout) override
    {
        for (;;) {
            auto message = m_channel.receive(timeout);
            if (!message)
                std::_Exit(static_cast<int>(message.error()));
            if (!*message)
                return std::nullopt;
            // A note to the job before is late, not wrong.
            if ((*message)->type == WorkerMessage::Type::Note && (*message)->job != m_job)
                continue;
            if ((*message)->type != WorkerMessage::Type::Note)
                std::_Exit(static_cast<int>(WorkerExit::BrokenChannel));
            return JobNote {(*message)->kind, (*message)->values};
        }
    }

private:
    Channel &m_channel;
    quint64 m_job;
};

} // namespace

WorkerExit runWorker(FileDescriptor socket, const QString &role, const JobTable &jobs)
{
    Channel channel(std::move(socket));
    if (!channel.send(WorkerMessage::hello(role)))
        return WorkerExit::Done;
    for (;;) {
        auto message = channel.receive(-1);
        if (!message)
            return message.error();
        if (!*message || (*message)->type == WorkerMessage::Type::Note)
            continue;
        if ((*message)->type != WorkerMessage::Type::Start)
            return WorkerExit::BrokenChannel;

        const quint64 job = (*message)->job;
        const auto handler = jobs.find((*message)->kind);
        Result<JobAnswer> answer = fail(FaultId::Internal, u"the worker knows no job of this kind"_s);
        if (handler != jobs.end()) {
            ChannelContext context(channel, job);
            answer = handler->second->run({(*message)->kind, (*message)->values, (*message)->blobs}, context);
        }
        const WorkerMessage last = answer ? WorkerMessage {.type = WorkerMessage::Type::Done,
                                       .job = job,
                                       .values = answer->values,
                                       .blobs = answer->blobs}
                                          : WorkerMessage::faultOf(job, answer.error());
        // An answer that is over the limits is the handler's mistake; ending here is what the kiosk can
        // understand.
        if (!channel.send(last))
            return WorkerExit::Done;
    }
}

} // namespace motcua
