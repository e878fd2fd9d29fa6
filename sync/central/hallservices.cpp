// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/hallservices.h"

#include <algorithm>
#include <array>

#include "sync/central/answerfields.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr qsizetype mostServices = 50, mostNumber = 8;
constexpr std::array phases {u"waiting", u"accepted", u"coming", u"over"}; // HelpState::Phase
constexpr int mostPeople = 9'999;

auto invalid(const QString &what)
{
    return fail(FaultId::CentralAnswerInvalid, what);
}

/// So many people; none where it is no such number.
std::optional<int> people(const QJsonObject &object, QStringView key)
{
    const QJsonValue value = object.value(key);
    const int count = value.toInt(-1);
    return count >= 0 && count <= mostPeople ? std::optional(count) : std::nullopt;
}

bool isTicketNumber(const QString &number)
{
    return !number.isEmpty() && number.size() <= mostNumber
        && std::all_of(number.begin(), number.end(),
            [](QChar c) { return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'; });
}

} // namespace

Result<HelpState> readHelpState(const QJsonObject &answer)
{
    AnswerFields said(answer);
    const QString phase = said.raw(u"state");
    const QString staff = said.line(u"staff");
    const auto *const found = std::find(phases.begin(), phases.end(), phase);
    if (!said.isGood() || found == phases.end())
        return invalid(u"help"_s);
    return HelpState {HelpState::Phase(std::distance(phases.begin(), found)), staff};
}

Result<QList<QueueService>> readQueueServices(const QJsonObject &answer)
{
    MOTCUA_ASSIGN(const auto entries, listOf(answer, u"services"_s));
    QList<QueueService> services;
    for (const QJsonObject &entry : entries) {
        AnswerFields said(entry);
        const auto waiting = people(entry, u"waiting");
        services.append({said.id(u"id"), said.line(u"name"), waiting.value_or(0)});
        if (!said.isGood() || !waiting || services.last().id.isEmpty() || services.last().name.isEmpty()
            || services.size() > mostServices)
            return invalid(u"services"_s);
    }
    return services;
}

Result<QueueTicket> readQueueTicket(const QJsonObject &answer)
{
    AnswerFields said(answer);
    const auto ahead = people(answer, u"ahead");
    const auto issuedAt = said.time(u"issued_at");
    const QueueTicket ticket {said.raw(u"number"), said.id(u"service"), said.line(u"name"), ahead.value_or(0),
        said.line(u"counter"), issuedAt.value_or(0)};
    if (!said.isGood() || !ahead || !issuedAt || !isTicketNumber(ticket.number) || ticket.service.isEmpty()
        || ticket.name.isEmpty())
        return invalid(u"ticket"_s);
    return ticket;
}

} // namespace motcua
