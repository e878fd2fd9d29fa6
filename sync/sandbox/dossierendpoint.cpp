// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/dossierendpoint.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>

#include "app/domain/dossierstatus.h"
#include "app/domain/vietnamtime.h"
#include "sync/central/digest.h"
#include "sync/central/signedreceipt.h"
#include "sync/sandbox/manifestreader.h"
#include "sync/sandbox/personendpoint.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr qint64 manifestLimit = 4 << 20;

QJsonValue timeOrNull(const std::optional<qint64> &unixMilliseconds)
{
    return unixMilliseconds ? QJsonValue(timeText(*unixMilliseconds)) : QJsonValue(QJsonValue::Null);
}

QJsonObject partJson(const PartRow &part)
{
    return {{u"component"_s, part.component}, {u"sha256"_s, part.sha256}, {u"bytes"_s, part.bytes}};
}

/// What a supplement goes under in the ledger, where codes are told apart: the dossier's code and the
/// request.
QString ledgerCode(const QString &code, const QString &requestId)
{
    return code + u'+' + requestId;
}

QString codeOf(const DossierRow &dossier)
{
    return dossier.code.section(u'+', 0, 0);
}

QJsonObject supplementIn(const QByteArray &manifest)
{
    return QJsonDocument::fromJson(manifest).object().value(u"supplement").toObject();
}

} // namespace

