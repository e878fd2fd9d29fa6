// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/personendpoint.h"

#include <algorithm>
#include <array>

#include <QDateTime>
#include <QJsonDocument>

#include "app/domain/dossierstatus.h"
#include "sync/central/smallfile.h"
#include "sync/sandbox/dossierendpoint.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr qint64 smallBody = 64 * 1024;
constexpr qsizetype mostReason = 500; ///< characters

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// `filed`: the dossier's manifest.
QJsonObject requestJson(const Affairs::Request &request, const QJsonObject &filed)
{
    QJsonObject json = request.content;
    for (const QString &key : {u"procedure_code"_s, u"case_id"_s})
        json.insert(key, filed.value(key).toString());
    json.insert(u"id"_s, request.id);
    json.insert(u"asked_at"_s, timeText(request.askedAt));
    json.insert(u"answered"_s, !request.answeredBy.isEmpty());
    return json;
}

} // namespace

QString applicantOf(const QByteArray &manifest)
{
    return QJsonDocument::fromJson(manifest)
        .object()
        .value(u"applicant")
        .toObject()
        .value(u"personal_number")
        .toString();
}

PersonEndpoint::PersonEndpoint(Ledger &ledger, Affairs &affairs, UploadFiles files)
    : m_ledger(ledger)
    , m_affairs(affairs)
    , m_files(std::move(files))
{
}

QString PersonEndpoint::person(Exchange &exchange)
{
    const QByteArray bearer = exchange.header("Authorization").value_or(QByteArray());
    const QString number = bearer.startsWith("Bearer ")
        ? m_affairs.personOf(exchange.kioskId, bearer.sliced(7), now())
        : QString();
    if (number.isEmpty())
        exchange.problem(403, u"person-unproven", u"This is shown to a person who was recognised."_s);
    return number;
}

void PersonEndpoint::withOwn(Exchange &exchange, const std::function<void(const DossierRow &)> &then)
{
    const QString number = person(exchange);
    if (number.isEmpty())
        return;
    const auto dossier = m_ledger.dossierByCode(exchange.match(1));
    const auto manifest = m_ledger.manifest(exchange.match(1));
    if (!dossier || !manifest)
        return exchange.failed(!dossier ? dossier.error() : manifest.error());
    if (!*dossier)
        return exchange.problem(404, u"dossier-unknown", u"There is no such dossier."_s);
    if (applicantOf(*manifest) != number)
        return exchange.problem(
            403, u"person-unproven", u"This is shown to the person whose dossier it is."_s);
    then(**dossier);
}

void PersonEndpoint::timeline(Exchange &exchange)
{
    withOwn(exchange, [&](const DossierRow &dossier) {
        const auto steps = m_affairs.steps(dossier.code);
        if (!steps)
            return exchange.failed(steps.error());
        QJsonArray timeline {QJsonObject {{u"at"_s, timeText(dossier.receivedAt)}, {u"status"_s, 1},
            {u"status_text"_s, dossierStatusText(1)}}};
        for (const Affairs::Step &step : *steps) {
            QJsonObject json = step.more;
            json.insert(u"at"_s, timeText(step.at));
            json.insert(u"status"_s, step.status);
            json.insert(u"status_text"_s, dossierStatusText(step.status));
            timeline.append(json);
        }
        exchange.answer(200, {{u"dossier_code"_s, dossier.code}, {u"timeline"_s, timeline}});
    });
}

void PersonEndpoint::supplements(Exchange &exchange)
{
    withOwn(exchange, [&](const DossierRow &dossier) {
        const auto requests = m_affairs.requests(dossier.code);
        if (!requests)
            return exchange.failed(requests.error());
        const QByteArray manifest = m_ledger.manifest(dossier.code).value_or(QByteArray());
        const QJsonObject filed = QJsonDocument::fromJson(manifest).object();
        QJsonArray list;
        for (const Affairs::Request &request : *requests)
            list.append(requestJson(request, filed));
        exchange.answer(200, {{u"dossier_code"_s, dossier.code}, {u"requests"_s, list}});
    });
}

