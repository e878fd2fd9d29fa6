// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/clock.h"

#include <algorithm>
#include <chrono>

namespace motcua {

qint64 SystemClock::now() const
{
    return std::max(QDateTime::currentMSecsSinceEpoch(), m_floor);
}

qint64 SystemClock::monotonic() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

void SystemClock::sawTime(qint64 unixMilliseconds, bool confirmed)
{
    m_floor = std::max(m_floor, unixMilliseconds);
    m_confirmed = m_confirmed || confirmed;
}

} // namespace motcua
