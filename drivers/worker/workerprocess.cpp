// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/worker/workerprocess.h"

#include <algorithm>
#include <cerrno>
#include <optional>

#include <QPointer>
#include <QProcess>
#include <QTimer>

#include <sys/socket.h>

#include "app/domain/cborinteger.h"
#include "drivers/worker/childsetup.h"
#include "drivers/worker/workerlink.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr int helloDeadline = 20'000; // ms; loading Tesseract's and SANE's libraries from a slow, busy disk
constexpr int exitDeadline = 1'000; // ms between the end of the stream and the end of the process
constexpr int reapDeadline =
    5'000; // ms after SIGKILL; longer means that a device driver in the kernel holds it
constexpr int firstBackOff = 100; // ms after the first failure in a row, then doubled
constexpr int longestBackOff = 10'000; // ms

QString roleName(WorkerProcess::Role role)
{
    return role == WorkerProcess::Role::Scan ? u"scan"_s : u"recognise"_s;
}

Fault generalFault(WorkerProcess::End end, const QString &detail)
{
    switch (end) {
    case WorkerProcess::End::Missing:
        return {FaultId::WorkerMissing, detail};
    case WorkerProcess::End::Silent:
    case WorkerProcess::End::Overdue:
        return {FaultId::WorkerTimeout, detail};
    case WorkerProcess::End::Crashed:
    case WorkerProcess::End::Fault:
        break;
    }
    return {FaultId::WorkerCrashed, detail};
}

} // namespace

WorkerProcess::Settings WorkerProcess::Settings::forRole(Role role, QString program)
{
    Settings settings {.program = std::move(program), .role = role};
    if (role == Role::Scan) {
        settings.jobsPerProcess = 1;
        settings.retirement = 15'000;
    } else {
        settings.niceness = 10;
        // The largest page that is accepted (110 megapixels, a PNG with transparency) takes 1,445 MiB of
        // address space, an A3 page of 300 dpi in colour 154 MiB (./dev bench memory, Debian 12): two fifths
        // more for other libraries' versions and for what many jobs leave behind.
        settings.memoryLimit = 2048LL * 1024 * 1024;
    }
    return settings;
}

struct WorkerProcess::Private : QObject {
    /// Leaving: the stream has ended, its last job is done, or both. Killed: by us, not yet reaped.
    enum class State { Stopped, BackingOff, Starting, Ready, Leaving, Killed };

    WorkerProcess *q;
    Settings settings;
    State state = State::Stopped;
    QProcess *process = nullptr;
    WorkerLink *link = nullptr;
    QTimer stateTimer; // of every state but Stopped and Ready
    QTimer silenceTimer; // of the job in hand
    QTimer deadlineTimer; // of the job in hand
    std::optional<Job> job;
    quint64 number = 0; // of the job in hand or the last one
    bool delivered = false;
    bool greeted = false; // by the present process
    bool retiring = false; // the present process has done its share
    int jobsDone = 0; // by the present process
    int failuresInARow = 0;

    Private(WorkerProcess *owner, Settings s);
    ~Private() override;

    void wantProcess();
    void spawn();
    void processFailedToStart();
    void processFinished();
    void stateTimeout();
    void watchdog(const QTimer &timer, End end, const QString &detail);
    void send(const WorkerMessage &message);
    void handle(const WorkerMessage &message);
    void deliver();
    void jobEnded();
    void leave(int deadline);
    void stop(End end, const QString &detail);
    void closeLink();
    void dropProcess();
    void failJob(End end, const Fault &fault);
};

WorkerProcess::Private::Private(WorkerProcess *owner, Settings s)
    : q(owner)
    , settings(std::move(s))
{
    for (QTimer *timer : {&stateTimer, &silenceTimer, &deadlineTimer})
        timer->setSingleShot(true);
    connect(&stateTimer, &QTimer::timeout, this, [this] { stateTimeout(); });
    connect(&silenceTimer, &QTimer::timeout, this, [this] {
        watchdog(silenceTimer, End::Silent, u"no sign of life for %1 ms"_s.arg(silenceTimer.interval()));
    });
    connect(&deadlineTimer, &QTimer::timeout, this, [this] {
        watchdog(deadlineTimer, End::Overdue, u"not ready after %1 ms"_s.arg(deadlineTimer.interval()));
    });
}

WorkerProcess::Private::~Private()
{
    closeLink();
    if (!process)
        return;
    process->disconnect(this);
    process->kill();
    // A killed process is gone within a moment; one that the kernel holds is left to the system.
    process->waitForFinished(500);
}

