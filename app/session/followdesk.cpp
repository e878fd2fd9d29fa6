// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/followdesk.h"

#include <algorithm>
#include <array>

namespace motcua
{

namespace
{

/// What is one person's of a dossier.
struct Affairs {
    QList<TimelineStep> steps;
    QList<SupplementRequest> requests;
};

bool isOver(int status)
{
    constexpr std::array over {3, 8, 9, 10}; // TrangThaiHoSo
    return std::find(over.begin(), over.end(), status) != over.end();
}

using Dossier = SessionState::Follow::Dossier;

Dossier withAffairs(Dossier dossier, const Affairs &affairs, qint64 now)
{
    dossier.isOwn = true;
    dossier.steps.clear();
    dossier.requests.clear();
    for (const TimelineStep &step : affairs.steps)
        dossier.steps.append({step.at, step.status, step.unit, step.officer, step.note, step.dueAt});
    std::stable_sort(
        dossier.steps.begin(), dossier.steps.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
    if (!dossier.steps.isEmpty()) {
        const auto &last = dossier.steps.last();
        dossier.status = last.status; // it may have come since the stage was asked for
        dossier.late = last.dueAt && *last.dueAt < now && !isOver(last.status);
    }
    for (const SupplementRequest &request : affairs.requests) {
        QList<SessionState::Follow::Asked> items;
        for (const SupplementItem &item : request.items)
            items.append({item.name, item.note, item.copies});
        dossier.requests.append({request.number, request.reason, request.contact, request.askedAt,
            request.answerBy, items, request.answered});
    }
    return dossier;
}

/// What the person is told where central did not say; that it did not is staff's to know.
Fault told(const Fault &fault)
{
    if (fault.id == FaultId::DossierUnknown)
        return {FaultId::DossierNotFound};
    if (fault.id == FaultId::PersonUnproven)
        return {FaultId::DossierOfAnother};
    return {FaultId::ProgressUnavailable, fault.name()};
}

} // namespace

FollowDesk::FollowDesk(Store &store, Enquirer &enquirer, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_enquirer(enquirer)
    , m_clock(clock)
{
}

void FollowDesk::enter(const QString &code)
{
    m_follow.typed = code;
    m_follow.invalid = false;
}

void FollowDesk::find()
{
    const QString code = m_follow.typed.trimmed().toUpper();
    m_follow.invalid = !isDossierCode(code);
    if (m_follow.invalid)
        Q_EMIT changed();
    else
        find({code, {}});
}

void FollowDesk::find(const SlipCode &slip)
{
    if (m_follow.asking)
        return;
    const auto here = slip.token.isEmpty() ? m_store.underCode(slip.code) : m_store.underToken(slip.token);
    if (!here) {
        Q_EMIT failed(here.error());
        return;
    }
    using Place = SessionState::Follow::Place;
    const auto &record = *here;
    if (record && !record->receipt) {
        const bool refused = record->state == DossierState::Attention;
        show({{}, refused ? Place::Refused : Place::Waiting});
        return;
    }
    m_follow.asking = true;
    Q_EMIT changed();
    if (record)
        askFor(record->receipt->code);
    else if (slip.token.isEmpty())
        askFor(slip.code);
    else
        askWhereItIs(slip.token);
}

void FollowDesk::askFor(const QString &code)
{
    ask<Progress>([code](CentralSystem &central) { return central.progress(code); },
        [this](const Progress &progress) {
            show({progress.code, SessionState::Follow::Place::Central, progress.status});
        });
}

void FollowDesk::showTo(const PersonGrant &person)
{
    if (m_follow.asking || !m_follow.dossier || m_follow.dossier->code.isEmpty())
        return;
    m_follow.asking = true;
    Q_EMIT changed();
    ask<Affairs>(
        [code = m_follow.dossier->code, person](CentralSystem &central) -> Result<Affairs> {
            MOTCUA_ASSIGN(const auto steps, central.timeline(code, person));
            MOTCUA_ASSIGN(const auto requests, central.supplements(code, person));
            return Affairs {steps, requests};
        },
        [this](const Affairs &affairs) {
            m_requests = affairs.requests;
            show(withAffairs(*m_follow.dossier, affairs, m_clock.now()));
        });
}

void FollowDesk::askWhereItIs(const QByteArray &token)
{
    using Code = std::optional<QString>;
    ask<Code>([token](CentralSystem &central) { return central.resolveToken(token); },
        [this](const Code &code) {
            if (code)
                askFor(*code);
            else
                show({{}, SessionState::Follow::Place::OnItsWay});
        });
}

void FollowDesk::show(const SessionState::Follow::Dossier &dossier)
{
    m_follow.asking = false;
    m_follow.dossier = dossier;
    Q_EMIT found();
}

void FollowDesk::fail(const Fault &fault)
{
    m_follow.asking = false;
    Q_EMIT failed(told(fault));
}

const SupplementRequest *FollowDesk::request(int index) const
{
    return index >= 0 && index < m_requests.size() ? &m_requests[index] : nullptr;
}

void FollowDesk::leaveDossier()
{
    ++m_round;
    m_follow.asking = false;
    m_follow.dossier.reset();
    m_requests.clear();
}

void FollowDesk::close()
{
    ++m_round;
    m_follow = {};
    m_requests.clear();
}

} // namespace motcua
