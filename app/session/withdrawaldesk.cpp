// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/withdrawaldesk.h"

namespace motcua
{

namespace
{

using Withdrawal = SessionState::Withdrawal;

QString reasonOf(const Withdrawal &withdrawal)
{
    if (withdrawal.reason < 0)
        return {};
    return withdrawal.reason == Withdrawal::otherReason
        ? withdrawal.words.trimmed()
        : Withdrawal::reasons[std::size_t(withdrawal.reason)].toString();
}

/// What the person is told where central did not take it; that it did not answer leaves open what it did.
Fault told(const Fault &fault)
{
    if (fault.id == FaultId::WithdrawalClosed || fault.id == FaultId::PersonUnproven)
        return fault;
    if (fault.id == FaultId::CentralRefused || fault.id == FaultId::DossierUnknown)
        return {FaultId::WithdrawalClosed, fault.name()};
    return {FaultId::WithdrawalUnsure, fault.name()};
}

} // namespace

WithdrawalDesk::WithdrawalDesk(Enquirer &enquirer, QObject *parent)
    : QObject(parent)
    , m_enquirer(enquirer)
{
}

void WithdrawalDesk::open(const QString &code)
{
    ++m_round;
    m_shown = Withdrawal {};
    m_shown->code = code;
    Q_EMIT changed();
}

void WithdrawalDesk::choose(int reason)
{
    if (!m_shown || m_shown->confirming || reason < 0 || reason > Withdrawal::otherReason)
        return;
    m_shown->reason = reason;
    m_shown->wordsMissing = false;
    Q_EMIT changed();
}

void WithdrawalDesk::enter(const QString &words)
{
    if (!m_shown || m_shown->confirming)
        return;
    m_shown->words = words.left(Withdrawal::longestWords);
    m_shown->wordsMissing = false;
    Q_EMIT changed();
}

void WithdrawalDesk::goOn()
{
    if (!m_shown || m_shown->reason < 0)
        return;
    m_shown->wordsMissing = reasonOf(*m_shown).isEmpty();
    m_shown->confirming = !m_shown->wordsMissing;
    Q_EMIT changed();
}

bool WithdrawalDesk::goBack()
{
    if (!m_shown || !m_shown->confirming || m_shown->sending)
        return false;
    m_shown->confirming = false;
    Q_EMIT changed();
    return true;
}

void WithdrawalDesk::send(const PersonGrant &person)
{
    if (!m_shown || !m_shown->confirming || m_shown->sending)
        return;
    m_shown->sending = true;
    Q_EMIT changed();
    m_enquirer.ask<bool>(
        [code = m_shown->code, reason = reasonOf(*m_shown), person](CentralSystem &central) -> Result<bool> {
            MOTCUA_TRY(central.withdraw(code, reason, person));
            return true;
        },
        [this, round = m_round](const Result<bool> &done) {
            if (round != m_round || !m_shown)
                return;
            m_shown->sending = false;
            if (done)
                Q_EMIT withdrawn();
            else
                Q_EMIT failed(told(done.error()));
        });
}

void WithdrawalDesk::close()
{
    ++m_round;
    m_shown.reset();
}

} // namespace motcua
