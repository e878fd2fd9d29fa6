// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/followdesk.h"

namespace motcua
{

namespace
{

/// What the person is told where central did not say; that it did not is staff's to know.
Fault told(const Fault &fault)
{
    if (fault.id == FaultId::DossierUnknown)
        return {FaultId::DossierNotFound};
    return {FaultId::ProgressUnavailable, fault.name()};
}

} // namespace

FollowDesk::FollowDesk(Store &store, Enquirer::Connect connect, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_enquirer(std::move(connect))
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
    m_enquirer.ask<Progress>([code](CentralSystem &central) { return central.progress(code); },
        [this](const Result<Progress> &progress) {
            if (!progress)
                return fail(told(progress.error()));
            show({progress->code, SessionState::Follow::Place::Central, progress->status});
        });
}

void FollowDesk::askWhereItIs(const QByteArray &token)
{
    using Code = std::optional<QString>;
    m_enquirer.ask<Code>([token](CentralSystem &central) { return central.resolveToken(token); },
        [this](const Result<Code> &code) {
            if (!code)
                return fail(told(code.error()));
            if (*code)
                return askFor(**code);
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
    Q_EMIT failed(fault);
}

void FollowDesk::leaveDossier()
{
    m_follow.dossier.reset();
}

void FollowDesk::close()
{
    m_enquirer.forget();
    m_follow = {};
}

} // namespace motcua
