// SPDX-License-Identifier: GPL-3.0-or-later
// A worker that speaks the real protocol through the real loop and does, on request, what foreign code does
// in the field.
#include <csignal>
#include <cstdlib>
#include <thread>

#include <QCborArray>
#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include "drivers/worker/frame.h"
#include "drivers/worker/workerloop.h"

using namespace Qt::StringLiterals;
using namespace motcua;

namespace
{

int channelNumber = -1;

template <typename Function>
class FunctionHandler final : public JobHandler
{
public:
    explicit FunctionHandler(Function function)
        : m_function(std::move(function))
    {
    }
    Result<JobAnswer> run(const JobRequest &request, JobContext &context) override
    {
        return m_function(request, context);
    }

private:
    Function m_function;
};

template <typename Function>
void add(JobTable &jobs, const QString &kind, Function function)
{
    jobs.emplace(kind, std::make_unique<FunctionHandler<Function>>(std::move(function)));
}

void sendRaw(const QByteArray &bytes)
{
    if (::write(channelNumber, bytes.constData(), static_cast<std::size_t>(bytes.size())) < 0)
        std::abort();
}

/// Answers at once and hangs when it is closed, as scanner drivers do.
class HangsInClose final : public JobHandler
{
public:
    ~HangsInClose() override
    {
        while (m_used)
            std::this_thread::sleep_for(std::chrono::hours(1));
    }
    Result<JobAnswer> run(const JobRequest &, JobContext &) override
    {
        m_used = true;
        return JobAnswer {};
    }

private:
    bool m_used = false;
};

JobTable jobs()
{
    JobTable table;
    table.emplace(u"hang-in-close"_s, std::make_unique<HangsInClose>());
    add(table, u"echo"_s, [](const JobRequest &request, JobContext &) -> Result<JobAnswer> {
        return JobAnswer {request.values, request.blobs};
    });
    add(table, u"refuse"_s, [](const JobRequest &, JobContext &) -> Result<JobAnswer> {
        return fail(FaultId::ScannerJam, u"as asked"_s);
    });
    add(table, u"surroundings"_s, [](const JobRequest &, JobContext &) -> Result<JobAnswer> {
        rlimit memory = {}, core = {};
        ::getrlimit(RLIMIT_AS, &memory);
        ::getrlimit(RLIMIT_CORE, &core);
        QCborArray descriptors;
        for (int i = 3; i < 1024; ++i) {
            const QString target = QFile::symLinkTarget(u"/proc/self/fd/%1"_s.arg(i));
            if (!target.isEmpty())
                descriptors.append(target);
        }
        return JobAnswer {{{u"omp"_s, qEnvironmentVariable("OMP_THREAD_LIMIT")},
            {u"nice"_s, ::getpriority(PRIO_PROCESS, 0)}, {u"memory"_s, static_cast<qint64>(memory.rlim_cur)},
            {u"core"_s, static_cast<qint64>(core.rlim_cur)}, {u"descriptors"_s, descriptors}}};
    });
    add(table, u"wait-for-note"_s, [](const JobRequest &, JobContext &context) -> Result<JobAnswer> {
        context.event(u"waiting"_s);
        const auto note = context.nextNote(-1);
        return JobAnswer {{{u"note"_s, note->kind}, {u"value"_s, note->values.value("value"_L1)}}};
    });
    add(table, u"tick"_s, [](const JobRequest &request, JobContext &context) -> Result<JobAnswer> {
        for (int i = 0; i < request.values.value("ticks"_L1).toInteger(); ++i) {
            context.event(u"tick"_s);
            std::this_thread::sleep_for(
                std::chrono::milliseconds(request.values.value("pause"_L1).toInteger()));
        }
        return JobAnswer {};
    });
    add(table, u"crash"_s, [](const JobRequest &, JobContext &context) -> Result<JobAnswer> {
        context.event(u"last words"_s);
        std::signal(SIGSEGV, SIG_DFL); // a sanitizer would leave with a code instead
        std::raise(SIGSEGV);
        return JobAnswer {};
    });
    add(table, u"leave"_s, [](const JobRequest &, JobContext &) -> Result<JobAnswer> { std::_Exit(7); });
    add(table, u"hang"_s, [](const JobRequest &, JobContext &) -> Result<JobAnswer> {
        for (;;)
            std::this_thread::sleep_for(std::chrono::hours(1));
    });
    add(table, u"spin"_s, [](const JobRequest &, JobContext &) -> Result<JobAnswer> {
        ::signal(SIGTERM, SIG_IGN);
        for (volatile bool forever = true; forever;) { }
        return JobAnswer {};
    });
    add(table, u"eat-memory"_s, [](const JobRequest &, JobContext &) -> Result<JobAnswer> {
        std::vector<std::vector<char>> eaten;
        for (;;)
            eaten.emplace_back(16 * 1024 * 1024, 'x');
    });
    add(table, u"garbage"_s, [](const JobRequest &, JobContext &context) -> Result<JobAnswer> {
        sendRaw("\r\nInitialising scanner, please wait...\r\n"_ba);
        context.nextNote(-1);
        return JobAnswer {};
    });
    add(table, u"oversized"_s, [](const JobRequest &, JobContext &context) -> Result<JobAnswer> {
        sendRaw(QByteArray::fromHex("4d430000ffffffff"));
        context.nextNote(-1);
        return JobAnswer {};
    });
    add(table, u"not-cbor"_s, [](const JobRequest &, JobContext &context) -> Result<JobAnswer> {
        sendRaw(QByteArray::fromHex("4d43000000000004deadbeef"));
        context.nextNote(-1);
        return JobAnswer {};
    });
    add(table, u"other-job"_s, [](const JobRequest &, JobContext &context) -> Result<JobAnswer> {
        sendRaw(*encodeFrame({.type = WorkerMessage::Type::Done, .job = 4711}));
        context.nextNote(-1);
        return JobAnswer {};
    });
    add(table, u"too-large-answer"_s, [](const JobRequest &, JobContext &) -> Result<JobAnswer> {
        return JobAnswer {{{u"much"_s, QByteArray(2 * 1024 * 1024, 'x')}}};
    });
    // A blob that its maker could still cut short while it is being read would kill the reader with SIGBUS.
    add(table, u"unsealed-blob"_s, [](const JobRequest &, JobContext &context) -> Result<JobAnswer> {
        const int memory = ::memfd_create("unsealed", MFD_ALLOW_SEALING);
        const WorkerMessage message {.type = WorkerMessage::Type::Event, .job = 1};
        auto bytes = *encodeFrame(message);
        bytes[3] = 1;
        alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))] = {};
        iovec part {bytes.data(), static_cast<std::size_t>(bytes.size())};
        msghdr header = {};
        header.msg_iov = &part;
        header.msg_iovlen = 1;
        header.msg_control = control;
        header.msg_controllen = sizeof control;
        cmsghdr *entry = CMSG_FIRSTHDR(&header);
        entry->cmsg_level = SOL_SOCKET;
        entry->cmsg_type = SCM_RIGHTS;
        entry->cmsg_len = CMSG_LEN(sizeof(int));
        *reinterpret_cast<int *>(CMSG_DATA(entry)) = memory;
        if (::sendmsg(channelNumber, &header, 0) < 0)
            std::abort();
        context.nextNote(-1);
        return JobAnswer {};
    });
    return table;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (qEnvironmentVariableIsSet("MISBEHAVING_WORKER_DIES_AT_START"))
        return 9;
    channelNumber = arguments.value(4).toInt();
    return static_cast<int>(runWorker(FileDescriptor(channelNumber), arguments.value(2), jobs()));
}
