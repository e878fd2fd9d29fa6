// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>

#include "drivers/worker/workermessage.h"

namespace motcua
{

/// Kiosk side: one motcua-worker process and the one job that it has in hand. Starts the process when the
/// first job comes, replaces it when it has crashed, hung or broken the protocol (waiting longer each time it
/// fails again), and never blocks. The process dies with the thread that made it (PR_SET_PDEATHSIG); it
/// inherits no descriptor but its channel.
///
///     Stopped ─start─► (back-off) ─► Starting ─hello─► Ready ⇄ a job in hand
///        ▲                              │                │
///        └────────── reaped ◄── Stopping ◄── crash, silence, deadline, broken stream, job quota used up
class WorkerProcess : public QObject
{
    Q_OBJECT

public:
    enum class Role { Scan, Recognise };
    /// How a job failed.
    enum class End {
        Fault, ///< the job itself says so
        Crashed, ///< the process died or broke the protocol: WorkerCrashed
        Silent, ///< no sign of life within Job::silence, killed: WorkerTimeout
        Overdue, ///< not ready within Job::deadline, killed: WorkerTimeout
        Missing, ///< the program cannot be started: WorkerMissing
    };
    Q_ENUM(End)

    struct Settings {
        QString program; ///< path of motcua-worker
        Role role = Role::Recognise;
        int niceness = 0; ///< 0 to 19
        qint64 memoryLimit = 0; ///< bytes of address space (RLIMIT_AS); 0: none
        int jobsPerProcess = 0; ///< after so many jobs a fresh process; 0: no limit

        int retirement = 5'000; ///< ms for a process to leave by itself after its last job, then it is killed

        /// Scan: normal priority, a process a job, for many backends do not survive a second sane_init and
        /// see newly plugged devices only after it; 15 s to park the lamp when it closes the device.
        /// Recognise: nice 10, 2 GiB, the process stays.
        static Settings forRole(Role role, QString program);
    };

    struct Job {
        QString kind;
        QCborMap values = {};
        QList<Blob> blobs = {};
        int deadline = 0; ///< ms from delivery to answer; 0: none
        int silence = 0; ///< ms from delivery or the last event to the next; 0: none
    };

    explicit WorkerProcess(Settings settings, QObject *parent = nullptr);
    ~WorkerProcess() override;

    /// Hands over a job; only when not busy(). Returns its number. It ends with exactly one of done and
    /// failed.
    quint64 start(const Job &job);
    /// Says something to the job in hand; without one, nothing.
    void note(const QString &kind, const QCborMap &values = {});
    /// Ends the job in hand without a signal, by killing the process if it has begun.
    void abandon();
    bool busy() const;

    /// Starts the process ahead of the first job.
    void warmUp();
    /// 0 when none runs.
    qint64 processId() const;

Q_SIGNALS:
    void event(quint64 job, const QString &kind, const QCborMap &values, const QList<motcua::Blob> &blobs);
    void done(quint64 job, const QCborMap &values, const QList<motcua::Blob> &blobs);
    /// For Missing, Crashed, Silent and Overdue `fault` is the general one named there; its detail is for
    /// technicians.
    void failed(quint64 job, motcua::WorkerProcess::End end, const motcua::Fault &fault);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua
