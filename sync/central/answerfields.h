// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

#include <QJsonObject>
#include <QList>

#include "app/domain/result.h"

namespace motcua
{

/// Reads the members of an object in central's answer. What it does not say (absent or null) is empty; a
/// thing of another kind than the contract's makes all of it bad. The one place where what central says in
/// words is made fit to be shown.
class AnswerFields
{
public:
    explicit AnswerFields(const QJsonObject &object)
        : m_object(object)
    {
    }
    QString line(QStringView key); ///< words, at most `mostLine` characters (readableText)
    QString text(QStringView key); ///< words, at most `mostText`
    /// What means something as it is: whole, or bad where it is longer than 200 characters or has others than
    /// printable ASCII.
    QString id(QStringView key);
    QString raw(QStringView key); ///< anything at all, to be judged by the caller
    std::optional<qint64> time(QStringView key); ///< RFC 3339 with its offset → Unix ms
    std::optional<int> count(QStringView key); ///< a whole number from 1
    std::optional<qint64> amount(QStringView key); ///< whole đồng, 1 to 999,999,999,999
    bool flag(QStringView key);
    bool isGood() const { return m_good; }

private:
    std::optional<QJsonValue> said(QStringView key, bool (QJsonValue::*isOfTheKind)() const);

    QJsonObject m_object;
    bool m_good = true;
};

/// The objects of a list that has to be there. Fault CentralAnswerInvalid, also where it is longer than
/// anyone has affairs (1,000).
Result<QList<QJsonObject>> listOf(const QJsonObject &object, const QString &key);

} // namespace motcua
