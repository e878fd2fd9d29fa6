// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/clock.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>

namespace motcua
{

namespace
{

constexpr qint64 sameTime = 2'000; // ms

} // namespace

qint64 SystemClock::now() const
{
    const qint64 wall = QDateTime::currentMSecsSinceEpoch();
    const std::scoped_lock lock(m_mutex);
    const qint64 seen = m_seen + (monotonic() - m_seenAt);
    if (m_confirmed)
        return seen;
    return m_seen == 0 ? wall : std::max(wall, seen);
}

qint64 SystemClock::monotonic() const
{
    // Not std::chrono::steady_clock, which stands still while the machine is suspended.
    timespec sinceStart = {};
    ::clock_gettime(CLOCK_BOOTTIME, &sinceStart);
    return qint64(sinceStart.tv_sec) * 1'000 + sinceStart.tv_nsec / 1'000'000;
}

void SystemClock::sawTime(qint64 unixMilliseconds, bool confirmed)
{
    // What was seen goes on by the monotonic clock: were it to stand still, so would time on a machine whose
    // wall clock is behind it.
    const qint64 at = monotonic();
    const std::scoped_lock lock(m_mutex);
    const qint64 going = m_seen == 0 ? 0 : m_seen + (at - m_seenAt);
    if (!confirmed && (m_confirmed || unixMilliseconds <= going))
        return;
    // HTTP tells whole seconds: that near, it is the same time.
    if (m_confirmed && std::abs(unixMilliseconds - going) < sameTime)
        return;
    m_seen = unixMilliseconds;
    m_seenAt = at;
    m_confirmed = confirmed;
}

bool SystemClock::confirmed() const
{
    const std::scoped_lock lock(m_mutex);
    return m_confirmed;
}

} // namespace motcua
