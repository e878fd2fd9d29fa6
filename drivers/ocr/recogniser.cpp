// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/ocr/recogniser.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include <QCborArray>
#include <QCborMap>
#include <QTimer>

#include "app/domain/cborinteger.h"
#include "app/domain/readingcodec.h"
#include "drivers/ocr/recognisewire.h"
#include "drivers/worker/workerprocess.h"

namespace motcua
{
namespace
{

using namespace Qt::StringLiterals;

constexpr int usualDeadline = 60000; // ms a page; a full A4 page at 300 dpi takes two seconds on a slow core
constexpr int tries = 2; // a page that ends its worker is given to a fresh one once

enum class Kind { Prepare, Codes, Read, Lines };

struct Task {
    Recogniser::Job job = 0;
    Kind kind = Kind::Read;
    QByteArray bytes;
    double dpi = 0;
    QSize size = {}; // px, of a page to read
    QCborMap values = {}; // what else is to be said
    bool urgent = true; // somebody stands waiting
    int triesLeft = tries;
};

QString nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Prepare:
        return QLatin1StringView(recognisejob::prepare);
    case Kind::Codes:
        return QLatin1StringView(recognisejob::codes);
    case Kind::Lines:
        return QLatin1StringView(recognisejob::lines);
    case Kind::Read:
        break;
    }
    return QLatin1StringView(recognisejob::read);
}

/// A worker may send anything; what is not as agreed is as good as a crash.
Fault garbled(const QString &what)
{
    return {FaultId::WorkerCrashed, u"garbled "_s + what};
}

} // namespace

struct Recogniser::Private {
    struct Seat {
        std::unique_ptr<WorkerProcess> worker;
        std::optional<Task> task;
        quint64 number = 0;
    };

    Recogniser *q = nullptr;
    std::vector<std::unique_ptr<Seat>> seats;
    std::deque<Task> urgent;
    std::deque<Task> patient;
    int deadline = usualDeadline;
    Job lastJob = 0;
    bool assigning = false;

    Job enqueue(Task task)
    {
        task.job = ++lastJob;
        (task.urgent ? urgent : patient).push_back(std::move(task));
        later();
        return lastJob;
    }

    /// From the event loop: nobody hears an answer before the call that asked for it has returned.
    void later()
    {
        if (std::exchange(assigning, true))
            return;
        QTimer::singleShot(0, q, [this] {
            assigning = false;
            assign();
        });
    }

    void assign()
    {
        for (const auto &seat : seats) {
            auto &queue = urgent.empty() ? patient : urgent;
            if (queue.empty())
                return;
            if (seat->task || seat->worker->busy())
                continue;
            begin(*seat, std::move(queue.front()));
            queue.pop_front();
        }
    }

    void begin(Seat &seat, Task task)
    {
        if (task.bytes.isEmpty()) {
            Q_EMIT q->failed(task.job, {FaultId::ImageUnreadable, u"empty"_s});
            later();
            return;
        }
        const auto blob = Blob::fromBytes(task.bytes);
        if (!blob) {
            Q_EMIT q->failed(task.job, blob.error());
            later();
            return;
        }
        WorkerProcess::Job job;
        job.kind = nameOf(task.kind);
        job.values = task.values;
        job.values[u"dpi"_s] = task.dpi;
        job.blobs = {*blob};
        job.deadline = deadline;
        seat.task = std::move(task);
        seat.number = seat.worker->start(job);
    }

    std::optional<Task> finish(Seat &seat, quint64 number)
    {
        if (!seat.task || seat.number != number)
            return std::nullopt;
        later();
        return std::exchange(seat.task, std::nullopt);
    }

    void done(Seat &seat, quint64 number, const QCborMap &values, const QList<Blob> &blobs)
    {
        const auto task = finish(seat, number);
        if (!task)
            return;
        switch (task->kind) {
        case Kind::Prepare:
            return donePrepare(*task, values, blobs);
        case Kind::Codes:
            if (const auto codes = codesFromCbor(values[u"codes"_s]))
                Q_EMIT q->codesRead(task->job, *codes);
            else
                Q_EMIT q->failed(task->job, garbled(u"codes"_s));
            return;
        case Kind::Read:
            return doneRead(*task, blobs);
        case Kind::Lines:
            return doneLines(*task, blobs);
        }
    }

