// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/backup/integrityschedule.h"

using namespace std::chrono_literals;

namespace motcua
{

namespace
{

constexpr auto betweenSteps = 20ms; ///< a dossier's seals, a stretch of the log
constexpr std::chrono::milliseconds lookEvery = 1min; ///< whether it is time
constexpr std::chrono::milliseconds againAfter = 1h; ///< where it did not come to its end

} // namespace

IntegritySchedule::IntegritySchedule(QString stateDirectory, qint64 everyMilliseconds, KeyKeeping keeping)
    : m_stateDirectory(std::move(stateDirectory))
    , m_every(everyMilliseconds)
    , m_keeping(std::move(keeping))
    , m_time([this] { return turn(); })
{
}

std::chrono::milliseconds IntegritySchedule::turn()
{
    if (!m_store) {
        auto opened = Store::open(m_stateDirectory, std::make_shared<SystemClock>(), m_keeping);
        if (!opened)
            return lookEvery;
        m_store = std::move(*opened);
    }
    const auto last = m_store->lastLook();
    if (last && (!last->sinceBoot || m_store->clock().now() - last->at >= m_every))
        if (!m_store->lookThrough([this] { return m_time.pause(betweenSteps); }))
            return againAfter;
    return lookEvery;
}

} // namespace motcua
