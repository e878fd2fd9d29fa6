// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "sync/uploader/backoff.h"

namespace motcua
{

/// Whether central is there, as far as the last calls told, and when to try again. One dossier's failure says
/// nothing as long as central answers otherwise; several in a row with nothing going through between them do.
///
///   Present ──does not answer──────────────► Away ──answers──► Present
///      ▲  └──failures in a row although it answers──► Ailing ──its pause is over──┐
///      └────────────────(the next failure ends it again)──────────────────────────┘
class Absence
{
public:
    static constexpr int failuresInARow = 3;
    static constexpr qint64 pauseMost = 30'000; ///< ms between two tries whether central is back

    enum class State { Present, Away, Ailing };
    State state() const { return m_state; }
    /// Monotonic ms; in the states Away and Ailing.
    qint64 askAt() const { return m_askAt; }

    /// Something has gone through.
    void moved()
    {
        m_failures = 0;
        m_pauses = 0;
    }
    /// Central does not answer. `retryAfter`: ms that it asked to be left alone, if it said so.
    void away(qint64 now, qint64 first, qint64 most, qint64 retryAfter)
    {
        m_state = State::Away;
        pause(now, first, most, retryAfter);
    }
    void answers()
    {
        if (m_state != State::Away)
            return;
        moved();
        m_state = State::Present;
    }
    /// A dossier failed for central's sake, although central answers.
    void failed(qint64 now, qint64 first, qint64 most, qint64 retryAfter)
    {
        if (++m_failures < failuresInARow || m_state != State::Present)
            return;
        m_state = State::Ailing;
        pause(now, first, most, retryAfter);
    }
    /// The pause of the state Ailing is over.
    void resume()
    {
        if (m_state != State::Ailing)
            return;
        m_state = State::Present;
        m_failures = failuresInARow - 1;
    }

private:
    void pause(qint64 now, qint64 first, qint64 most, qint64 retryAfter)
    {
        m_askAt = now + retryAfter + fullJitter(first, std::min(most, pauseMost), ++m_pauses);
    }

    State m_state = State::Present;
    int m_failures = 0, m_pauses = 0; ///< in a row
    qint64 m_askAt = 0;
};

} // namespace motcua
