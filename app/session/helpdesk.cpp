// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/helpdesk.h"

#include <array>

#include "app/domain/uuid7.h"

namespace motcua
{

namespace
{

using Phase = SessionState::Help::Phase;

constexpr qint64 askEveryMs = 3'000;
constexpr qint64 unansweredMs = 60'000; ///< after that nobody is promised any more

} // namespace

HelpDesk::HelpDesk(Enquirer &enquirer, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_enquirer(enquirer)
    , m_clock(clock)
{
}

bool HelpDesk::isAwaited() const
{
    return m_shown.phase != Phase::None && m_shown.phase != Phase::Unreached;
}

void HelpDesk::call(const QString &about, const QString &language)
{
    if (isAwaited())
        return;
    if (m_call.isNull()) // else its answer was lost, and it may have been heard
        m_call = makeUuid7(m_clock.now());
    m_calledAt = m_clock.monotonic();
    m_asking = true;
    show(Phase::Calling);
    m_enquirer.ask<HelpState>(
        [call = m_call, about, language](
            CentralSystem &central) { return central.callForHelp(call, about, language); },
        [this, round = ++m_round](const Result<HelpState> &state) {
            if (round != m_round)
                return;
            if (state)
                answered(state);
            else
                show(Phase::Unreached);
        });
}

void HelpDesk::tick()
{
    const qint64 now = m_clock.monotonic();
    if (m_call.isNull() || m_shown.phase == Phase::Calling || !isAwaited())
        return;
    const bool unanswered = m_shown.phase == Phase::Waiting && now - m_calledAt >= unansweredMs;
    if (std::exchange(m_shown.unanswered, unanswered) != unanswered)
        Q_EMIT changed();
    if (m_asking || now < m_askAt)
        return;
    m_asking = true;
    m_enquirer.ask<HelpState>([call = m_call](CentralSystem &central) { return central.helpState(call); },
        [this, round = m_round](const Result<HelpState> &state) {
            if (round == m_round)
                answered(state);
        });
}

void HelpDesk::answered(const Result<HelpState> &state)
{
    constexpr std::array phases {Phase::Waiting, Phase::Accepted, Phase::Coming, Phase::None};
    m_asking = false;
    m_askAt = m_clock.monotonic() + askEveryMs;
    if (!state)
        return; // what was true a moment ago is still the best that is known
    if (state->phase == HelpState::Phase::Over)
        m_call = {};
    show(phases[std::size_t(state->phase)], state->staff);
}

void HelpDesk::show(Phase phase, const QString &staff)
{
    const SessionState::Help fresh {phase, staff, phase == Phase::Waiting && m_shown.unanswered};
    if (m_shown == fresh)
        return;
    m_shown = fresh;
    Q_EMIT changed();
}

void HelpDesk::goOn()
{
    m_asking = false;
    m_askAt = m_clock.monotonic();
    if (m_shown.phase == Phase::Calling)
        m_shown.phase = Phase::Unreached; // whether it was heard is not known; called again it is the same
}

void HelpDesk::takeBack()
{
    if (const auto end = last())
        m_enquirer.ask<bool>(
            [end](CentralSystem &central) -> Result<bool> {
                end(central);
                return true;
            },
            [](const Result<bool> &) {});
    close();
    Q_EMIT changed();
}

std::function<void(CentralSystem &)> HelpDesk::last() const
{
    if (m_call.isNull())
        return {};
    return [call = m_call](CentralSystem &central) { (void)central.endHelp(call); };
}

void HelpDesk::close()
{
    ++m_round;
    m_call = {};
    m_asking = false;
    m_shown = {};
}

} // namespace motcua
