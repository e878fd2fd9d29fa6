// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/personviewreader.h"

#include <algorithm>

#include <QRegularExpression>
#include <QUrl>

#include "app/domain/dossierstatus.h"
#include "app/domain/identity.h"
#include "app/domain/vietqr.h"
#include "sync/central/answerfields.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace motcua
{

namespace
{

constexpr qsizetype mostAddress = 200; ///< characters; more makes a QR that phones do not read off a screen
constexpr qsizetype mostName = 100; ///< characters
constexpr qsizetype mostFees = 20; ///< of one dossier

auto invalid(const QString &what)
{
    return fail(FaultId::CentralAnswerInvalid, what);
}

Result<SupplementItem> itemOf(const QJsonObject &object)
{
    AnswerFields said(object);
    SupplementItem item {
        said.id(u"component"), said.line(u"name"), said.count(u"copies").value_or(1), said.line(u"note")};
    if (!said.isGood() || item.name.isEmpty())
        return invalid(u"items"_s);
    return item;
}

Result<SupplementRequest> requestOf(const QJsonObject &object)
{
    AnswerFields said(object);
    const auto askedAt = said.time(u"asked_at");
    SupplementRequest request {said.id(u"id"), said.id(u"procedure_code"), said.id(u"case_id"),
        said.line(u"number"), askedAt.value_or(0), said.time(u"answer_by"), said.text(u"reason"),
        said.line(u"contact"), {}, said.flag(u"answered")};
    MOTCUA_ASSIGN(const auto items, listOf(object, u"items"_s));
    for (const QJsonObject &entry : items) {
        MOTCUA_ASSIGN(auto item, itemOf(entry));
        request.items.append(std::move(item));
    }
    if (!said.isGood() || request.id.isEmpty() || !askedAt || request.items.isEmpty())
        return invalid(u"request"_s);
    return request;
}

/// Money goes where this says: all of it has to be there, and the VietQR to say the very same.
std::optional<FeeTransfer> transferOf(const QJsonObject &object, qint64 amount)
{
    AnswerFields said(object);
    FeeTransfer transfer {said.id(u"bank"), said.line(u"bank_name"), said.id(u"account"),
        said.line(u"holder"), said.id(u"purpose"), said.raw(u"vietqr").toLatin1()};
    const VietQr meant {transfer.bank, transfer.account, amount, transfer.purpose};
    const bool good = said.isGood() && !transfer.holder.isEmpty() && parseVietQr(transfer.payload) == meant;
    return good ? std::optional(std::move(transfer)) : std::nullopt;
}

Result<Fee> feeOf(const QJsonObject &object)
{
    AnswerFields said(object);
    const auto amount = said.amount(u"amount");
    const QString state = said.raw(u"state");
    Fee fee {said.line(u"name"), amount.value_or(0), state == u"paid", said.time(u"pay_by"),
        said.time(u"paid_at"), {}, false};
    if (!said.isGood() || !amount || fee.name.isEmpty() || (!fee.paid && state != u"due"))
        return invalid(u"fees"_s);
    const QJsonValue transfer = object.value(u"transfer");
    if (fee.paid || transfer.isUndefined() || transfer.isNull())
        return fee;
    fee.transfer = transferOf(transfer.toObject(), fee.amount);
    fee.transferDoubtful = !fee.transfer;
    return fee;
}

bool isLike(const QString &text, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern)))
        .match(text)
        .hasMatch();
}

/// Of that many seconds; none where it is not said or beyond the bounds.
std::optional<std::chrono::seconds> secondsOf(
    AnswerFields &said, QStringView key, std::chrono::seconds least, std::chrono::seconds most)
{
    const std::chrono::seconds span(said.count(key).value_or(0));
    return span >= least && span <= most ? std::optional(span) : std::nullopt;
}

/// Where a citizen's phone is sent: to one plain place on the web, and over TLS.
std::optional<QUrl> placeOf(const QString &address)
{
    const bool printable = std::all_of(
        address.begin(), address.end(), [](QChar c) { return c > u' ' && c < u'\x7f' && c != u'\\'; });
    const QUrl url(address, QUrl::StrictMode);
    if (!printable || address.size() > mostAddress || !url.isValid() || url.scheme() != u"https"
        || url.host().isEmpty() || !url.userInfo().isEmpty())
        return std::nullopt;
    return url;
}

bool isName(const QString &text)
{
    constexpr QStringView between = u" '’.-";
    return !text.isEmpty() && text.size() <= mostName && text == text.trimmed()
        && std::all_of(text.begin(), text.end(),
            [&](QChar c) { return c.isLetterOrNumber() || c.isMark() || between.contains(c); });
}

} // namespace

