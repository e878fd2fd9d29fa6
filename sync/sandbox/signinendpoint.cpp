// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/signinendpoint.h"

#include <algorithm>

#include <QDateTime>
#include <QJsonDocument>
#include <QUrlQuery>

#include "app/domain/identity.h"
#include "sync/sandbox/signinpage.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr qint64 smallBody = 64 * 1024;

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// Those whose sample cards lie on the scanner's glass in demonstrations, and the tests' own.
const QList<Person> &persons()
{
    static const QList<Person> all {{u"001090001234"_s, u"Nguyễn Văn Mẫu"_s},
        {u"079192005678"_s, u"Trần Thị Thử"_s}, {u"000099012345"_s, u"Lê Văn Bịa"_s}};
    return all;
}

void show(Exchange &exchange, int status, const QByteArray &html)
{
    exchange.set("Content-Security-Policy", signInPagePolicy);
    exchange.set("Referrer-Policy", "no-referrer");
    exchange.answer(status, "text/html; charset=utf-8", html);
}

/// Empty where it is too large.
QByteArray bodyOf(Exchange &exchange)
{
    const auto body = exchange.body(smallBody);
    if (!body)
        exchange.closeAfter();
    return body.value_or(QByteArray());
}

QJsonObject jsonOf(Exchange &exchange)
{
    return QJsonDocument::fromJson(bodyOf(exchange)).object();
}

} // namespace

SignInEndpoint::SignInEndpoint(Affairs &affairs)
    : m_signIns(affairs)
{
}

void SignInEndpoint::offer(Exchange &exchange, const QString &origin)
{
    (void)bodyOf(exchange); // says nothing, but the next request comes behind it
    const SignIns::Offer made = m_signIns.offer(exchange.kioskId, now());
    const QString address = origin + u"/vneid"_s;
    exchange.answer(201,
        {{u"device_code"_s, QString::fromLatin1(made.deviceCode)}, {u"user_code"_s, made.userCode},
            {u"verification_uri"_s, address},
            {u"verification_uri_complete"_s, address + u"?code="_s + made.userCode},
            {u"expires_in"_s, SignIns::offerLife / 1'000}, {u"interval"_s, SignIns::leastInterval / 1'000}});
}

void SignInEndpoint::token(Exchange &exchange)
{
    const QByteArray code = jsonOf(exchange).value(u"device_code").toString().toLatin1();
    const qint64 at = now();
    const SignIns::Answer answer = m_signIns.ask(exchange.kioskId, code, at);
    switch (answer.standing) {
    case SignIns::Standing::Pending:
        return exchange.problem(400, u"authorization-pending", u"Nobody has answered yet."_s);
    case SignIns::Standing::TooSoon:
        return exchange.problem(400, u"slow-down", u"Five seconds more between questions."_s);
    case SignIns::Standing::Refused:
        return exchange.problem(400, u"access-denied", u"The person said no."_s);
    case SignIns::Standing::Void:
        return exchange.problem(400, u"expired-token", u"No such code of this kiosk's, or not any more."_s);
    case SignIns::Standing::Agreed:
        return exchange.answer(200,
            {{u"grant"_s, QString::fromLatin1(answer.grant)},
                {u"expires_in"_s, (answer.grantUntil - at) / 1'000}, {u"full_name"_s, answer.person.fullName},
                {u"personal_number"_s, answer.person.personalNumber}});
    }
}

void SignInEndpoint::end(Exchange &exchange)
{
    m_signIns.end(exchange.kioskId, exchange.match(1).toLatin1());
    exchange.answer(204);
}

void SignInEndpoint::page(Exchange &exchange)
{
    const QString code = exchange.parameter("code");
    const auto awaited = m_signIns.awaited(code, now());
    if (awaited)
        return show(exchange, 200, choicePage(*awaited, persons()));
    show(exchange, code.isEmpty() ? 200 : 404, codePage(code));
}

void SignInEndpoint::choose(Exchange &exchange)
{
    // In forms a space is a plus, which QUrlQuery leaves alone.
    const QUrlQuery form(QString::fromUtf8(bodyOf(exchange)).replace(u'+', u"%20"_s));
    const auto field = [&](const QString &name) { return form.queryItemValue(name, QUrl::FullyDecoded); };
    const QString code = field(u"code"_s);
    const auto person = std::find_if(persons().begin(), persons().end(),
        [&](const Person &one) { return one.personalNumber == field(u"person"_s); });
    if (form.hasQueryItem(u"refuse"_s) && m_signIns.refuse(code, now()))
        return show(exchange, 200, refusedPage());
    if (!form.hasQueryItem(u"refuse"_s) && person != persons().end() && m_signIns.agree(code, *person, now()))
        return show(exchange, 200, agreedPage(*person));
    show(exchange, 404, codePage(code));
}

void SignInEndpoint::decide(Exchange &exchange)
{
    const QJsonObject said = jsonOf(exchange);
    const Person person {said.value(u"personal_number").toString(), said.value(u"full_name").toString()};
    const bool refuses = said.value(u"refuse").toBool(), isOver = said.value(u"expire").toBool();
    if (!refuses && !isOver && (!parsePersonalNumber(person.personalNumber) || person.fullName.isEmpty()))
        return exchange.problem(422, u"person-invalid", u"personal_number and full_name are needed."_s);
    const QString code = exchange.match(1);
    const bool done = isOver ? m_signIns.expire(code)
        : refuses            ? m_signIns.refuse(code, now())
                             : m_signIns.agree(code, person, now());
    if (!done)
        return exchange.problem(404, u"sign-in-unknown", u"Nobody is awaited under this code."_s);
    exchange.answer(204);
}

} // namespace motcua::sandbox
