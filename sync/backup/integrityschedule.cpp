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

IntegritySchedule::IntegritySchedule(StoreOpener open, qint64 everyMilliseconds)
    : m_every(everyMilliseconds)
    , m_time(std::move(open), [this](Store &own) { return turn(own); })
{
}

std::chrono::milliseconds IntegritySchedule::turn(Store &own)
{
    const auto last = own.lastLook();
    const qint64 age = last ? own.clock().now() - last->at : 0;
    // One of a time that is still to come was dated by a clock that ran ahead.
    if (last && (!last->sinceBoot || age >= m_every || age < 0))
        if (!own.lookThrough([this] { return m_time.pause(betweenSteps); }))
            return againAfter;
    return lookEvery;
}

} // namespace motcua
