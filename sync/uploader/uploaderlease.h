// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>

#include <QString>

#include "app/domain/result.h"

namespace motcua
{

class Store;

/// The lease that makes the uploader single on one store. It ends by itself when its holder stands still, and
/// at once when the holder's process is found dead; which only a process of the same PID namespace can find.
/// The threads of one uploader share it: whichever is at work keeps it alive, each through its own Store.
class UploaderLease
{
public:
    explicit UploaderLease(qint64 milliseconds);
    UploaderLease(const UploaderLease &) = delete;
    UploaderLease &operator=(const UploaderLease &) = delete;

    /// Takes the lease, or renews it when a third of its time has gone; false when another uploader holds it.
    Result<bool> hold(Store &store);
    void release(Store &store);

private:
    std::mutex m_mutex;
    qint64 m_milliseconds;
    QString m_owner; ///< "pid start-time namespace uuid"
    qint64 m_renewAt = 0; ///< monotonic ms; 0: not held
};

} // namespace motcua
