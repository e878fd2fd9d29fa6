// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/hallendpoint.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include "sync/sandbox/dossierendpoint.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr qint64 smallBody = 64 * 1024;

QJsonObject jsonOf(Exchange &exchange)
{
    return QJsonDocument::fromJson(exchange.body(smallBody).value_or(QByteArray())).object();
}

QJsonObject stateJson(const Hall::Call &call)
{
    QJsonObject json {{u"state"_s, call.state}};
    if (!call.staff.isEmpty())
        json.insert(u"staff"_s, call.staff);
    return json;
}

} // namespace

void HallEndpoint::call(Exchange &exchange)
{
    const QJsonObject asked = jsonOf(exchange);
    const Hall::Call call = m_hall.call({exchange.match(1).toLower(), exchange.kioskId,
        asked.value(u"about").toString(), asked.value(u"language").toString()});
    exchange.answer(200, stateJson(call));
}

void HallEndpoint::state(Exchange &exchange)
{
    const auto call = m_hall.find(exchange.kioskId, exchange.match(1).toLower());
    if (!call)
        return exchange.problem(404, u"call-unknown", u"Nobody calls under this id."_s);
    exchange.answer(200, stateJson(*call));
}

void HallEndpoint::end(Exchange &exchange)
{
    m_hall.end(exchange.kioskId, exchange.match(1).toLower());
    exchange.answer(204);
}

void HallEndpoint::services(Exchange &exchange)
{
    QJsonArray services;
    for (const Hall::Service &service : m_hall.services())
        services.append(QJsonObject {{u"id"_s, service.id}, {u"name"_s, service.name},
            {u"waiting"_s, service.taken - service.called}});
    exchange.answer(200, {{u"services"_s, services}});
}

void HallEndpoint::take(Exchange &exchange)
{
    const QJsonObject asked = jsonOf(exchange);
    const auto ticket = m_hall.take(exchange.kioskId, exchange.match(1).toLower(),
        asked.value(u"service").toString(), QDateTime::currentMSecsSinceEpoch());
    if (!ticket)
        return exchange.problem(422, u"service-unknown", u"There is no such service in this hall now."_s);
    exchange.answer(200,
        {{u"number"_s, ticket->number}, {u"service"_s, ticket->service}, {u"name"_s, ticket->name},
            {u"ahead"_s, ticket->ahead}, {u"issued_at"_s, timeText(ticket->issuedAt)}});
}

void HallEndpoint::calls(Exchange &exchange)
{
    QJsonArray calls;
    for (const Hall::Call &call : m_hall.calls()) {
        QJsonObject json = stateJson(call);
        json.insert(u"id"_s, call.id);
        json.insert(u"kiosk_id"_s, call.kioskId);
        json.insert(u"about"_s, call.about);
        json.insert(u"language"_s, call.language);
        calls.append(json);
    }
    exchange.answer(200, {{u"calls"_s, calls}});
}

void HallEndpoint::answer(Exchange &exchange)
{
    const QJsonObject said = jsonOf(exchange);
    if (!m_hall.answer(
            exchange.match(1).toLower(), said.value(u"state").toString(), said.value(u"staff").toString()))
        return exchange.problem(404, u"call-unknown", u"Nobody calls under this id."_s);
    exchange.answer(204);
}

void HallEndpoint::setServices(Exchange &exchange)
{
    QList<Hall::Service> services;
    for (const QJsonValue &one : jsonOf(exchange).value(u"services").toArray())
        services.append({one[u"id"].toString(), one[u"name"].toString(),
            QChar(u'A' + int(services.size() % 26)), one[u"waiting"].toInt(), 0});
    m_hall.setServices(services);
    exchange.answer(204);
}

} // namespace motcua::sandbox
