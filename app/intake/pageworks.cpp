// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/pageworks.h"

#include <optional>

#include <QEventLoop>
#include <QHash>
#include <QTimer>

namespace motcua
{

namespace
{

constexpr int beatMs = 2'000;

/// Waits for the one answer to `job`, which comes by `answered` or as a fault.
template <typename Value, typename Signal>
Result<Value> await(Recogniser &recogniser, Recogniser::Job job, Signal answered)
{
    QEventLoop loop;
    std::optional<Result<Value>> result;
    QObject::connect(&recogniser, answered, &loop, [&](Recogniser::Job ended, const Value &value) {
        if (ended == job) {
            result = value;
            loop.quit();
        }
    });
    QObject::connect(&recogniser, &Recogniser::failed, &loop, [&](Recogniser::Job ended, const Fault &fault) {
        if (ended == job) {
            result = tl::unexpected(fault);
            loop.quit();
        }
    });
    loop.exec();
    return result ? *result : fail(FaultId::WorkerCrashed);
}

} // namespace

PageWorks::PageWorks(const QString &workerProgram, int workers)
    : m_recogniser(workerProgram, workers)
    , m_workers(workers)
{
}

Result<PageImage> PageWorks::prepare(const QByteArray &file)
{
    return await<PageImage>(m_recogniser, m_recogniser.prepare(file), &Recogniser::prepared);
}

Result<QList<PageCode>> PageWorks::codes(const QByteArray &image)
{
    return await<QList<PageCode>>(m_recogniser, m_recogniser.readCodes(image), &Recogniser::codesRead);
}

Result<void> PageWorks::readAll(int count,
    const std::function<Result<std::optional<PageImage>>(int index)> &load,
    const std::function<Result<void>(int index, const Result<PageReading> &reading)> &done,
    const std::function<Result<void>()> &mayGoOn)
{
    QEventLoop loop;
    QHash<Recogniser::Job, int> running;
    Result<void> outcome;
    int next = 0;
    bool feeding = false; // `load` may run an event loop of its own, in which an earlier page ends

    const auto feed = [&] {
        if (feeding)
            return;
        feeding = true;
        while (outcome && next < count && running.size() < m_workers + 1) {
            const int index = next++;
            const auto image = load(index);
            if (!image)
                outcome = tl::unexpected(image.error());
            else if (*image)
                running.insert(m_recogniser.readPage(**image), index);
        }
        feeding = false;
    };
    const auto ended = [&](Recogniser::Job job, const Result<PageReading> &reading) {
        const auto found = running.constFind(job);
        if (found == running.constEnd())
            return;
        const int index = *found;
        running.erase(found);
        if (outcome)
            outcome = done(index, reading);
        feed();
        if (running.isEmpty())
            loop.quit();
    };
    QObject::connect(&m_recogniser, &Recogniser::read, &loop,
        [&](Recogniser::Job job, const PageReading &reading) { ended(job, reading); });
    QObject::connect(&m_recogniser, &Recogniser::failed, &loop,
        [&](Recogniser::Job job, const Fault &fault) { ended(job, tl::unexpected(fault)); });
    // Not from `done`: one page alone may take a minute.
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout, &loop, [&] {
        if (outcome)
            outcome = mayGoOn();
    });
    if (mayGoOn)
        beat.start(beatMs);
    feed();
    if (!running.isEmpty())
        loop.exec();
    return outcome;
}

} // namespace motcua
