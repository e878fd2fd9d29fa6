// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace motcua
{

/// When a session that nobody touches asks "still there?" and when it ends. Pure: it is told the time.
class IdleClock
{
public:
    struct Limits {
        int seconds = 120; ///< without any sign of the person
        int longSeconds = 300; ///< while scanning, filling in or consenting
        int questionSeconds = 30; ///< how long the question stands before the end
    };
    explicit IdleClock(Limits limits)
        : m_limits(limits)
    {
    }

    /// A touch, a key, a sheet, a feeder movement. `monotonicMs` from Clock::monotonic.
    void activity(qint64 monotonicMs) { m_last = monotonicMs; }

    struct Verdict {
        int questionSecondsLeft = -1; ///< ≥ 0: the question is open
        bool over = false;
    };
    Verdict at(qint64 monotonicMs, bool longStep) const
    {
        const qint64 limit = longStep ? m_limits.longSeconds : m_limits.seconds;
        const qint64 left = limit - (monotonicMs - m_last) / 1000;
        if (left <= 0)
            return {0, true};
        return {left <= m_limits.questionSeconds ? static_cast<int>(left) : -1, false};
    }

private:
    Limits m_limits;
    qint64 m_last = 0;
};

} // namespace motcua
