// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/jsonentry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace motcua
{

JsonEntry::JsonEntry(QJsonObject object, QString place, QString *firstError)
    : m_object(std::move(object))
    , m_place(std::move(place))
    , m_firstError(firstError)
{
}

JsonEntry JsonEntry::parse(const QByteArray &bytes, const QString &file, QString *firstError)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    JsonEntry entry(document.object(), file, firstError);
    if (error.error != QJsonParseError::NoError)
        entry.complain(
            u"line %1: %2"_s.arg(bytes.first(qMin<qsizetype>(error.offset, bytes.size())).count('\n') + 1)
                .arg(error.errorString()));
    else if (!document.isObject())
        entry.complain(u"not an object"_s);
    return entry;
}

void JsonEntry::complain(const QString &reason)
{
    if (m_firstError->isEmpty())
        *m_firstError = u"%1: %2"_s.arg(m_place, reason);
}

void JsonEntry::finish()
{
    for (auto it = m_object.begin(); it != m_object.end(); ++it)
        if (!m_asked.contains(it.key()))
            complain(u"unknown key %1"_s.arg(it.key()));
}

QJsonValue JsonEntry::take(const QString &key)
{
    if (!has(key))
        complain(u"%1 is missing"_s.arg(key));
    return takeOptional(key);
}

QJsonValue JsonEntry::takeOptional(const QString &key)
{
    m_asked.insert(key);
    return m_object.value(key);
}

QString JsonEntry::checkedText(const QString &key, const QJsonValue &value)
{
    const QString text = value.toString();
    if (!value.isString() || text.isEmpty())
        complain(u"%1 is not a text"_s.arg(key));
    else if (text != text.trimmed() || text != text.normalized(QString::NormalizationForm_C))
        complain(u"%1 has spaces around it or is not in normal form C"_s.arg(key));
    return text;
}

QString JsonEntry::text(const QString &key)
{
    return checkedText(key, take(key));
}

QString JsonEntry::textOrNull(const QString &key)
{
    const QJsonValue value = take(key);
    return value.isNull() || value.isUndefined() ? QString() : checkedText(key, value);
}

QString JsonEntry::optionalText(const QString &key)
{
    const QJsonValue value = takeOptional(key);
    return value.isUndefined() ? QString() : checkedText(key, value);
}

QStringList JsonEntry::checkedTexts(const QString &key, const QJsonValue &value)
{
    QStringList texts;
    if (!value.isArray() || value.toArray().isEmpty())
        complain(u"%1 is not a list of texts"_s.arg(key));
    for (const QJsonValue &item : value.toArray())
        texts << checkedText(u"%1[%2]"_s.arg(key).arg(texts.size()), item);
    return texts;
}

QStringList JsonEntry::textsOrNull(const QString &key)
{
    const QJsonValue value = take(key);
    return value.isNull() || value.isUndefined() ? QStringList() : checkedTexts(key, value);
}

QStringList JsonEntry::optionalTexts(const QString &key)
{
    const QJsonValue value = takeOptional(key);
    return value.isUndefined() ? QStringList() : checkedTexts(key, value);
}

bool JsonEntry::flag(const QString &key)
{
    const QJsonValue value = take(key);
    if (!value.isBool())
        complain(u"%1 is neither true nor false"_s.arg(key));
    return value.toBool();
}

bool JsonEntry::optionalFlag(const QString &key)
{
    return has(key) && flag(key);
}

std::optional<int> JsonEntry::countOrNull(const QString &key)
{
    const QJsonValue value = take(key);
    if (value.isNull() || value.isUndefined())
        return std::nullopt;
    const double number = value.toDouble(-1);
    const int count = value.toInt(-1);
    if (count < 0 || count != number)
        complain(u"%1 is not a count"_s.arg(key));
    return count;
}

int JsonEntry::optionalCount(const QString &key)
{
    if (!has(key))
        return 0;
    const auto count = countOrNull(key);
    if (!count)
        complain(u"%1 is not a count"_s.arg(key));
    return count.value_or(0);
}

std::optional<QDate> JsonEntry::dateOrNull(const QString &key)
{
    const QString value = textOrNull(key);
    if (value.isEmpty())
        return std::nullopt;
    const QDate date = QDate::fromString(value, Qt::ISODate);
    if (!date.isValid())
        complain(u"%1 is not a date"_s.arg(key));
    return date;
}

QString JsonEntry::checkedKebab(const QString &key, const QString &value)
{
    static const QRegularExpression form(u"^[a-z0-9]+(-[a-z0-9]+)*\\z"_s);
    if (!form.match(value).hasMatch() || value.size() > 60)
        complain(u"%1 is not in ASCII kebab case"_s.arg(key));
    return value;
}

QString JsonEntry::kebab(const QString &key)
{
    return checkedKebab(key, text(key));
}

QString JsonEntry::optionalKebab(const QString &key)
{
    return has(key) ? kebab(key) : QString();
}

JsonEntry JsonEntry::entry(const QString &key)
{
    const QJsonValue value = take(key);
    if (!value.isObject())
        complain(u"%1 is not an object"_s.arg(key));
    return JsonEntry(value.toObject(), u"%1: %2"_s.arg(m_place, key), m_firstError);
}

QList<JsonEntry> JsonEntry::checkedEntries(const QString &key, const QJsonValue &value)
{
    QList<JsonEntry> entries;
    if (!value.isArray() || value.toArray().isEmpty())
        complain(u"%1 is not a list of entries"_s.arg(key));
    for (const QJsonValue &item : value.toArray()) {
        QString place = u"%1: %2[%3]"_s.arg(m_place, key).arg(entries.size());
        const QString id = item.toObject().value(u"id").toString();
        if (!id.isEmpty())
            place += u" (%1)"_s.arg(id.left(60));
        entries.append(JsonEntry(item.toObject(), place, m_firstError));
        if (!item.isObject())
            entries.last().complain(u"not an object"_s);
    }
    return entries;
}

QList<JsonEntry> JsonEntry::entries(const QString &key)
{
    return checkedEntries(key, take(key));
}

QList<JsonEntry> JsonEntry::entriesOrNull(const QString &key)
{
    const QJsonValue value = take(key);
    return value.isNull() || value.isUndefined() ? QList<JsonEntry>() : checkedEntries(key, value);
}

QList<JsonEntry> JsonEntry::optionalEntries(const QString &key)
{
    return has(key) ? entries(key) : QList<JsonEntry>();
}

} // namespace motcua
