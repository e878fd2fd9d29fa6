// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include <QMetaObject>

#include "app/session/intents.h"

namespace motcua
{

/// Carries what a person wants to the session's own thread: a queued call where the session lives elsewhere,
/// a plain one where it lives here (tests, pictures).
class Wishes
{
public:
    explicit Wishes(Intents &session)
        : m_session(session)
    {
    }

    template <typename... Parameters, typename... Arguments>
    void send(void (Intents::*wish)(Parameters...), Arguments &&...arguments) const
    {
        Intents *session = &m_session;
        QMetaObject::invokeMethod(
            session,
            [session, wish, ... values = std::decay_t<Arguments>(std::forward<Arguments>(arguments))] {
                (session->*wish)(values...);
            },
            Qt::AutoConnection);
    }

private:
    Intents &m_session;
};

} // namespace motcua