void PersonEndpoint::reusable(Exchange &exchange)
{
    const QString number = person(exchange);
    if (number.isEmpty())
        return;
    const auto dossiers = m_ledger.dossiers();
    if (!dossiers)
        return exchange.failed(dossiers.error());
    QJsonArray papers;
    QJsonObject fields;
    for (const DossierRow &dossier : *dossiers) {
        const QByteArray manifest = m_ledger.manifest(dossier.code).value_or(QByteArray());
        if (applicantOf(manifest) != number)
            continue;
        const QJsonObject filed = QJsonDocument::fromJson(manifest).object();
        const QJsonArray named = filed.value(u"parts").toArray();
        // A component's id says what it is within its procedure only.
        const bool ofProcedure = filed.value(u"procedure_code").toString() == exchange.parameter("procedure");
        for (qsizetype i = 0; i < dossier.parts.size(); ++i) {
            const PartRow &part = dossier.parts[i];
            const QString kind = named.at(i)[u"kind"].toString();
            if (kind == u"form" && ofProcedure) {
                const QByteArray form = readSmallFile(m_files.path(part.uploadId)).value_or(QByteArray());
                fields = QJsonDocument::fromJson(form).object().value(u"values").toObject();
            } else if (kind == u"paper") {
                papers.append(QJsonObject {{u"id"_s, part.uploadId},
                    {u"component"_s, ofProcedure ? part.component : QString()},
                    {u"name"_s, named.at(i)[u"file_name"].toString(part.component)},
                    {u"from_dossier"_s, dossier.code.section(u'+', 0, 0)},
                    {u"received_at"_s, timeText(dossier.receivedAt)}, {u"sha256"_s, part.sha256},
                    {u"bytes"_s, part.bytes}});
            }
        }
    }
    exchange.answer(200, {{u"papers"_s, papers}, {u"fields"_s, fields}});
}

void PersonEndpoint::grant(Exchange &exchange)
{
    const auto body = exchange.body(smallBody);
    const QJsonObject asked = QJsonDocument::fromJson(body.value_or(QByteArray())).object();
    const QString kiosk = asked.value(u"kiosk_id").toString(),
                  number = asked.value(u"personal_number").toString();
    if (kiosk.isEmpty() || number.isEmpty())
        return exchange.problem(422, u"person-invalid", u"kiosk_id and personal_number are needed."_s);
    exchange.answer(201, {{u"grant"_s, QString::fromLatin1(m_affairs.grant(kiosk, number, now()))}});
}

void PersonEndpoint::fees(Exchange &exchange)
{
    withOwn(exchange, [&](const DossierRow &dossier) {
        const auto fees = m_affairs.fees(dossier.code);
        if (!fees)
            return exchange.failed(fees.error());
        QJsonArray list;
        for (const Affairs::Fee &fee : *fees) {
            QJsonObject json = fee.content;
            json.insert(u"state"_s, fee.paidAt ? u"paid"_s : u"due"_s);
            if (fee.paidAt)
                json.insert(u"paid_at"_s, timeText(*fee.paidAt));
            list.append(json);
        }
        exchange.answer(200, {{u"dossier_code"_s, dossier.code}, {u"fees"_s, list}});
    });
}

void PersonEndpoint::acceptance(Exchange &exchange)
{
    withOwn(exchange, [&](const DossierRow &dossier) {
        const auto acceptance = m_affairs.acceptance(dossier.code);
        if (!acceptance)
            return exchange.failed(acceptance.error());
        if (!*acceptance)
            return exchange.problem(404, u"not-accepted", u"The agency has not accepted it yet."_s);
        exchange.answer(200,
            {{u"dossier_code"_s, dossier.code},
                {u"document"_s, QString::fromLatin1((*acceptance)->document.toBase64())},
                {u"statement"_s, QString::fromLatin1((*acceptance)->statement)}});
    });
}

void PersonEndpoint::withdraw(Exchange &exchange)
{
    constexpr int withdrawn = 7; // TrangThaiHoSo
    constexpr std::array over {3, 8, 9, 10};
    const auto body = exchange.body(smallBody);
    const QString reason =
        QJsonDocument::fromJson(body.value_or(QByteArray())).object()[u"reason"].toString();
    withOwn(exchange, [&](const DossierRow &dossier) {
        if (reason.trimmed().isEmpty() || reason.size() > mostReason)
            return exchange.problem(
                422, u"reason-invalid", u"A reason of at most 500 characters is needed."_s);
        if (std::find(over.begin(), over.end(), dossier.status) != over.end())
            return exchange.problem(409, u"withdrawal-closed", u"It is too late to withdraw this dossier."_s);
        const bool first = dossier.status != withdrawn;
        const auto done = first
            ? moveOn(m_ledger, m_affairs, dossier.code, {now(), withdrawn, {{u"note"_s, reason}}})
            : Result<void>();
        if (!done)
            return exchange.failed(done.error());
        exchange.answer(first ? 201 : 200, {{u"dossier_code"_s, dossier.code}, {u"status"_s, withdrawn}});
    });
}

} // namespace motcua::sandbox
