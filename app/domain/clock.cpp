// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/clock.h"

#include <algorithm>
#include <chrono>

namespace motcua
{

qint64 SystemClock::now() const
{
    const qint64 wall = QDateTime::currentMSecsSinceEpoch();
    const std::scoped_lock lock(m_mutex);
    return m_floor == 0 ? wall : std::max(wall, m_floor + (monotonic() - m_floorSeenAt));
}

qint64 SystemClock::monotonic() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

void SystemClock::sawTime(qint64 unixMilliseconds, bool confirmed)
{
    // The floor goes on by the monotonic clock: were it to stand still, so would time on a machine whose wall
    // clock is behind it.
    const qint64 seenAt = monotonic();
    const std::scoped_lock lock(m_mutex);
    const qint64 floor = m_floor == 0 ? 0 : m_floor + (seenAt - m_floorSeenAt);
    if (unixMilliseconds > floor) {
        m_floor = unixMilliseconds;
        m_floorSeenAt = seenAt;
    }
    m_confirmed = m_confirmed || confirmed;
}

bool SystemClock::confirmed() const
{
    const std::scoped_lock lock(m_mutex);
    return m_confirmed;
}

} // namespace motcua
