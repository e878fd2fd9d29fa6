// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <optional>
#include <utility>

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace motcua
{

/// One JSON object of a data file, read strictly: every key is asked for, of the right kind, and none is left
/// over.
///
/// The first thing wrong is kept as "file: place: reason" in the text that all entries of a file share;
/// reading then goes on with empty values, so that a reader is one straight list of keys.
class JsonEntry
{
public:
    JsonEntry(QJsonObject object, QString place, QString *firstError);
    /// The outermost object of a file. `file` is named in errors.
    static JsonEntry parse(const QByteArray &bytes, const QString &file, QString *firstError);

    bool has(const QString &key) const { return m_object.contains(key); }
    const QString &place() const { return m_place; }

    QString text(const QString &key); ///< not empty
    QString textOrNull(const QString &key);
    QString optionalText(const QString &key); ///< the key may be absent
    QStringList textsOrNull(const QString &key);
    QStringList optionalTexts(const QString &key);
    bool flag(const QString &key);
    bool optionalFlag(const QString &key);
    int optionalCount(const QString &key); ///< 0 or more
    std::optional<int> countOrNull(const QString &key);
    std::optional<QDate> dateOrNull(const QString &key); ///< ISO 8601
    /// ASCII kebab case, at most 60 characters.
    QString kebab(const QString &key);
    QString optionalKebab(const QString &key);

    JsonEntry entry(const QString &key);
    QList<JsonEntry> entries(const QString &key); ///< at least one
    QList<JsonEntry> entriesOrNull(const QString &key);
    QList<JsonEntry> optionalEntries(const QString &key);

    template <typename Enum>
    Enum oneOf(const QString &key, std::initializer_list<std::pair<QString, Enum>> names)
    {
        const QString name = text(key);
        QStringList known;
        for (const auto &[candidate, value] : names) {
            if (candidate == name)
                return value;
            known << candidate;
        }
        complain(QStringLiteral("%1 is none of %2").arg(key, known.join(QStringLiteral(", "))));
        return names.begin()->second;
    }

    void complain(const QString &reason);
    /// Complains of keys that nobody asked for. To be called last.
    void finish();

private:
    QJsonValue take(const QString &key);
    QJsonValue takeOptional(const QString &key);
    QString checkedText(const QString &key, const QJsonValue &value);
    QString checkedKebab(const QString &key, const QString &value);
    QStringList checkedTexts(const QString &key, const QJsonValue &value);
    QList<JsonEntry> checkedEntries(const QString &key, const QJsonValue &value);

    QJsonObject m_object;
    QString m_place;
    QString *m_firstError;
    QSet<QString> m_asked;
};

} // namespace motcua
