// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/reusedesk.h"

namespace motcua
{

ReuseDesk::ReuseDesk(Enquirer &enquirer, QObject *parent)
    : QObject(parent)
    , m_enquirer(enquirer)
{
}

void ReuseDesk::ask(const QString &procedureCode, const PersonGrant &person)
{
    using Phase = SessionState::Reuse;
    const bool asked = m_code == procedureCode && (m_phase == Phase::Asking || m_phase == Phase::Told);
    if (asked || procedureCode.isEmpty())
        return;
    m_code = procedureCode;
    m_phase = Phase::Asking;
    m_known = {};
    m_enquirer.ask<Reusable>(
        [procedureCode, person](CentralSystem &central) { return central.reusable(procedureCode, person); },
        [this, procedureCode](const Result<Reusable> &reusable) {
            if (procedureCode != m_code || m_phase != Phase::Asking)
                return;
            m_phase = reusable ? Phase::Told : Phase::Unavailable;
            m_known = reusable.value_or(Reusable {});
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void ReuseDesk::close()
{
    m_code.clear();
    m_phase = SessionState::Reuse::NotAsked;
    m_known = {};
}

} // namespace motcua
