// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/dossier.h"

#include <algorithm>
#include <array>

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

struct StateName {
    DossierState state;
    QStringView name;
};
constexpr std::array stateNames {
    StateName {DossierState::Draft, u"draft"},
    StateName {DossierState::Queued, u"queued"},
    StateName {DossierState::Uploading, u"uploading"},
    StateName {DossierState::Submitted, u"submitted"},
    StateName {DossierState::Attention, u"attention"},
    StateName {DossierState::Kept, u"kept"},
    StateName {DossierState::Shredded, u"shredded"},
};

/// Unknown is null in the manifest, never an empty text.
QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue dateOrNull(const QDate &date)
{
    return date.isValid() ? QJsonValue(date.toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

QJsonValue timeOrNull(qint64 unixMilliseconds)
{
    if (unixMilliseconds == 0)
        return QJsonValue::Null;
    return QDateTime::fromMSecsSinceEpoch(unixMilliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonValue hexOrNull(const QByteArray &bytes)
{
    return textOrNull(QString::fromLatin1(bytes.toHex()));
}

QJsonObject applicantJson(const CardIdentity &card)
{
    return {
        {u"birth_date"_s, dateOrNull(card.birthDate)},
        {u"extra"_s, QJsonArray::fromStringList(card.extra)},
        {u"full_name"_s, card.fullName},
        {u"issue_date"_s, dateOrNull(card.issueDate)},
        {u"kind"_s, card.kind == CardKind::Cccd ? u"cccd"_s : u"can_cuoc"_s},
        {u"old_number"_s, textOrNull(card.oldNumber)},
        {u"personal_number"_s, card.personalNumber},
        {u"residence"_s, textOrNull(card.residence)},
        {u"sex"_s, card.sex},
        {u"warnings"_s, QJsonArray::fromStringList(card.warnings)},
    };
}

QJsonObject submissionJson(const Submission &submission)
{
    QJsonArray notices;
    for (const NoticeAnswer &answer : submission.notices)
        notices.append(QJsonObject {
            {u"agreed"_s, answer.agreed},
            {u"at"_s, timeOrNull(answer.at)},
            {u"id"_s, answer.id},
            {u"version"_s, answer.version},
        });
    return {
        {u"delivery_address"_s, textOrNull(submission.deliveryAddress)},
        {u"delivery_kind"_s, submission.deliveryKind},
        {u"notices"_s, notices},
        {u"phone"_s, textOrNull(submission.phone)},
        {u"submitted_at"_s, timeOrNull(submission.submittedAt)},
        {u"time_confirmed"_s, submission.timeConfirmed},
    };
}

QJsonObject reusedJson(const ReusedPaper &paper)
{
    return {
        {u"bytes"_s, paper.bytes},
        {u"component"_s, paper.component},
        {u"kind"_s, u"paper"_s},
        {u"reuse"_s, paper.id},
        {u"sha256"_s, hexOrNull(paper.sha256)},
    };
}

QJsonObject partJson(const Part &part)
{
    QJsonObject object {
        {u"bytes"_s, part.bytes},
        {u"component"_s, part.component},
        {u"file_name"_s, part.fileName},
        {u"kind"_s, part.kind},
        {u"media_type"_s, part.mediaType},
        {u"pages"_s, part.pages},
        {u"quality"_s, part.quality},
        {u"sha256"_s, hexOrNull(part.sha256)},
    };
    if (!part.name.isEmpty())
        object.insert(u"name"_s, part.name);
    return object;
}

} // namespace

QString dossierStateName(DossierState state)
{
    return stateNames[static_cast<std::size_t>(state)].name.toString();
}

std::optional<DossierState> dossierStateFromName(QStringView name)
{
    const auto found = std::find_if(
        stateNames.begin(), stateNames.end(), [&](const StateName &entry) { return entry.name == name; });
    if (found == stateNames.end())
        return std::nullopt;
    return found->state;
}

bool isDossierCode(QStringView text)
{
    // \z, not $: a code that ends in a line break is not a code.
    static const QRegularExpression old(
        u"^[0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.[A-Z][0-9]{2}[-.][0-9]{6}[-.][0-9]{4,5}\\z"_s);
    static const QRegularExpression current(u"^[A-Z][0-9]{2}(\\.[0-9]{2,3}){0,3}-[0-9]{8}-[0-9]{4,7}\\z"_s);
    const QString code = text.toString();
    return old.match(code).hasMatch() || current.match(code).hasMatch();
}

bool isProcedureCode(QStringView text)
{
    static const QRegularExpression form(
        u"^[0-9]\\.[0-9]{6}(\\.([0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.)?[A-Z][0-9]{2})?\\z"_s);
    return form.match(text.toString()).hasMatch();
}

QByteArray canonicalJson(const QJsonObject &object)
{
    // QJsonObject keeps its keys sorted by their UTF-16 code units at every depth, and Compact adds no white
    // space; the tests hold both.
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray canonicalJson(const Manifest &manifest)
{
    QJsonArray parts;
    for (const Part &part : manifest.parts)
        parts.append(partJson(part));
    for (const ReusedPaper &paper : manifest.submission.reused)
        parts.append(reusedJson(paper));
    QJsonObject object {
        {u"applicant"_s, applicantJson(manifest.applicant)},
        {u"case_id"_s, manifest.caseId},
        {u"catalogue_version"_s, manifest.catalogueVersion},
        {u"dossier_id"_s, manifest.dossierId.toString(QUuid::WithoutBraces)},
        {u"identity_level"_s, static_cast<int>(std::max(manifest.level, manifest.submission.level))},
        {u"parts"_s, parts},
        {u"procedure_code"_s, textOrNull(manifest.procedureCode)},
        {u"procedure_id"_s, manifest.procedureId},
        {u"provisional_token"_s, hexOrNull(manifest.provisionalToken)},
        {u"schema_version"_s, 1},
        {u"submission"_s, submissionJson(manifest.submission)},
    };
    if (manifest.supplement)
        object.insert(u"supplement"_s,
            QJsonObject {{u"dossier_code"_s, manifest.supplement->dossierCode},
                {u"request_id"_s, manifest.supplement->requestId}});
    return canonicalJson(object);
}

} // namespace motcua
