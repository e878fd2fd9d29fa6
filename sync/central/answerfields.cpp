// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/answerfields.h"

#include <algorithm>

#include <QDateTime>
#include <QJsonArray>

#include "sync/central/readabletext.h"

namespace motcua
{

namespace
{

constexpr qsizetype mostEntries = 1'000;
constexpr qsizetype mostId = 200; ///< characters
constexpr qint64 mostAmount = 999'999'999'999; ///< đồng

} // namespace

std::optional<QJsonValue> AnswerFields::said(QStringView key, bool (QJsonValue::*isOfTheKind)() const)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    const bool right = (value.*isOfTheKind)();
    m_good = m_good && right;
    return right ? std::optional(value) : std::nullopt;
}

QString AnswerFields::raw(QStringView key)
{
    const auto value = said(key, &QJsonValue::isString);
    return value ? value->toString() : QString();
}

QString AnswerFields::line(QStringView key)
{
    return readableText(raw(key), mostLine);
}

QString AnswerFields::text(QStringView key)
{
    return readableText(raw(key), mostText);
}

QString AnswerFields::id(QStringView key)
{
    const QString id = raw(key);
    m_good = m_good && id.size() <= mostId
        && std::all_of(id.begin(), id.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
    return id;
}

std::optional<qint64> AnswerFields::time(QStringView key)
{
    const auto value = said(key, &QJsonValue::isString);
    if (!value)
        return std::nullopt;
    const QDateTime time = QDateTime::fromString(value->toString(), Qt::ISODateWithMs);
    // Without an offset (RFC 3339) it would be this machine's time.
    m_good = m_good && time.isValid() && time.timeSpec() != Qt::LocalTime;
    return time.toMSecsSinceEpoch();
}

std::optional<int> AnswerFields::count(QStringView key)
{
    const auto value = said(key, &QJsonValue::isDouble);
    if (!value)
        return std::nullopt;
    m_good = m_good && value->toInt() >= 1;
    return value->toInt();
}

std::optional<qint64> AnswerFields::amount(QStringView key)
{
    const auto value = said(key, &QJsonValue::isDouble);
    if (!value)
        return std::nullopt;
    const qint64 amount = value->toInteger();
    m_good = m_good && amount >= 1 && amount <= mostAmount;
    return amount;
}

bool AnswerFields::flag(QStringView key)
{
    const auto value = said(key, &QJsonValue::isBool);
    return value && value->toBool();
}

Result<QList<QJsonObject>> listOf(const QJsonObject &object, const QString &key)
{
    const QJsonValue value = object.value(key);
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.size() > mostEntries)
        return fail(FaultId::CentralAnswerInvalid, key);
    QList<QJsonObject> list;
    for (const QJsonValue &entry : array)
        list.append(entry.toObject());
    return list;
}

} // namespace motcua
