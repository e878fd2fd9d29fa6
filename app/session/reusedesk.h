// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/enquirer.h"
#include "app/session/sessionstate.h"

namespace motcua
{

/// Asks central what it holds of the person who has signed in, so that it need not be brought or written
/// again (khai báo một lần, NĐ 224/2026/NĐ-CP Điều 15.1d, 23.5). One question a procedure.
class ReuseDesk : public QObject
{
    Q_OBJECT

public:
    ReuseDesk(Enquirer &enquirer, QObject *parent);

    /// For the procedure of this code; what is known of it already is not asked again.
    void ask(const QString &procedureCode, const PersonGrant &person);
    /// Forgets the person.
    void close();

    SessionState::Reuse phase() const { return m_phase; }
    const Reusable &known() const { return m_known; } ///< once told

Q_SIGNALS:
    void changed();

private:
    Enquirer &m_enquirer;
    QString m_code; ///< asked for
    SessionState::Reuse m_phase = SessionState::Reuse::NotAsked;
    Reusable m_known;
};

} // namespace motcua
