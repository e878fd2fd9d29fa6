// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/enquirer.h"
#include "app/session/sessionstate.h"

namespace motcua
{

/// A dossier is asked back by its applicant (level L2): why, asked once more, then said to central. Central
/// makes one request of however many times it is said, and nothing of it is kept here to be said later.
///
///     open ─► why ─► sure? ─► sending ─► withdrawn
///                      ▲─────────┘ no answer
class WithdrawalDesk : public QObject
{
    Q_OBJECT

public:
    WithdrawalDesk(Enquirer &enquirer, QObject *parent);

    void open(const QString &code);
    void choose(int reason);
    void enter(const QString &words);
    /// On to the question whether it is meant, where there is a reason.
    void goOn();
    /// Back from that question; false: it has not been asked.
    bool goBack();
    void send(const PersonGrant &person);
    void close(); ///< forgets everything of the person
    const std::optional<SessionState::Withdrawal> &withdrawal() const { return m_shown; }

Q_SIGNALS:
    void changed();
    void withdrawn();
    /// Faults: WithdrawalClosed, WithdrawalUnsure, PersonUnproven (the grant has ended).
    void failed(const motcua::Fault &fault);

private:
    Enquirer &m_enquirer;
    std::optional<SessionState::Withdrawal> m_shown;
    int m_round = 0; ///< which withdrawal an answer is for
};

} // namespace motcua