    void doneLines(const Task &task, const QList<Blob> &blobs)
    {
        if (blobs.size() != task.values[u"boxes"_s].toArray().size()) {
            Q_EMIT q->failed(task.job, garbled(u"lines"_s));
            return;
        }
        QList<QByteArray> jpegs;
        for (const Blob &blob : blobs)
            jpegs.append(blob.bytes());
        Q_EMIT q->linesCut(task.job, jpegs);
    }

    void donePrepare(const Task &task, const QCborMap &values, const QList<Blob> &blobs)
    {
        const bool keeps = values[u"keepsFile"_s].toBool();
        PageImage page;
        page.size = QSize(int(cborInteger(values[u"width"_s])), int(cborInteger(values[u"height"_s])));
        page.dpi = values[u"dpi"_s].toDouble();
        if (blobs.size() != (keeps ? 1 : 2) || page.size.isEmpty() || !(page.dpi > 0)) {
            Q_EMIT q->failed(task.job, garbled(u"page"_s));
            return;
        }
        page.thumbnail = blobs[0].bytes();
        page.jpeg = keeps ? task.bytes : blobs[1].bytes();
        Q_EMIT q->prepared(task.job, page);
    }

    void doneRead(const Task &task, const QList<Blob> &blobs)
    {
        auto reading = blobs.size() == 1 ? readingFromCbor(blobs[0].bytes()) : std::nullopt;
        if (reading)
            reading->asFed = false; // that is a person's to say
        if (reading && (!reading->layers || reading->layers->size == task.size))
            Q_EMIT q->read(task.job, *reading);
        else
            Q_EMIT q->failed(task.job, garbled(u"reading"_s));
    }

    void failed(Seat &seat, quint64 number, WorkerProcess::End end, const Fault &fault)
    {
        auto task = finish(seat, number);
        if (!task)
            return;
        // Missing too: a process killed while it started looks the same.
        const bool worthRetrying = end != WorkerProcess::End::Fault;
        if (worthRetrying && --task->triesLeft > 0) {
            (task->urgent ? urgent : patient).push_front(std::move(*task));
            return;
        }
        Q_EMIT q->failed(task->job, fault);
    }
};

Recogniser::Recogniser(QString workerProgram, int workers, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->q = this;
    const auto settings =
        WorkerProcess::Settings::forRole(WorkerProcess::Role::Recognise, std::move(workerProgram));
    for (int i = 0; i < std::max(1, workers); ++i) {
        auto seat = std::make_unique<Private::Seat>();
        seat->worker = std::make_unique<WorkerProcess>(settings);
        auto *at = seat.get();
        connect(seat->worker.get(), &WorkerProcess::done, this,
            [this, at](quint64 number, const QCborMap &values, const QList<Blob> &blobs) {
                d->done(*at, number, values, blobs);
            });
        connect(seat->worker.get(), &WorkerProcess::failed, this,
            [this, at](quint64 number, WorkerProcess::End end, const Fault &fault) {
                d->failed(*at, number, end, fault);
            });
        d->seats.push_back(std::move(seat));
    }
}

Recogniser::~Recogniser() = default;

Recogniser::Job Recogniser::prepare(const QByteArray &file, double dpi)
{
    return d->enqueue({.kind = Kind::Prepare, .bytes = file, .dpi = dpi});
}

Recogniser::Job Recogniser::readCodes(const QByteArray &image)
{
    return d->enqueue({.kind = Kind::Codes, .bytes = image});
}

Recogniser::Job Recogniser::readPage(const PageImage &page, Haste haste)
{
    return d->enqueue({.kind = Kind::Read,
        .bytes = page.jpeg,
        .dpi = page.dpi,
        .size = page.size,
        .urgent = haste == Haste::Urgent});
}

Recogniser::Job Recogniser::cutLines(
    const PageImage &page, const PageReading &reading, const QList<QRectF> &lines)
{
    QCborArray boxes;
    for (const QRectF &line : lines)
        boxes.append(boxToCbor(line));
    return d->enqueue({.kind = Kind::Lines,
        .bytes = page.jpeg,
        .dpi = page.dpi,
        .values = {
            {u"boxes"_s, boxes}, {u"rotation"_s, reading.rotation}, {u"skew_deg"_s, reading.skewDeg}}});
}

void Recogniser::cancelAll()
{
    d->urgent.clear();
    d->patient.clear();
    for (const auto &seat : d->seats) {
        if (std::exchange(seat->task, std::nullopt))
            seat->worker->abandon();
    }
}

void Recogniser::setPageDeadline(int milliseconds)
{
    d->deadline = milliseconds;
}

} // namespace motcua