void WorkerProcess::Private::wantProcess()
{
    if (state != State::Stopped)
        return;
    if (failuresInARow == 0) {
        spawn();
        return;
    }
    state = State::BackingOff;
    stateTimer.start(std::min(longestBackOff, firstBackOff << std::min(failuresInARow - 1, 10)));
}

void WorkerProcess::Private::spawn()
{
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        const Fault fault {FaultId::WorkerMissing, u"no socket, errno %1"_s.arg(errno)};
        state = State::Stopped;
        ++failuresInARow;
        QMetaObject::invokeMethod(
            this, [this, fault] { failJob(End::Missing, fault); }, Qt::QueuedConnection);
        return;
    }
    const FileDescriptor childEnd(ends[1]);
    link = new WorkerLink(FileDescriptor(ends[0]), this);
    connect(link, &WorkerLink::received, this, [this](const WorkerMessage &message) { handle(message); });
    connect(link, &WorkerLink::broken, this,
        [this](const QString &why) { stop(greeted ? End::Crashed : End::Missing, why); });
    // What the process died of is worth a moment's wait.
    connect(link, &WorkerLink::closed, this, [this] { leave(exitDeadline); });

    process = new QProcess(this);
    process->setProgram(settings.program);
    process->setArguments(
        {u"--role"_s, roleName(settings.role), u"--channel"_s, QString::number(childEnd.number())});
    auto environment = QProcessEnvironment::systemEnvironment();
    // Read by the OpenMP runtime when it is loaded, so it must be there at exec; without it Tesseract is
    // three times slower.
    environment.insert(u"OMP_THREAD_LIMIT"_s, u"1"_s);
    process->setProcessEnvironment(environment);
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardOutputFile(QProcess::nullDevice());
    // What foreign libraries print is of use to a developer only, and nobody vouches for what is in it.
    if (environment.contains(u"MOTCUA_WORKER_STDERR"_s))
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    else
        process->setStandardErrorFile(QProcess::nullDevice());
    const ChildSetup setup {childEnd.number(), settings.niceness, settings.memoryLimit, ::getpid()};
    process->setChildProcessModifier([setup] { setup.apply(); });
    connect(
        process, &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                processFailedToStart();
        },
        Qt::QueuedConnection);
    connect(process, &QProcess::finished, this, [this] { processFinished(); });

    jobsDone = 0;
    greeted = false;
    retiring = false;
    state = State::Starting;
    stateTimer.start(helloDeadline);
    process->start();
}

void WorkerProcess::Private::processFailedToStart()
{
    if (!process || process->state() != QProcess::NotRunning)
        return;
    const QString reason = process->errorString();
    dropProcess();
    ++failuresInARow;
    failJob(End::Missing, {FaultId::WorkerMissing, reason});
}

void WorkerProcess::Private::processFinished()
{
    // Its last words may still be in the socket.
    const QPointer<Private> self(this);
    if (link)
        link->receive();
    if (!self || !process)
        return;
    const bool expected = state == State::Killed || retiring;
    const End end = greeted ? End::Crashed : End::Missing;
    const auto how =
        process->exitStatus() == QProcess::CrashExit ? u"died of signal %1"_s : u"left with code %1"_s;
    const QString detail = how.arg(process->exitCode());
    dropProcess();
    if (!expected)
        ++failuresInARow;
    // A job that came after the process had fallen waits for the next one.
    if (!expected && (delivered || !greeted))
        failJob(end, generalFault(end, detail));
    if (self && job)
        wantProcess();
}

void WorkerProcess::Private::stateTimeout()
{
    switch (state) {
    case State::BackingOff:
        state = State::Stopped;
        spawn();
        break;
    case State::Starting:
        stop(End::Overdue, u"no greeting after %1 ms"_s.arg(helloDeadline));
        break;
    case State::Leaving:
        stop(End::Crashed, u"the channel was closed"_s);
        break;
    case State::Killed:
        dropProcess();
        if (job)
            wantProcess();
        break;
    case State::Stopped:
    case State::Ready:
        break;
    }
}

void WorkerProcess::Private::watchdog(const QTimer &timer, End end, const QString &detail)
{
    // The kiosk may have been the slow one: what is already in the socket counts.
    const QPointer<Private> self(this);
    const quint64 watched = number;
    if (link)
        link->receive();
    if (self && job && number == watched && !timer.isActive())
        stop(end, detail);
}

void WorkerProcess::Private::send(const WorkerMessage &message)
{
    if (!link->send(message))
        QMetaObject::invokeMethod(
            this, [this] { stop(End::Fault, u"message over the limits"_s); }, Qt::QueuedConnection);
}

