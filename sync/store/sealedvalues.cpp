// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/sealedvalues.h"

#include <QJsonArray>
#include <QJsonDocument>

#include "app/domain/readingcodec.h"

namespace motcua
{

namespace
{

QString dateText(const QDate &date)
{
    return date.toString(Qt::ISODate);
}

QDate dateFrom(const QJsonValue &value)
{
    return QDate::fromString(value.toString(), Qt::ISODate);
}

QStringList stringsFrom(const QJsonValue &value)
{
    QStringList strings;
    for (const QJsonValue &entry : value.toArray())
        strings += entry.toString();
    return strings;
}

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray bytesFrom(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

} // namespace

QByteArray sealedBytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<QJsonObject> objectFromSealed(const QByteArray &bytes)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return fail(FaultId::SealBroken, QStringLiteral("a sealed value is not a JSON object"));
    return document.object();
}

QByteArray sealedBytes(const CardIdentity &identity)
{
    return sealedBytes(QJsonObject {
        {QStringLiteral("kind"),
            identity.kind == CardKind::Cccd ? QStringLiteral("cccd") : QStringLiteral("can-cuoc")},
        {QStringLiteral("personal_number"), identity.personalNumber},
        {QStringLiteral("old_number"), identity.oldNumber},
        {QStringLiteral("full_name"), identity.fullName},
        {QStringLiteral("birth_date"), dateText(identity.birthDate)},
        {QStringLiteral("sex"), identity.sex},
        {QStringLiteral("residence"), identity.residence},
        {QStringLiteral("issue_date"), dateText(identity.issueDate)},
        {QStringLiteral("extra"), QJsonArray::fromStringList(identity.extra)},
        {QStringLiteral("warnings"), QJsonArray::fromStringList(identity.warnings)},
        {QStringLiteral("payload"), identity.payload},
    });
}

Result<CardIdentity> identityFromSealed(const QByteArray &bytes)
{
    return objectFromSealed(bytes).map([](const QJsonObject &object) {
        CardIdentity identity;
        identity.kind = object[u"kind"] == QStringLiteral("cccd") ? CardKind::Cccd : CardKind::CanCuoc;
        identity.personalNumber = object[u"personal_number"].toString();
        identity.oldNumber = object[u"old_number"].toString();
        identity.fullName = object[u"full_name"].toString();
        identity.birthDate = dateFrom(object[u"birth_date"]);
        identity.sex = object[u"sex"].toString();
        identity.residence = object[u"residence"].toString();
        identity.issueDate = dateFrom(object[u"issue_date"]);
        identity.extra = stringsFrom(object[u"extra"]);
        identity.warnings = stringsFrom(object[u"warnings"]);
        identity.payload = object[u"payload"].toString();
        return identity;
    });
}

QByteArray sealedBytes(const Submission &submission)
{
    QJsonArray notices;
    for (const NoticeAnswer &answer : submission.notices)
        notices += QJsonObject {
            {QStringLiteral("id"), answer.id},
            {QStringLiteral("version"), answer.version},
            {QStringLiteral("agreed"), answer.agreed},
            {QStringLiteral("at"), answer.at},
        };
    QJsonArray reused;
    for (const ReusedPaper &paper : submission.reused)
        reused += QJsonObject {
            {QStringLiteral("component"), paper.component},
            {QStringLiteral("id"), paper.id},
            {QStringLiteral("from_dossier"), paper.fromDossier},
            {QStringLiteral("sha256"), QString::fromLatin1(paper.sha256.toHex())},
            {QStringLiteral("bytes"), paper.bytes},
        };
    return sealedBytes(QJsonObject {
        {QStringLiteral("reused"), reused},
        {QStringLiteral("level"), int(submission.level)},
        {QStringLiteral("delivery_kind"), submission.deliveryKind},
        {QStringLiteral("delivery_address"), submission.deliveryAddress},
        {QStringLiteral("phone"), submission.phone},
        {QStringLiteral("notices"), notices},
        {QStringLiteral("submitted_at"), submission.submittedAt},
        {QStringLiteral("time_confirmed"), submission.timeConfirmed},
    });
}

Result<Submission> submissionFromSealed(const QByteArray &bytes)
{
    return objectFromSealed(bytes).map([](const QJsonObject &object) {
        Submission submission;
        submission.deliveryKind = object[u"delivery_kind"].toString();
        submission.deliveryAddress = object[u"delivery_address"].toString();
        submission.phone = object[u"phone"].toString();
        for (const QJsonValue &value : object[u"notices"].toArray())
            submission.notices += NoticeAnswer {value[u"id"].toString(), value[u"version"].toString(),
                value[u"agreed"].toBool(), value[u"at"].toInteger()};
        for (const QJsonValue &value : object[u"reused"].toArray())
            submission.reused += ReusedPaper {value[u"component"].toString(), value[u"id"].toString(),
                value[u"from_dossier"].toString(),
                QByteArray::fromHex(value[u"sha256"].toString().toLatin1()), value[u"bytes"].toInteger()};
        submission.level = IdentityLevel(object[u"level"].toInt());
        submission.submittedAt = object[u"submitted_at"].toInteger();
        submission.timeConfirmed = object[u"time_confirmed"].toBool();
        return submission;
    });
}

QByteArray sealedBytes(const PageReading &reading)
{
    return readingToCbor(reading);
}

Result<PageReading> readingFromSealed(const QByteArray &bytes)
{
    auto reading = readingFromCbor(bytes);
    if (!reading)
        return fail(FaultId::SealBroken, QStringLiteral("a sealed value is no reading"));
    return std::move(*reading);
}

QByteArray sealedBytes(const Part &part)
{
    return sealedBytes(QJsonObject {
        {QStringLiteral("component"), part.component},
        {QStringLiteral("kind"), part.kind},
        {QStringLiteral("file_name"), part.fileName},
        {QStringLiteral("media_type"), part.mediaType},
        {QStringLiteral("sha256"), base64(part.sha256)},
        {QStringLiteral("bytes"), part.bytes},
        {QStringLiteral("pages"), part.pages},
        {QStringLiteral("quality"), part.quality},
        {QStringLiteral("name"), part.name},
    });
}

Result<Part> partFromSealed(const QByteArray &bytes)
{
    return objectFromSealed(bytes).map([](const QJsonObject &object) {
        Part part;
        part.component = object[u"component"].toString();
        part.kind = object[u"kind"].toString();
        part.fileName = object[u"file_name"].toString();
        part.mediaType = object[u"media_type"].toString();
        part.sha256 = bytesFrom(object[u"sha256"]);
        part.bytes = object[u"bytes"].toInteger();
        part.pages = object[u"pages"].toInt();
        part.quality = object[u"quality"].toObject();
        part.name = object[u"name"].toString();
        return part;
    });
}

} // namespace motcua
