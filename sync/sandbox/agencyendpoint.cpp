// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/agencyendpoint.h"

#include <algorithm>

#include <QDateTime>
#include <QJsonDocument>

#include "app/domain/vietqr.h"
#include "sync/central/digest.h"
#include "sync/central/signedacceptance.h"
#include "sync/sandbox/acceptancepaper.h"
#include "sync/sandbox/dossierendpoint.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr qint64 mostBody = 4 << 20;

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// With the VietQR that says the same, unless another one is given, as a central that errs would have it.
QJsonObject withVietQr(QJsonObject fee, const QString &code)
{
    QJsonObject transfer = fee.value(u"transfer").toObject();
    if (transfer.isEmpty())
        return fee;
    if (!transfer.contains(u"purpose"_s))
        transfer.insert(u"purpose"_s, code);
    if (!transfer.contains(u"vietqr"_s))
        transfer.insert(u"vietqr"_s,
            QString::fromLatin1(
                vietQrPayload({transfer.value(u"bank").toString(), transfer.value(u"account").toString(),
                    fee.value(u"amount").toInteger(), transfer.value(u"purpose").toString()})));
    fee.insert(u"transfer"_s, transfer);
    return fee;
}

} // namespace

AgencyEndpoint::AgencyEndpoint(Ledger &ledger, Affairs &affairs, const Authority &authority)
    : m_ledger(ledger)
    , m_affairs(affairs)
    , m_authority(authority)
{
}

/// The dossier of that code and what the request says; answers itself where there is none.
void AgencyEndpoint::withDossier(Exchange &exchange, const Act &act)
{
    const auto body = exchange.body(mostBody);
    const auto dossier = m_ledger.dossierByCode(exchange.match(1));
    if (!dossier)
        return exchange.failed(dossier.error());
    if (!*dossier)
        return exchange.problem(404, u"dossier-unknown", u"There is no such dossier."_s);
    act(**dossier, QJsonDocument::fromJson(body.value_or(QByteArray())).object());
}

void AgencyEndpoint::ask(Exchange &exchange)
{
    withDossier(exchange, [&](const DossierRow &dossier, const QJsonObject &content) {
        if (content.value(u"items").toArray().isEmpty())
            return exchange.problem(422, u"request-invalid", u"items are needed."_s);
        const auto request = m_affairs.ask(dossier.code, content, now());
        const auto moved = moveOn(m_ledger, m_affairs, dossier.code, {now(), 5, {}});
        if (!request || !moved)
            return exchange.failed(!request ? request.error() : moved.error());
        exchange.answer(201, {{u"id"_s, request->id}});
    });
}

void AgencyEndpoint::demand(Exchange &exchange)
{
    withDossier(exchange, [&](const DossierRow &dossier, const QJsonObject &content) {
        if (content.value(u"name").toString().isEmpty() || content.value(u"amount").toInteger() < 1)
            return exchange.problem(422, u"fee-invalid", u"name and amount are needed."_s);
        const auto fee = m_affairs.demand(dossier.code, withVietQr(content, dossier.code));
        const auto moved = moveOn(m_ledger, m_affairs, dossier.code, {now(), 6, {}});
        if (!fee || !moved)
            return exchange.failed(!fee ? fee.error() : moved.error());
        exchange.answer(201, {{u"id"_s, fee->id}});
    });
}

void AgencyEndpoint::paid(Exchange &exchange)
{
    const auto fee = m_affairs.paid(exchange.match(1), now());
    if (!fee)
        return exchange.failed(fee.error());
    if (!*fee)
        return exchange.problem(404, u"fee-unknown", u"There is no such fee."_s);
    const auto all = m_affairs.fees((*fee)->code);
    if (!all)
        return exchange.failed(all.error());
    const bool settled = std::all_of(all->begin(), all->end(), [](const auto &one) { return one.paidAt; });
    if (const auto moved =
            settled ? moveOn(m_ledger, m_affairs, (*fee)->code, {now(), 4, {}}) : Result<void>();
        !moved)
        return exchange.failed(moved.error());
    exchange.answer(204);
}

void AgencyEndpoint::accept(Exchange &exchange)
{
    withDossier(exchange, [&](const DossierRow &dossier, const QJsonObject &content) {
        const QByteArray manifest = m_ledger.manifest(dossier.code).value_or(QByteArray());
        QJsonObject said = acceptanceOf(dossier, QJsonDocument::fromJson(manifest).object(), content, now());
        const QByteArray document = acceptancePaper(said);
        said.insert(
            u"document_sha256"_s, QString::fromLatin1(Digest::of(DigestKind::Sha256, document).toHex()));
        const auto statement = m_authority.sign(SignedAcceptance::type, said);
        if (!statement)
            return exchange.failed(statement.error());
        const auto kept = m_affairs.accept(dossier.code, {*statement, document});
        const auto moved = moveOn(m_ledger, m_affairs, dossier.code, {now(), 2, {}});
        if (!kept || !moved)
            return exchange.failed(!kept ? kept.error() : moved.error());
        exchange.answer(201);
    });
}

} // namespace motcua::sandbox
