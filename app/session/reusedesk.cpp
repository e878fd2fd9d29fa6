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
    if (m_code == procedureCode && (m_phase == Phase::Asking || m_phase == Phase::Told))
        return;
    close(); // what was told is of another procedure
    if (procedureCode.isEmpty())
        return; // one that central has no code for
    m_code = procedureCode;
    m_phase = Phase::Asking;
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
