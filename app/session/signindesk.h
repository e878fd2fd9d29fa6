// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/clock.h"
#include "app/session/enquirer.h"
#include "app/session/sessionstate.h"

namespace motcua
{

/// Has the person sign in with VNeID on their own phone, through central (RFC 8628): shows central's code and
/// asks until it was used. What comes of it is level L2.
///
///     start ─► offered ─► signed in ─► over (the grant has ended, or the person left)
class SignInDesk : public QObject
{
    Q_OBJECT

public:
    SignInDesk(Enquirer &enquirer, const Clock &clock, QObject *parent);

    void start(); ///< with a new code, also where there is one
    void tick(); ///< counts down, and asks central when it is time
    /// The person goes on without, and nobody is signed in any more.
    void giveUp();
    /// Forgets the person. `last` is for the Enquirer: what central is told.
    void close();
    std::function<void(CentralSystem &central)> last() const;

    /// None: nobody has signed in, or the grant has ended.
    const SignedInPerson *person() const;
    const std::optional<SessionState::SignIn> &signIn() const { return m_shown; }

Q_SIGNALS:
    void changed();
    void signedIn();
    /// Faults: SignInRefused, SignInExpired, SignInUnavailable, ProgressUnavailable (central does not answer
    /// now).
    void failed(const motcua::Fault &fault);

private:
    void offered(const SignInOffer &offer);
    void ask();
    void answered(const Result<SignInState> &state);
    void endWith(const Fault &fault);

    Enquirer &m_enquirer;
    const Clock &m_clock;
    std::optional<SessionState::SignIn> m_shown;
    std::optional<SignInOffer> m_offer;
    std::optional<SignedInPerson> m_person;
    int m_round = 0; ///< which start an answer is for
    bool m_asking = false;
    qint64 m_askAt = 0, m_endsAt = 0; ///< ms of the monotonic clock
};

} // namespace motcua
