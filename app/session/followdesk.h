// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/clock.h"
#include "app/intake/slipamong.h"
#include "app/session/enquirer.h"
#include "app/session/sessionstate.h"
#include "sync/store/store.h"

namespace motcua
{

/// Where a dossier stands, for whoever has its code or its slip: what this kiosk still holds it knows itself,
/// for the rest it asks central. That tells code and stage; what is the person's own, to that person (level
/// L2).
class FollowDesk : public QObject
{
    Q_OBJECT

public:
    FollowDesk(Store &store, Enquirer &enquirer, const Clock &clock, QObject *parent);

    void enter(const QString &code); ///< as it is typed
    /// Looks for what was typed; nothing is asked where it is no dossier code, which `follow` then says.
    void find();
    void find(const SlipCode &slip);
    /// What central shows of the dossier that was found to the person whose it is (level L2).
    void showTo(const PersonGrant &person);
    void leaveDossier(); ///< back to the question
    void close(); ///< forgets everything of the person
    const SessionState::Follow &follow() const { return m_follow; }
    /// As central has told it; null: there is no such one.
    const SupplementRequest *request(int index) const;
    /// The agency's paper that is shown (Mẫu 01), as PDF; empty: none.
    const QByteArray &acceptance() const { return m_acceptance; }

Q_SIGNALS:
    void changed();
    void found();
    /// Faults: DossierNotFound, DossierOfAnother, ProgressUnavailable, those of the store.
    void failed(const motcua::Fault &fault);

private:
    /// What is one person's of a dossier.
    struct Affairs {
        QList<TimelineStep> steps;
        QList<SupplementRequest> requests;
        Result<QList<Fee>> fees;
        Result<std::optional<Acceptance>> acceptance;
    };
    void showAffairs(const Affairs &affairs);
    void askFor(const QString &code);
    void askWhereItIs(const QByteArray &token);
    void show(const SessionState::Follow::Dossier &dossier);
    void fail(const Fault &fault);
    /// Asks central; what it answers is nobody's when the person has turned to something else by then.
    template <typename T>
    void ask(std::function<Result<T>(CentralSystem &)> question, std::function<void(const T &)> answer)
    {
        m_enquirer.ask<T>(std::move(question), [this, round = m_round, answer](const Result<T> &said) {
            if (round != m_round)
                return;
            if (said)
                answer(*said);
            else
                fail(said.error());
        });
    }

    Store &m_store;
    Enquirer &m_enquirer;
    const Clock &m_clock;
    SessionState::Follow m_follow;
    int m_round = 0; ///< which dossier an answer is for
    QList<SupplementRequest> m_requests; ///< in the order of those in `m_follow`
    QByteArray m_acceptance;
};

} // namespace motcua