bool isGrant(const PersonGrant &person)
{
    return isLike(QString::fromLatin1(person.token), "[A-Za-z0-9._~+/=-]{1,4096}");
}

Result<SignInOffer> readSignInOffer(const QJsonObject &answer)
{
    AnswerFields said(answer);
    const QString deviceCode = said.raw(u"device_code");
    const auto expiresIn = secondsOf(said, u"expires_in", 30s, 30min);
    const auto interval = secondsOf(said, u"interval", 1s, 60s);
    SignInOffer offer {deviceCode.toLatin1(), said.raw(u"user_code"), said.raw(u"verification_uri"),
        said.raw(u"verification_uri_complete"), expiresIn.value_or(0s), interval.value_or(0s)};
    const auto place = placeOf(offer.address), placeWithCode = placeOf(offer.addressWithCode);
    // Who reads the one under the QR has read where the QR leads.
    const bool samePlace = place && placeWithCode && place->host() == placeWithCode->host()
        && place->port() == placeWithCode->port();
    if (!said.isGood() || !isLike(deviceCode, "[A-Za-z0-9_-]{20,200}")
        || !isLike(offer.userCode, "[A-Z0-9][A-Z0-9-]{2,10}[A-Z0-9]") || !samePlace || !expiresIn
        || !interval)
        return invalid(u"sign-in"_s);
    return offer;
}

Result<SignedInPerson> readSignedInPerson(const QJsonObject &answer)
{
    AnswerFields said(answer);
    const QString grant = answer.value(u"grant").toString(); // whole: a piece of one is another one
    const auto lasts = secondsOf(said, u"expires_in", 1s, 1h);
    const SignedInPerson person {{grant.toLatin1()},
        said.raw(u"full_name").normalized(QString::NormalizationForm_C), said.raw(u"personal_number"),
        lasts.value_or(0s)};
    // A letter beyond Latin-1 would have become a question mark, which no grant has.
    if (!said.isGood() || !isGrant(person.grant) || !isName(person.fullName)
        || !parsePersonalNumber(person.personalNumber) || !lasts)
        return invalid(u"sign-in"_s);
    return person;
}

Result<QList<TimelineStep>> readTimeline(const QJsonObject &answer)
{
    MOTCUA_ASSIGN(const auto entries, listOf(answer, u"timeline"_s));
    QList<TimelineStep> steps;
    for (const QJsonObject &entry : entries) {
        AnswerFields said(entry);
        const auto at = said.time(u"at");
        const auto status = said.count(u"status");
        steps.append({at.value_or(0), status.value_or(0), said.line(u"status_text"), said.line(u"unit"),
            said.line(u"officer"), said.text(u"note"), said.time(u"due_at")});
        if (!said.isGood() || !at || !status || *status > lastDossierStatus)
            return invalid(u"timeline"_s);
    }
    return steps;
}

Result<QList<SupplementRequest>> readSupplements(const QJsonObject &answer)
{
    MOTCUA_ASSIGN(const auto entries, listOf(answer, u"requests"_s));
    QList<SupplementRequest> requests;
    for (const QJsonObject &entry : entries) {
        MOTCUA_ASSIGN(auto request, requestOf(entry));
        requests.append(std::move(request));
    }
    return requests;
}

Result<QList<Fee>> readFees(const QJsonObject &answer)
{
    MOTCUA_ASSIGN(const auto entries, listOf(answer, u"fees"_s));
    QList<Fee> fees;
    for (const QJsonObject &entry : entries) {
        MOTCUA_ASSIGN(auto fee, feeOf(entry));
        fees.append(std::move(fee));
        if (fees.size() > mostFees)
            return invalid(u"fees"_s);
    }
    return fees;
}

Result<Reusable> readReusable(const QJsonObject &answer)
{
    MOTCUA_ASSIGN(const auto entries, listOf(answer, u"papers"_s));
    const QJsonValue fields = answer.value(u"fields");
    if (!fields.isObject() && !fields.isUndefined() && !fields.isNull())
        return invalid(u"fields"_s);
    Reusable reusable {{}, fields.toObject()};
    for (const QJsonObject &entry : entries) {
        AnswerFields said(entry);
        reusable.papers.append(
            {said.id(u"id"), said.id(u"component"), said.line(u"name"), said.id(u"from_dossier"),
                said.time(u"received_at"), QByteArray::fromHex(entry.value(u"sha256").toString().toLatin1()),
                entry.value(u"bytes").toInteger(-1)});
        const ReusablePaper &paper = reusable.papers.last();
        if (!said.isGood() || paper.id.isEmpty() || paper.name.isEmpty() || paper.sha256.size() != 32
            || paper.bytes < 0)
            return invalid(u"papers"_s);
    }
    return reusable;
}

} // namespace motcua
