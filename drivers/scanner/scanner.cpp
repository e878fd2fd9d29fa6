// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/scanner/scanner.h"

#include <optional>

#include <QPointer>
#include <QTimer>

#include "app/domain/cborinteger.h"
#include "drivers/scanner/scanwire.h"
#include "drivers/worker/workerprocess.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

/// A cold lamp or a sheet pulled three times takes less; a driver that hangs takes for ever.
constexpr int defaultSilence = 30'000; // ms
/// From cancel to the end of the run; many drivers look up only at the end of a line, some never.
constexpr int cancelDeadline = 3'000; // ms

Fault scannersOwn(WorkerProcess::End end, const Fault &fault)
{
    switch (end) {
    case WorkerProcess::End::Crashed:
        return {FaultId::ScannerCrashed, fault.detail};
    case WorkerProcess::End::Silent:
    case WorkerProcess::End::Overdue:
        return {FaultId::ScannerSilent, fault.detail};
    case WorkerProcess::End::Missing:
    case WorkerProcess::End::Fault:
        break;
    }
    return fault;
}

} // namespace

struct Scanner::Private {
    enum class Task { None, Listing, Scanning };

    Scanner *q;
    WorkerProcess worker;
    QTimer cancelTimer;
    Task task = Task::None;
    bool listingWanted = false;
    std::optional<ScanRequest> scanWanted;
    int silence = defaultSilence;
    bool ready = false; // the device is set up
    bool cancelled = false; // by the caller
    int received = 0; // sheets of this run

    Private(Scanner *scanner, QString program);

    void next();
    void event(const QString &kind, const QCborMap &values, const QList<Blob> &blobs);
    void done(const QCborMap &values);
    void failed(const Fault &fault);
};

Scanner::Private::Private(Scanner *scanner, QString program)
    : q(scanner)
    , worker(WorkerProcess::Settings::forRole(WorkerProcess::Role::Scan, std::move(program)))
{
    cancelTimer.setSingleShot(true);
    cancelTimer.setInterval(cancelDeadline);
    connect(&cancelTimer, &QTimer::timeout, &worker, [this] {
        worker.abandon();
        failed({FaultId::ScannerCancelled, u"the driver did not let go"_s});
    });
    connect(&worker, &WorkerProcess::event, &worker,
        [this](quint64, const QString &kind, const QCborMap &values, const QList<Blob> &blobs) {
            event(kind, values, blobs);
        });
    connect(
        &worker, &WorkerProcess::done, &worker, [this](quint64, const QCborMap &values) { done(values); });
    connect(&worker, &WorkerProcess::failed, &worker,
        [this](quint64, WorkerProcess::End end, const Fault &fault) { failed(scannersOwn(end, fault)); });
}

/// Begins what is wanted when nothing is on.
void Scanner::Private::next()
{
    if (task != Task::None)
        return;
    if (scanWanted) {
        task = Task::Scanning;
        ready = false;
        cancelled = false;
        received = 0;
        const ScanRequest request = *std::exchange(scanWanted, std::nullopt);
        worker.start(
            {.kind = scanwire::scanJob, .values = scanwire::fromRequest(request), .silence = silence});
    } else if (std::exchange(listingWanted, false)) {
        task = Task::Listing;
        worker.start({.kind = scanwire::devicesJob, .silence = silence});
    }
}

void Scanner::Private::event(const QString &kind, const QCborMap &values, const QList<Blob> &blobs)
{
    // A cancel that came before the job had reached the worker was not heard.
    if (cancelled)
        worker.note(scanwire::cancel);
    const int number = static_cast<int>(cborInteger(values.value(scanwire::number)));
    if (kind == scanwire::ready) {
        ready = true;
    } else if (kind == scanwire::fed) {
        Q_EMIT q->sheetFed(number);
    } else if (kind == scanwire::sheet) {
        const auto image = scanwire::toImage(values, blobs);
        if (!image) {
            worker.abandon();
            failed({FaultId::ScannerCrashed, u"a sheet of another shape"_s});
            return;
        }
        received = number;
        Q_EMIT q->sheetReceived(number, *image);
    }
}

void Scanner::Private::done(const QCborMap &values)
{
    const QPointer<Scanner> self(q);
    const Task ended = std::exchange(task, Task::None);
    cancelTimer.stop();
    if (ended == Task::Listing)
        Q_EMIT q->devicesListed(scanwire::toDevices(values));
    else
        Q_EMIT q->finished(static_cast<int>(cborInteger(values.value(scanwire::sheets))));
    if (self)
        next();
}

void Scanner::Private::failed(const Fault &fault)
{
    const QPointer<Scanner> self(q);
    const Task ended = std::exchange(task, Task::None);
    cancelTimer.stop();
    if (ended == Task::Listing) {
        Q_EMIT q->listingFailed(fault);
        if (self)
            Q_EMIT q->devicesListed({});
    } else {
        Q_EMIT q->failed(fault, ready ? received + 1 : 0);
    }
    if (self)
        next();
}

Scanner::Scanner(QString workerProgram, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(workerProgram)))
{
}

Scanner::~Scanner() = default;

void Scanner::listDevices()
{
    d->listingWanted = true;
    d->next();
}

void Scanner::start(const ScanRequest &request)
{
    if (busy())
        return;
    d->scanWanted = request;
    d->next();
}

void Scanner::release(int number)
{
    if (d->task == Private::Task::Scanning)
        d->worker.note(scanwire::release, {{scanwire::number, number}});
}

void Scanner::cancel()
{
    if (d->scanWanted) {
        // It waits behind a listing.
        d->scanWanted.reset();
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT failed({FaultId::ScannerCancelled}, 0); }, Qt::QueuedConnection);
    } else if (d->task == Private::Task::Scanning && !d->cancelled) {
        d->cancelled = true;
        d->worker.note(scanwire::cancel);
        d->cancelTimer.start();
    }
}

bool Scanner::busy() const
{
    return d->task == Private::Task::Scanning || d->scanWanted;
}

void Scanner::setSilenceDeadline(int milliseconds)
{
    d->silence = milliseconds;
}

} // namespace motcua
