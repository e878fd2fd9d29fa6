// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/personviewreader.h"

#include <algorithm>

#include <QDateTime>
#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>

#include "app/domain/dossierstatus.h"
#include "app/domain/identity.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace motcua
{

namespace
{

constexpr qsizetype mostEntries = 1'000;
constexpr qsizetype mostText = 4'000; ///< characters
constexpr qsizetype mostAddress = 200; ///< characters; more makes a QR that phones do not read off a screen
constexpr qsizetype mostName = 100; ///< characters

auto invalid(const QString &what)
{
    return fail(FaultId::CentralAnswerInvalid, what);
}

/// Reads what an object says. What it does not say (absent or null) is empty; a thing of another kind than
/// the contract's makes all of it bad.
class Said
{
public:
    explicit Said(const QJsonObject &object)
        : m_object(object)
    {
    }
    QString text(QStringView key)
    {
        const auto value = said(key, &QJsonValue::isString);
        return value ? value->toString().left(mostText) : QString();
    }
    std::optional<qint64> time(QStringView key)
    {
        const auto value = said(key, &QJsonValue::isString);
        if (!value)
            return std::nullopt;
        const QDateTime time = QDateTime::fromString(value->toString(), Qt::ISODateWithMs);
        // Without an offset (RFC 3339) it would be this machine's time.
        m_good = m_good && time.isValid() && time.timeSpec() != Qt::LocalTime;
        return time.toMSecsSinceEpoch();
    }
    /// A whole number from 1.
    std::optional<int> count(QStringView key)
    {
        const auto value = said(key, &QJsonValue::isDouble);
        if (!value)
            return std::nullopt;
        m_good = m_good && value->toInt() >= 1;
        return value->toInt();
    }
    bool flag(QStringView key)
    {
        const auto value = said(key, &QJsonValue::isBool);
        return value && value->toBool();
    }
    bool isGood() const { return m_good; }

private:
    std::optional<QJsonValue> said(QStringView key, bool (QJsonValue::*isOfTheKind)() const)
    {
        const QJsonValue value = m_object.value(key);
        if (value.isUndefined() || value.isNull())
            return std::nullopt;
        const bool right = (value.*isOfTheKind)();
        m_good = m_good && right;
        return right ? std::optional(value) : std::nullopt;
    }

    QJsonObject m_object;
    bool m_good = true;
};

/// The objects of a list that has to be there.
Result<QList<QJsonObject>> listOf(const QJsonObject &object, const QString &key)
{
    const QJsonValue value = object.value(key);
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.size() > mostEntries)
        return invalid(key);
    QList<QJsonObject> list;
    for (const QJsonValue &entry : array)
        list.append(entry.toObject());
    return list;
}

Result<SupplementItem> itemOf(const QJsonObject &object)
{
    Said said(object);
    SupplementItem item {
        said.text(u"component"), said.text(u"name"), said.count(u"copies").value_or(1), said.text(u"note")};
    if (!said.isGood() || item.name.isEmpty())
        return invalid(u"items"_s);
    return item;
}

Result<SupplementRequest> requestOf(const QJsonObject &object)
{
    Said said(object);
    const auto askedAt = said.time(u"asked_at");
    SupplementRequest request {said.text(u"id"), said.text(u"procedure_code"), said.text(u"case_id"),
        said.text(u"number"), askedAt.value_or(0), said.time(u"answer_by"), said.text(u"reason"),
        said.text(u"contact"), {}, said.flag(u"answered")};
    MOTCUA_ASSIGN(const auto items, listOf(object, u"items"_s));
    for (const QJsonObject &entry : items) {
        MOTCUA_ASSIGN(auto item, itemOf(entry));
        request.items.append(std::move(item));
    }
    if (!said.isGood() || request.id.isEmpty() || !askedAt || request.items.isEmpty())
        return invalid(u"request"_s);
    return request;
}

bool isLike(const QString &text, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern)))
        .match(text)
        .hasMatch();
}

/// Of that many seconds; none where it is not said or beyond the bounds.
std::optional<std::chrono::seconds> secondsOf(
    Said &said, QStringView key, std::chrono::seconds least, std::chrono::seconds most)
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
    Said said(answer);
    const QString deviceCode = said.text(u"device_code");
    const auto expiresIn = secondsOf(said, u"expires_in", 30s, 30min);
    const auto interval = secondsOf(said, u"interval", 1s, 60s);
    SignInOffer offer {deviceCode.toLatin1(), said.text(u"user_code"), said.text(u"verification_uri"),
        said.text(u"verification_uri_complete"), expiresIn.value_or(0s), interval.value_or(0s)};
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
    Said said(answer);
    const QString grant = answer.value(u"grant").toString(); // whole: a piece of one is another one
    const auto lasts = secondsOf(said, u"expires_in", 1s, 1h);
    const SignedInPerson person {{grant.toLatin1()},
        said.text(u"full_name").normalized(QString::NormalizationForm_C), said.text(u"personal_number"),
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
        Said said(entry);
        const auto at = said.time(u"at");
        const auto status = said.count(u"status");
        steps.append({at.value_or(0), status.value_or(0), said.text(u"status_text"), said.text(u"unit"),
            said.text(u"officer"), said.text(u"note"), said.time(u"due_at")});
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

Result<Reusable> readReusable(const QJsonObject &answer)
{
    MOTCUA_ASSIGN(const auto entries, listOf(answer, u"papers"_s));
    const QJsonValue fields = answer.value(u"fields");
    if (!fields.isObject() && !fields.isUndefined() && !fields.isNull())
        return invalid(u"fields"_s);
    Reusable reusable {{}, fields.toObject()};
    for (const QJsonObject &entry : entries) {
        Said said(entry);
        reusable.papers.append(
            {said.text(u"id"), said.text(u"component"), said.text(u"name"), said.text(u"from_dossier"),
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
