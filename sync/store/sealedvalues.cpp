// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/sealedvalues.h"

#include <QJsonArray>
#include <QJsonDocument>

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

QJsonArray boxArray(const QRectF &box)
{
    return {box.x(), box.y(), box.width(), box.height()};
}

QRectF boxFrom(const QJsonArray &array, int at = 0)
{
    return {
        array[at].toDouble(), array[at + 1].toDouble(), array[at + 2].toDouble(), array[at + 3].toDouble()};
}

constexpr int endsLineBit = 1;
constexpr int endsBlockBit = 2;

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
    return sealedBytes(QJsonObject {
        {QStringLiteral("delivery_kind"), submission.deliveryKind},
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
        submission.phone = object[u"phone"].toString();
        for (const QJsonValue &value : object[u"notices"].toArray())
            submission.notices += NoticeAnswer {value[u"id"].toString(), value[u"version"].toString(),
                value[u"agreed"].toBool(), value[u"at"].toInteger()};
        submission.submittedAt = object[u"submitted_at"].toInteger();
        submission.timeConfirmed = object[u"time_confirmed"].toBool();
        return submission;
    });
}

QByteArray sealedBytes(const PageReading &reading)
{
    QJsonArray words;
    for (const Word &word : reading.words) {
        QJsonArray entry = boxArray(word.box);
        entry.prepend(word.text);
        entry += double(word.confidence);
        entry += (word.endsLine ? endsLineBit : 0) | (word.endsBlock ? endsBlockBit : 0);
        words += entry;
    }
    QJsonArray codes;
    for (const PageCode &code : reading.codes)
        codes += QJsonObject {
            {QStringLiteral("format"), code.format},
            {QStringLiteral("bytes"), base64(code.bytes)},
            {QStringLiteral("box"), boxArray(code.box)},
        };
    return sealedBytes(QJsonObject {
        {QStringLiteral("rotation"), reading.rotation},
        {QStringLiteral("skew_deg"), reading.skewDeg},
        {QStringLiteral("blank"), reading.blank},
        {QStringLiteral("flags"), QJsonArray::fromStringList(reading.flags)},
        {QStringLiteral("words"), words},
        {QStringLiteral("codes"), codes},
        {QStringLiteral("seconds"), reading.seconds},
    });
}

Result<PageReading> readingFromSealed(const QByteArray &bytes)
{
    return objectFromSealed(bytes).map([](const QJsonObject &object) {
        PageReading reading;
        reading.rotation = object[u"rotation"].toInt();
        reading.skewDeg = object[u"skew_deg"].toDouble();
        reading.blank = object[u"blank"].toBool();
        reading.flags = stringsFrom(object[u"flags"]);
        for (const QJsonValue &value : object[u"words"].toArray()) {
            const QJsonArray entry = value.toArray();
            const int bits = entry[6].toInt();
            reading.words += Word {entry[0].toString(), boxFrom(entry, 1), float(entry[5].toDouble()),
                (bits & endsLineBit) != 0, (bits & endsBlockBit) != 0};
        }
        for (const QJsonValue &value : object[u"codes"].toArray())
            reading.codes += PageCode {
                value[u"format"].toString(), bytesFrom(value[u"bytes"]), boxFrom(value[u"box"].toArray())};
        reading.seconds = object[u"seconds"].toDouble();
        return reading;
    });
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
        return part;
    });
}

} // namespace motcua
