// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>

#include "drivers/worker/workermessage.h"

namespace motcua
{

/// Worker side. What the kiosk asks for: values and blobs are the ones given to WorkerProcess::start.
struct JobRequest {
    QString kind;
    QCborMap values;
    QList<Blob> blobs;
};

struct JobAnswer {
    QCborMap values = {};
    QList<Blob> blobs = {};
};

/// Something that the kiosk says to the running job (WorkerProcess::note).
struct JobNote {
    QString kind;
    QCborMap values;
};

/// The running job's line to the kiosk. When the kiosk is gone the process ends inside these calls: nobody is
/// left to work for, and foreign code below may not let go.
class JobContext
{
public:
    virtual ~JobContext() = default;

    /// Tells the kiosk; every event also winds up the silence watchdog again.
    virtual void event(const QString &kind, const QCborMap &values = {}, const QList<Blob> &blobs = {}) = 0;
    /// The next note to this job, waiting up to `timeout` ms (0: only look, -1: for ever).
    virtual std::optional<JobNote> nextNote(int timeout) = 0;
};

/// Does one kind of job inside motcua-worker, in the worker's only thread, one job at a time; lives as long
/// as the process, so a model stays loaded. It may crash, hang or eat memory: the kiosk side ends the process
/// then.
class JobHandler
{
public:
    virtual ~JobHandler() = default;

    /// The answer becomes WorkerProcess::done, a fault WorkerProcess::failed(End::Fault).
    virtual Result<JobAnswer> run(const JobRequest &request, JobContext &context) = 0;
};

/// What a role can do, by JobRequest::kind.
using JobTable = std::map<QString, std::unique_ptr<JobHandler>>;

} // namespace motcua