QString timeText(qint64 unixMilliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(unixMilliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject receiptJson(const DossierRow &dossier)
{
    QJsonArray parts;
    for (const PartRow &part : dossier.parts)
        parts.append(partJson(part));
    const QString request = dossier.code.section(u'+', 1, 1);
    return {
        {u"dossier_id"_s, dossier.id},
        {u"dossier_code"_s, codeOf(dossier)},
        {u"supplement_request"_s, request.isEmpty() ? QJsonValue() : QJsonValue(request)},
        {u"received_at"_s, timeText(dossier.receivedAt)},
        {u"due_at"_s, timeOrNull(dossier.dueAt)},
        {u"parts"_s, parts},
        {u"statement"_s, QString::fromLatin1(dossier.statement)},
    };
}

DossierEndpoint::DossierEndpoint(Ledger &ledger, Affairs &affairs, const Authority &authority, CodeForm form)
    : m_ledger(ledger)
    , m_affairs(affairs)
    , m_authority(authority)
    , m_form(form)
{
}

/// Whether the papers that are not sent again are this very person's.
bool DossierEndpoint::mayReuse(const Filing &filing)
{
    const bool none = std::all_of(filing.parts.begin(), filing.parts.end(),
        [](const PartRow &part) { return part.uploadId.isEmpty(); });
    if (none)
        return true;
    const QString person = applicantOf(filing.manifest);
    const auto dossiers = m_ledger.dossiers();
    return std::all_of(filing.parts.begin(), filing.parts.end(), [&](const PartRow &part) {
        if (part.uploadId.isEmpty())
            return true;
        return dossiers && !person.isEmpty()
            && std::any_of(dossiers->begin(), dossiers->end(), [&](const DossierRow &dossier) {
                   return std::any_of(dossier.parts.begin(), dossier.parts.end(), [&](const PartRow &held) {
                       return held.uploadId == part.uploadId;
                   }) && applicantOf(m_ledger.manifest(dossier.code).value_or(QByteArray())) == person;
               });
    });
}

/// What the supplement goes under; none: no such request of this person's stands open.
std::optional<QString> DossierEndpoint::requestAnswered(const Filing &filing)
{
    const QJsonObject supplement = supplementIn(filing.manifest);
    const QString code = supplement.value(u"dossier_code").toString();
    const QString id = supplement.value(u"request_id").toString();
    const auto request = m_affairs.request(code, id);
    const auto asked = m_ledger.manifest(code);
    const bool open =
        request && *request && ((*request)->answeredBy.isEmpty() || (*request)->answeredBy == filing.id);
    const QString person = applicantOf(filing.manifest);
    if (!open || !asked || person.isEmpty() || applicantOf(*asked) != person)
        return std::nullopt;
    return ledgerCode(code, id);
}

Result<void> moveOn(Ledger &ledger, Affairs &affairs, const QString &code, const Affairs::Step &step)
{
    MOTCUA_TRY(ledger.setStatus(code, step.status));
    return affairs.addStep(code, step);
}

void DossierEndpoint::put(Exchange &exchange)
{
    const auto bytes = exchange.body(manifestLimit);
    if (!bytes) {
        exchange.problem(413, u"manifest-too-large", u"The manifest is larger than 4 MiB."_s);
        return exchange.closeAfter();
    }
    auto filing = parseManifest(exchange.match(1).toLower(), *bytes);
    if (!filing)
        return exchange.problem(422, u"manifest-invalid", u"The manifest is not what the contract says."_s);
    filing->kioskId = exchange.kioskId;
    if (!mayReuse(*filing))
        return exchange.problem(
            422, u"reuse-refused", u"A paper that is to be used again is not this person's."_s);
    const QJsonObject supplement = supplementIn(*bytes);
    const auto answered = supplement.isEmpty() ? std::nullopt : requestAnswered(*filing);
    if (!supplement.isEmpty() && !answered)
        return exchange.problem(422, u"supplement-refused",
            u"No such request to complete a dossier of this person's stands open."_s);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QDate day = inVietnam(now).date();
    const auto filed = m_ledger.file(
        *filing, now, dueAt(filing->procedureCode, now), day.toString(Qt::ISODate),
        [&](qint64 sequence) { return answered.value_or(dossierCode(m_form, day, sequence)); },
        [&](const DossierRow &dossier) {
            return m_authority.sign(SignedReceipt::type,
                {{u"kiosk_id"_s, exchange.kioskId}, {u"dossier_id"_s, dossier.id},
                    {u"dossier_code"_s, codeOf(dossier)}, {u"received_at"_s, timeText(dossier.receivedAt)},
                    {u"due_at"_s, timeOrNull(dossier.dueAt)},
                    {u"manifest_sha256"_s,
                        QString::fromLatin1(Digest::of(DigestKind::Sha256, *bytes).toHex())}});
        });
    if (!filed)
        return exchange.failed(filed.error());
    const bool held =
        filed->outcome == Ledger::FilingOutcome::Created || filed->outcome == Ledger::FilingOutcome::Known;
    if (answered && held) {
        // The agency goes on with it.
        const auto noted = m_affairs.answered(supplement.value(u"request_id").toString(), filing->id);
        const auto moved = filed->outcome == Ledger::FilingOutcome::Created
            ? moveOn(m_ledger, m_affairs, supplement.value(u"dossier_code").toString(), {now, 4, {}})
            : Result<void>();
        if (!noted || !moved)
            return exchange.failed(!noted ? noted.error() : moved.error());
    }
    QJsonArray missing;
    switch (filed->outcome) {
    case Ledger::FilingOutcome::Created:
        return exchange.answer(201, receiptJson(filed->dossier));
    case Ledger::FilingOutcome::Known:
        return exchange.answer(200, receiptJson(filed->dossier));
    case Ledger::FilingOutcome::OtherBytes:
        return exchange.problem(409, u"dossier-conflict", u"This dossier was filed with another manifest."_s);
    case Ledger::FilingOutcome::PartsMissing:
        for (const PartRow &part : filed->missing)
            missing.append(partJson(part));
        return exchange.problem(
            409, u"parts-missing", u"Not all parts have arrived whole."_s, {{u"missing"_s, missing}});
    }
}

void DossierEndpoint::get(Exchange &exchange)
{
    const auto dossier = m_ledger.dossier(exchange.match(1).toLower());
    if (!dossier)
        return exchange.failed(dossier.error());
    if (!*dossier)
        return exchange.problem(404, u"dossier-unknown", u"There is no such dossier."_s);
    exchange.answer(200, receiptJson(**dossier));
}

void DossierEndpoint::progress(Exchange &exchange)
{
    const auto dossier = m_ledger.dossierByCode(exchange.match(1));
    if (!dossier)
        return exchange.failed(dossier.error());
    if (!*dossier)
        return exchange.problem(404, u"dossier-unknown", u"There is no such dossier."_s);
    exchange.answer(200,
        {{u"dossier_code"_s, (*dossier)->code}, {u"status"_s, (*dossier)->status},
            {u"status_text"_s, dossierStatusText((*dossier)->status)}});
}

void DossierEndpoint::provisional(Exchange &exchange)
{
    const QString token = provisionalToken(exchange.match(1));
    const auto dossier =
        token.isEmpty() ? Result<std::optional<DossierRow>>() : m_ledger.dossierByToken(token);
    if (!dossier)
        return exchange.failed(dossier.error());
    const bool page = exchange.header("Accept").value_or(QByteArray()).contains("text/html");
    if (!*dossier && !page)
        return exchange.problem(404, u"not-arrived", u"No dossier with this token has arrived yet."_s);
    if (!page)
        return exchange.answer(200,
            {{u"dossier_code"_s, codeOf(**dossier)}, {u"received_at"_s, timeText((*dossier)->receivedAt)}});
    const QString words = *dossier
        ? u"Hồ sơ đã đến hệ thống trung tâm. Mã hồ sơ: <strong>%1</strong>"_s.arg(
            codeOf(**dossier).toHtmlEscaped())
        : u"Hồ sơ chưa đến hệ thống trung tâm. Hồ sơ vẫn được giữ an toàn trên kiosk và sẽ tự gửi. Xin xem lại sau."_s;
    const QString html =
        u"<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width\"><title>Tra cứu phiếu tạm</title>"
        "<h1>Tra cứu phiếu tạm</h1><p>%1</p></html>"_s.arg(words);
    exchange.answer(*dossier ? 200 : 404, "text/html; charset=utf-8", html.toUtf8());
}

void DossierEndpoint::setStatus(Exchange &exchange)
{
    const auto body = exchange.body(manifestLimit);
    QJsonObject asked = QJsonDocument::fromJson(body.value_or(QByteArray())).object();
    const int status = asked.take(u"status"_s).toInt();
    if (status < 1 || status > 10)
        return exchange.problem(422, u"status-invalid", u"status is 1 to 10."_s);
    const auto changed = m_ledger.setStatus(exchange.match(1), status);
    if (!changed)
        return exchange.failed(changed.error());
    if (!*changed)
        return exchange.problem(404, u"dossier-unknown", u"There is no such dossier."_s);
    const auto noted =
        m_affairs.addStep(exchange.match(1), {QDateTime::currentMSecsSinceEpoch(), status, asked});
    if (!noted)
        return exchange.failed(noted.error());
    exchange.answer(204);
}

} // namespace motcua::sandbox
