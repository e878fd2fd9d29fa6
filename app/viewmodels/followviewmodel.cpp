// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/followviewmodel.h"

#include <algorithm>

#include "app/viewmodels/words.h"

using namespace Qt::Literals::StringLiterals;

namespace motcua
{

namespace
{

using Follow = SessionState::Follow;

/// It is the agency that has to act next (TrangThaiHoSo).
bool isWithAgency(int status)
{
    return status == 1 || status == 2 || status == 4 || status == 7;
}

QList<TimelineEntry> stepsOf(const Follow::Dossier &dossier, const QString &language)
{
    QList<TimelineEntry> entries;
    for (const Follow::Step &step : dossier.steps) {
        TimelineEntry entry;
        entry.number = int(entries.size()) + 1;
        entry.status = step.status;
        entry.when = words::moment(step.at, language);
        entry.who = words::joined({step.unit, step.officer}, u" · "_s);
        entry.note = step.note;
        if (entry.number == dossier.steps.size() && isWithAgency(step.status))
            entry.dueDay = words::day(step.dueAt.value_or(0), language);
        entries.append(entry);
    }
    std::reverse(entries.begin(), entries.end());
    return entries;
}

QList<RequestEntry> requestsOf(const Follow::Dossier &dossier, const QString &language)
{
    QList<RequestEntry> entries;
    for (const Follow::Request &request : dossier.requests) {
        RequestEntry entry;
        entry.number = int(entries.size()) + 1;
        entry.asked = words::day(request.askedAt, language);
        entry.answerBy = words::day(request.answerBy.value_or(0), language);
        entry.reason = request.reason;
        entry.contact = request.contact;
        for (const Follow::Asked &asked : request.items)
            entry.items.append(words::joined(
                {asked.name, asked.copies > 1 ? words::copies(asked.copies, language) : QString(),
                    asked.note},
                u", "_s));
        entry.answered = request.answered;
        entries.append(entry);
    }
    std::stable_partition(entries.begin(), entries.end(), [](const auto &entry) { return !entry.answered; });
    return entries;
}

QList<FeeEntry> feesOf(const Follow::Dossier &dossier, const QString &language)
{
    QList<FeeEntry> entries;
    for (const Follow::Fee &fee : dossier.fees) {
        FeeEntry entry;
        entry.number = int(entries.size()) + 1;
        entry.name = fee.name;
        entry.amount = words::money(fee.amount, language);
        entry.paid = fee.paid;
        entry.day = words::day((fee.paid ? fee.paidAt : fee.payBy).value_or(0), language);
        entry.qr = fee.qr;
        entry.bank = fee.bank;
        entry.account = fee.account;
        entry.holder = fee.holder;
        entry.purpose = fee.purpose;
        entry.doubtful = fee.doubtful;
        entries.append(entry);
    }
    std::stable_partition(entries.begin(), entries.end(), [](const auto &entry) { return !entry.paid; });
    return entries;
}

} // namespace

void FollowViewModel::apply(const SessionState &state)
{
    const SessionState::Follow &follow = state.follow;
    Shown fresh;
    fresh.typed = follow.typed;
    fresh.invalid = follow.invalid;
    fresh.reading = follow.reading;
    fresh.asking = follow.asking;
    if (follow.dossier) {
        fresh.code = follow.dossier->code;
        fresh.place = int(follow.dossier->place);
        fresh.status = follow.dossier->status;
        fresh.own = follow.dossier->isOwn;
        fresh.late = follow.dossier->late;
        fresh.feesUnknown = follow.dossier->feesUnknown;
        fresh.payable = std::any_of(follow.dossier->fees.begin(), follow.dossier->fees.end(),
            [](const Follow::Fee &fee) { return !fee.paid && !fee.qr.isNull(); });
        fresh.hasAcceptance = follow.dossier->acceptance || follow.dossier->acceptanceDoubtful;
        fresh.canWithdraw = follow.dossier->canWithdraw;
    }
    const Follow::Dossier dossier = follow.dossier.value_or(Follow::Dossier {});
    m_steps.assign(stepsOf(dossier, state.language));
    m_requests.assign(requestsOf(dossier, state.language));
    m_fees.assign(feesOf(dossier, state.language));
    show(m_shown, fresh);
}

void FollowViewModel::open()
{
    m_wishes.send(&Intents::follow);
}

void FollowViewModel::readSlip()
{
    m_wishes.send(&Intents::readSlip);
}

void FollowViewModel::complete(int number)
{
    m_wishes.send(&Intents::complete, number - 1);
}

void FollowViewModel::look()
{
    m_wishes.send(&Intents::signIn);
}

void FollowViewModel::showAcceptance()
{
    m_wishes.send(&Intents::showAcceptance);
}

void FollowViewModel::withdraw()
{
    m_wishes.send(&Intents::withdraw);
}

} // namespace motcua
