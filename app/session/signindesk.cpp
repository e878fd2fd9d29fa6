// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/signindesk.h"

#include "app/slip/slip.h"

namespace motcua
{

namespace
{

qint64 ms(std::chrono::milliseconds time)
{
    return time.count();
}

bool passesByItself(FaultId fault)
{
    return fault == FaultId::CentralUnreachable || fault == FaultId::CentralBusy;
}

/// What the person is told where central let nobody sign in.
Fault told(const Fault &fault)
{
    if (fault.id == FaultId::SignInRefused || fault.id == FaultId::SignInExpired)
        return fault;
    return {
        passesByItself(fault.id) ? FaultId::ProgressUnavailable : FaultId::SignInUnavailable, fault.name()};
}

} // namespace

SignInDesk::SignInDesk(Enquirer &enquirer, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_enquirer(enquirer)
    , m_clock(clock)
{
}

void SignInDesk::start()
{
    m_offer.reset();
    m_person.reset();
    m_shown = SessionState::SignIn {};
    Q_EMIT changed();
    m_enquirer.ask<SignInOffer>([](CentralSystem &central) { return central.offerSignIn(); },
        [this, round = ++m_round](const Result<SignInOffer> &offer) {
            if (round != m_round)
                return;
            if (offer)
                offered(*offer);
            else
                endWith(offer.error());
        });
}

void SignInDesk::offered(const SignInOffer &offer)
{
    m_offer = offer;
    m_asking = false;
    m_askAt = m_clock.monotonic() + ms(offer.interval);
    m_endsAt = m_clock.monotonic() + ms(offer.expiresIn);
    m_shown->qr = qrImage(offer.addressWithCode.toUtf8());
    m_shown->code = offer.userCode;
    m_shown->address = offer.address;
    tick();
    Q_EMIT changed();
}

void SignInDesk::tick()
{
    const qint64 now = m_clock.monotonic();
    if (!m_offer || !m_shown)
        return;
    if (now >= m_endsAt) {
        endWith({FaultId::SignInExpired});
        return;
    }
    const int left = int((m_endsAt - now + 999) / 1000);
    if (std::exchange(m_shown->secondsLeft, left) != left)
        Q_EMIT changed();
    if (!m_asking && now >= m_askAt)
        ask();
}

void SignInDesk::ask()
{
    m_asking = true;
    m_enquirer.ask<SignInState>(
        [offer = *m_offer](CentralSystem &central) { return central.signedIn(offer); },
        [this, round = m_round](const Result<SignInState> &state) {
            if (round == m_round)
                answered(state);
        });
}

void SignInDesk::answered(const Result<SignInState> &state)
{
    m_asking = false;
    if (!state && !passesByItself(state.error().id)) {
        endWith(state.error());
        return;
    }
    if (state)
        m_offer->interval = state->interval; // RFC 8628 §3.5: slow_down holds from then on
    m_askAt = m_clock.monotonic() + ms(m_offer->interval);
    if (!state || !state->person)
        return;
    m_person = state->person;
    m_endsAt = m_clock.monotonic() + ms(m_person->lasts);
    m_shown.reset();
    Q_EMIT signedIn();
}

void SignInDesk::endWith(const Fault &fault)
{
    ++m_round;
    m_offer.reset();
    m_shown = SessionState::SignIn {};
    m_shown->over = true;
    Q_EMIT failed(told(fault));
}

void SignInDesk::giveUp()
{
    ++m_round;
    if (m_offer)
        m_enquirer.ask<bool>(
            [offer = *m_offer](CentralSystem &central) -> Result<bool> {
                MOTCUA_TRY(central.endSignIn(offer));
                return true;
            },
            [](const Result<bool> &) {}); // it ends by itself, too
    m_offer.reset();
    m_person.reset();
    m_shown.reset();
}

std::function<void(CentralSystem &)> SignInDesk::last() const
{
    if (!m_offer)
        return {};
    return [offer = *m_offer](CentralSystem &central) { (void)central.endSignIn(offer); };
}

void SignInDesk::close()
{
    ++m_round;
    m_offer.reset();
    m_person.reset();
    m_shown.reset();
}

const SignedInPerson *SignInDesk::person() const
{
    return m_person && m_clock.monotonic() < m_endsAt ? &*m_person : nullptr;
}

} // namespace motcua
