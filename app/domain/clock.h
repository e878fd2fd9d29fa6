// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>

#include <QDateTime>

#include "app/domain/vietnamtime.h"

namespace motcua
{

/// The one source of time. Durations come from the monotonic clock, which goes on while the machine is
/// suspended. What central says is the time, from then on by the monotonic clock, wherever this machine's
/// clock stands. Until it has spoken, wall time never runs behind what is found in the store, so a machine
/// that boots in 1970 does not file dossiers in 1970.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Unix milliseconds, not before the floor.
    virtual qint64 now() const = 0;
    /// Milliseconds since the machine started, suspends included: the same for all its processes, and
    /// comparable with the time of others, who are not suspended with it.
    virtual qint64 monotonic() const = 0;
    /// `confirmed`: the time is central's (a print may state it as certain). Else it raises the floor, as
    /// long as central has not spoken.
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
    qint64 m_seen = 0; ///< Unix ms: central's time, else the floor; 0: none yet
    qint64 m_seenAt = 0; ///< monotonic ms when it was seen
    bool m_confirmed = false;
};

} // namespace motcua
