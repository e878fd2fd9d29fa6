// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/personviewreader.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr qsizetype mostEntries = 1'000;
constexpr qsizetype mostText = 4'000; ///< characters

auto invalid(const QString &what)
{
    return fail(FaultId::CentralAnswerInvalid, what);
}

std::optional<qint64> timeOf(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? std::optional(time.toMSecsSinceEpoch()) : std::nullopt;
}

QString textOf(const QJsonObject &object, QStringView key)
{
    return object.value(key).toString().left(mostText);
}

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

Result<SupplementRequest> requestOf(const QJsonObject &object)
{
    const auto askedAt = timeOf(object.value(u"asked_at"));
    SupplementRequest request {textOf(object, u"id"), textOf(object, u"number"), askedAt.value_or(0),
        timeOf(object.value(u"answer_by")), textOf(object, u"reason"), textOf(object, u"contact"), {},
        object.value(u"answered").toBool()};
    MOTCUA_ASSIGN(const auto items, listOf(object, u"items"_s));
    for (const QJsonObject &item : items) {
        request.items.append({textOf(item, u"component"), textOf(item, u"name"),
            item.value(u"copies").toInt(1), textOf(item, u"note")});
        if (request.items.last().name.isEmpty() || request.items.last().copies < 1)
            return invalid(u"items"_s);
    }
    if (request.id.isEmpty() || !askedAt || request.items.isEmpty())
        return invalid(u"request"_s);
    return request;
}

} // namespace

Result<QList<TimelineStep>> readTimeline(const QJsonObject &answer)
{
    MOTCUA_ASSIGN(const auto entries, listOf(answer, u"timeline"_s));
    QList<TimelineStep> steps;
    for (const QJsonObject &entry : entries) {
        const auto at = timeOf(entry.value(u"at"));
        steps.append({at.value_or(0), entry.value(u"status").toInt(), textOf(entry, u"status_text"),
            textOf(entry, u"unit"), textOf(entry, u"officer"), textOf(entry, u"note"),
            timeOf(entry.value(u"due_at"))});
        if (!at || steps.last().status < 1 || steps.last().status > 10)
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
    Reusable reusable {{}, answer.value(u"fields").toObject()};
    for (const QJsonObject &entry : entries) {
        reusable.papers.append({textOf(entry, u"id"), textOf(entry, u"component"), textOf(entry, u"name"),
            textOf(entry, u"from_dossier"), timeOf(entry.value(u"received_at")),
            QByteArray::fromHex(entry.value(u"sha256").toString().toLatin1()),
            entry.value(u"bytes").toInteger(-1)});
        const ReusablePaper &paper = reusable.papers.last();
        if (paper.id.isEmpty() || paper.name.isEmpty() || paper.sha256.size() != 32 || paper.bytes < 0)
            return invalid(u"papers"_s);
    }
    return reusable;
}

} // namespace motcua
