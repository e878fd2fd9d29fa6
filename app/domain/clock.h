// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>

#include <QDateTime>

#include "app/domain/vietnamtime.h"

namespace motcua
{

/// The one source of time. Durations come from the monotonic clock; wall time never runs behind the last time
/// that was seen from central or found in the store, so a machine that boots in 1970 does not file dossiers
/// in 1970.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Unix milliseconds, not before the floor.
    virtual qint64 now() const = 0;
    /// Milliseconds of a monotonic clock with an arbitrary start.
    virtual qint64 monotonic() const = 0;
    /// Raises the floor; `confirmed` says that the time came from central (a print may then state it as
    /// certain).
    virtual void sawTime(qint64 unixMilliseconds, bool confirmed) = 0;
    /// Whether central has confirmed the wall time since this process started.
    virtual bool confirmed() const = 0;

    /// The day in Vietnam, by which what a person brings is judged.
    QDate today() const { return nowUtc().addSecs(vietnamOffsetSeconds).date(); }
    QDateTime nowUtc() const { return QDateTime::fromMSecsSinceEpoch(now(), Qt::UTC); }
};

/// May be asked and told by several threads.
class SystemClock final : public Clock
{
public:
    qint64 now() const override;
    qint64 monotonic() const override;
    void sawTime(qint64 unixMilliseconds, bool confirmed) override;
    bool confirmed() const override;

private:
    mutable std::mutex m_mutex;
    qint64 m_floor = 0; ///< Unix ms; 0: none yet
    qint64 m_floorSeenAt = 0; ///< monotonic ms when it was set
    bool m_confirmed = false;
};

} // namespace motcua
