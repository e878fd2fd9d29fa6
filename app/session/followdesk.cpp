// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/followdesk.h"

#include <algorithm>
#include <array>

#include "app/slip/slip.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr int withdrawn = 7; ///< TrangThaiHoSo

using Dossier = SessionState::Follow::Dossier;

bool isOver(int status)
{
    constexpr std::array over {3, 8, 9, 10}; // TrangThaiHoSo
    return std::find(over.begin(), over.end(), status) != over.end();
}

QList<SessionState::Follow::Step> stepsOf(const QList<TimelineStep> &said)
{
    QList<SessionState::Follow::Step> steps;
    for (const TimelineStep &step : said)
        steps.append({step.at, step.status, step.unit, step.officer, step.note, step.dueAt});
    std::stable_sort(steps.begin(), steps.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
    return steps;
}

QList<SessionState::Follow::Request> requestsOf(const QList<SupplementRequest> &said)
{
    QList<SessionState::Follow::Request> requests;
    for (const SupplementRequest &request : said) {
        QList<SessionState::Follow::Asked> items;
        for (const SupplementItem &item : request.items)
            items.append({item.name, item.note, item.copies});
        requests.append({request.number, request.reason, request.contact, request.askedAt, request.answerBy,
            items, request.answered});
    }
    return requests;
}

QList<SessionState::Follow::Fee> feesOf(const QList<Fee> &said)
{
    QList<SessionState::Follow::Fee> fees;
    for (const Fee &fee : said) {
        SessionState::Follow::Fee shown {
            fee.name, fee.amount, fee.paid, fee.payBy, fee.paidAt, {}, {}, {}, {}, {}, fee.transferDoubtful};
        if (const auto &transfer = fee.transfer) {
            shown.qr = qrImage(transfer->payload);
            shown.bank = transfer->bankName.isEmpty() ? transfer->bank : transfer->bankName;
            shown.account = transfer->account;
            shown.holder = transfer->holder;
            shown.purpose = transfer->purpose;
        }
        fees.append(shown);
    }
    return fees;
}

SessionState::Follow::Acceptance acceptanceOf(const SignedAcceptance &said)
{
    SessionState::Follow::Acceptance shown {said.number, said.agency, said.officer, said.applicant,
        said.procedure, said.returnPlace, {}, said.acceptedAt, said.dueAt};
    for (const SignedAcceptance::Paper &paper : said.papers) {
        QStringList more;
        if (!paper.form.isEmpty())
            more.append(paper.form);
        if (paper.count > 1)
            more.append(u"%1 bản"_s.arg(paper.count));
        shown.papers.append(more.isEmpty() ? paper.name : u"%1 (%2)"_s.arg(paper.name, more.join(u", "_s)));
    }
    return shown;
}

/// A fault that says nothing of the answer itself: what has been asked may be asked again, or by another.
bool saysNothingOfTheAnswer(FaultId fault)
{
    constexpr std::array outside {FaultId::CentralUnreachable, FaultId::CentralBusy,
        FaultId::CentralNotEnrolled, FaultId::PersonUnproven, FaultId::DossierUnknown};
    return std::find(outside.begin(), outside.end(), fault) != outside.end();
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
            Affairs affairs;
            MOTCUA_ASSIGN(affairs.steps, central.timeline(code, person));
            MOTCUA_ASSIGN(affairs.requests, central.supplements(code, person));
            // What is no good of these takes nothing from the rest.
            affairs.fees = central.fees(code, person);
            if (!affairs.fees && saysNothingOfTheAnswer(affairs.fees.error().id))
                return tl::unexpected(affairs.fees.error());
            affairs.acceptance = central.acceptance(code, person);
            if (!affairs.acceptance && saysNothingOfTheAnswer(affairs.acceptance.error().id))
                return tl::unexpected(affairs.acceptance.error());
            return affairs;
        },
        [this](const Affairs &affairs) { showAffairs(affairs); });
}

void FollowDesk::showAffairs(const Affairs &affairs)
{
    Dossier dossier = *m_follow.dossier;
    dossier.isOwn = true;
    dossier.steps = stepsOf(affairs.steps);
    dossier.late = false;
    if (!dossier.steps.isEmpty()) {
        const auto &last = dossier.steps.last();
        dossier.status = last.status; // it may have come since the stage was asked for
        dossier.late = last.dueAt && *last.dueAt < m_clock.now() && !isOver(last.status);
    }
    dossier.canWithdraw = !isOver(dossier.status) && dossier.status != withdrawn;
    dossier.requests = requestsOf(affairs.requests);
    dossier.fees = feesOf(affairs.fees.value_or(QList<Fee>()));
    dossier.feesUnknown = !affairs.fees;
    dossier.acceptanceDoubtful = !affairs.acceptance;
    const auto acceptance = affairs.acceptance.value_or(std::nullopt);
    dossier.acceptance = acceptance ? std::optional(acceptanceOf(acceptance->said)) : std::nullopt;
    m_acceptance = acceptance ? acceptance->document : QByteArray();
    m_requests = affairs.requests;
    show(dossier);
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
    m_acceptance.clear();
}

void FollowDesk::close()
{
    ++m_round;
    m_follow = {};
    m_requests.clear();
    m_acceptance.clear();
}

} // namespace motcua
