// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>

#include "app/domain/clock.h"
#include "app/session/enquirer.h"
#include "app/session/sessionstate.h"

namespace motcua
{

/// Calls staff to this kiosk, through central, and asks how it stands until somebody has come. What is shown
/// is what central last said: that nobody could be reached is said, too.
///
///     call ─► calling ─► waiting ─► accepted ─► coming ─► over
///                └─► unreached ─ call again, the same one
class HelpDesk : public QObject
{
    Q_OBJECT

public:
    HelpDesk(Enquirer &enquirer, const Clock &clock, QObject *parent);

    /// `about`: where in the session the person is; nothing of the person.
    void call(const QString &about, const QString &language);
    void tick(); ///< asks central when it is time
    /// The Enquirer has dropped what was asked (forget), and the person is still there.
    void goOn();
    void takeBack(); ///< the person wants no help any more
    /// Forgets the call. `last` is for the Enquirer: what central is told.
    void close();
    std::function<void(CentralSystem &central)> last() const;

    bool isAwaited() const; ///< somebody has been called, and may come
    const SessionState::Help &help() const { return m_shown; }

Q_SIGNALS:
    void changed();

private:
    void show(SessionState::Help::Phase phase, const QString &staff = {});
    void answered(const Result<HelpState> &state);

    Enquirer &m_enquirer;
    const Clock &m_clock;
    SessionState::Help m_shown;
    QUuid m_call; ///< null: none
    int m_round = 0; ///< which call an answer is for
    bool m_asking = false;
    qint64 m_calledAt = 0, m_askAt = 0; ///< ms of the monotonic clock
};

} // namespace motcua