void WorkerProcess::Private::handle(const WorkerMessage &message)
{
    using Type = WorkerMessage::Type;
    if (state == State::Starting) {
        if (message.type != Type::Hello || message.kind != roleName(settings.role)
            || cborInteger(message.values.value("protocol"_L1)) != WorkerMessage::protocolVersion) {
            stop(End::Missing, u"another program or version"_s);
            return;
        }
        state = State::Ready;
        greeted = true;
        stateTimer.stop();
        if (job)
            deliver();
        return;
    }
    const bool ofJob = job && delivered && message.job == number;
    if (!ofJob || message.type == Type::Hello || message.type == Type::Start || message.type == Type::Note) {
        stop(End::Crashed, u"a message out of turn"_s);
        return;
    }
    if (message.type == Type::Event) {
        if (job->silence > 0)
            silenceTimer.start(job->silence);
        Q_EMIT q->event(number, message.kind, message.values, message.blobs);
        return;
    }
    // An answer, good or bad, shows a process in order.
    failuresInARow = 0;
    const quint64 ended = number;
    jobEnded();
    if (settings.jobsPerProcess > 0 && ++jobsDone >= settings.jobsPerProcess) {
        retiring = true;
        leave(settings.retirement);
    }
    if (message.type == Type::Done)
        Q_EMIT q->done(ended, message.values, message.blobs);
    else
        Q_EMIT q->failed(ended, End::Fault, message.fault());
}

void WorkerProcess::Private::deliver()
{
    delivered = true;
    if (job->deadline > 0)
        deadlineTimer.start(job->deadline);
    if (job->silence > 0)
        silenceTimer.start(job->silence);
    send({.type = WorkerMessage::Type::Start,
        .job = number,
        .kind = job->kind,
        .values = job->values,
        .blobs = job->blobs});
}

void WorkerProcess::Private::jobEnded()
{
    job.reset();
    delivered = false;
    silenceTimer.stop();
    deadlineTimer.stop();
}

/// The process is expected to end by itself within `deadline` ms.
void WorkerProcess::Private::leave(int deadline)
{
    closeLink();
    state = State::Leaving;
    stateTimer.start(deadline);
}

/// The process is beyond use: kill it and fail the job that it had in hand.
void WorkerProcess::Private::stop(End end, const QString &detail)
{
    if (!process || state == State::Killed)
        return;
    closeLink();
    if (!retiring)
        ++failuresInARow;
    state = State::Killed;
    stateTimer.start(reapDeadline);
    process->kill();
    if (delivered || !greeted)
        failJob(end, generalFault(end, detail));
}

void WorkerProcess::Private::closeLink()
{
    if (!link)
        return;
    link->disconnect(this);
    link->close();
    // Often called from a signal of the link.
    link->deleteLater();
    link = nullptr;
}

/// Forgets the process; one that is not dead yet is reaped when it is.
void WorkerProcess::Private::dropProcess()
{
    closeLink();
    stateTimer.stop();
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
    } else {
        process->setParent(nullptr);
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
    }
    process = nullptr;
    state = State::Stopped;
}

void WorkerProcess::Private::failJob(End end, const Fault &fault)
{
    if (!job)
        return;
    const quint64 ended = number;
    jobEnded();
    Q_EMIT q->failed(ended, end, fault);
}

WorkerProcess::WorkerProcess(Settings settings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(settings)))
{
}

WorkerProcess::~WorkerProcess() = default;

quint64 WorkerProcess::start(const Job &job)
{
    Q_ASSERT(!busy());
    d->job = job;
    d->delivered = false;
    ++d->number;
    if (d->state == Private::State::Ready)
        d->deliver();
    else
        d->wantProcess();
    return d->number;
}

void WorkerProcess::note(const QString &kind, const QCborMap &values)
{
    if (d->job && d->delivered && d->link)
        d->send({.type = WorkerMessage::Type::Note, .job = d->number, .kind = kind, .values = values});
}

void WorkerProcess::abandon()
{
    if (!d->job)
        return;
    const bool begun = d->delivered;
    d->jobEnded();
    if (begun) {
        d->stop(End::Crashed, {});
        d->failuresInARow = 0; // its death was our wish
    }
}

bool WorkerProcess::busy() const
{
    return d->job.has_value();
}

void WorkerProcess::warmUp()
{
    d->wantProcess();
}

qint64 WorkerProcess::processId() const
{
    return d->process ? d->process->processId() : 0;
}

} // namespace motcua
