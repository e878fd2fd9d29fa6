// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>

#include "drivers/worker/workerprocess.h"

namespace motcua::test
{

/// A WorkerProcess over the misbehaving worker, and what came of its last job.
class WorkerProbe
{
public:
    struct Outcome {
        bool done = false;
        QCborMap values;
        QList<Blob> blobs;
        WorkerProcess::End end = WorkerProcess::End::Fault;
        Fault fault;
        QStringList events;
    };

    static QString program()
    {
        return QCoreApplication::applicationDirPath() + QStringLiteral("/misbehaving-worker");
    }

    explicit WorkerProbe(WorkerProcess::Settings settings = {.program = program()})
        : worker(std::move(settings))
    {
        QObject::connect(&worker, &WorkerProcess::event, &worker,
            [this](quint64, const QString &kind, const QCborMap &, const QList<Blob> &) {
                m_outcome.events.append(kind);
                if (onEvent)
                    onEvent();
            });
        QObject::connect(&worker, &WorkerProcess::done, &worker,
            [this](quint64 job, const QCborMap &values, const QList<Blob> &blobs) {
                m_outcome.done = true;
                m_outcome.values = values;
                m_outcome.blobs = blobs;
                m_ended = job;
                m_loop.quit();
            });
        QObject::connect(&worker, &WorkerProcess::failed, &worker,
            [this](quint64 job, WorkerProcess::End end, const Fault &fault) {
                m_outcome.end = end;
                m_outcome.fault = fault;
                m_ended = job;
                m_loop.quit();
            });
    }

    /// Runs one job to its end, whatever that is.
    Outcome run(const WorkerProcess::Job &job)
    {
        m_outcome = {};
        m_ended.reset();
        const quint64 number = worker.start(job);
        QTimer::singleShot(90'000, &m_loop, &QEventLoop::quit);
        while (!m_ended && m_loop.exec() == 0 && !m_ended) { }
        EXPECT_EQ(m_ended, number);
        return m_outcome;
    }

    WorkerProcess worker;
    std::function<void()> onEvent;

private:
    QEventLoop m_loop;
    Outcome m_outcome;
    std::optional<quint64> m_ended;
};

} // namespace motcua::test
