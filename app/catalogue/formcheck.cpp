// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDate>
#include <QJsonObject>
#include <QRegularExpression>

#include "app/catalogue/catalogue.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

// Nothing that a person writes on a form is longer; a guard against floods where a field sets no limit of its
// own.
constexpr int mostCharacters = 10'000;

bool isEmpty(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isString() && value.toString().trimmed().isEmpty())
        || (value.isBool() && !value.toBool());
}

bool wholeMatch(const QString &pattern, const QString &text)
{
    return QRegularExpression(u"\\A(?:%1)\\z"_s.arg(pattern)).match(text).hasMatch();
}

bool isCleanText(const QString &text, bool manyLines)
{
    return std::none_of(text.begin(), text.end(), [&](QChar c) {
        const bool lineBreak = c == u'\n' || c == u'\r' || c == u'\t';
        // Format characters turn the reading direction or hide text.
        return (c.category() == QChar::Other_Control && !(manyLines && lineBreak))
            || c.category() == QChar::Other_Format;
    });
}

bool isPhone(QString text)
{
    static const QRegularExpression ornament(u"[ .()-]"_s);
    // Vietnamese numbers with their trunk 0 or +84, service numbers (1800, 1900), and foreign ones with +.
    static const QRegularExpression form(u"\\A(?:0[0-9]{9,10}|1[89]00[0-9]{4,6}|\\+[0-9]{8,15})\\z"_s);
    return form.match(text.remove(ornament)).hasMatch();
}

bool isEmail(const QString &text)
{
    static const QRegularExpression form(
        u"\\A[^\\s@<>()\\[\\],;:\\\\\"]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,63}\\z"_s);
    return form.match(text).hasMatch() && text.size() <= 254;
}

bool isNumber(const QJsonValue &value)
{
    bool ok = value.isDouble();
    if (value.isString())
        value.toString().trimmed().toDouble(&ok);
    return ok;
}

bool isDate(const FormField &field, const QString &text, const QDate &today)
{
    // Nobody who stands at a kiosk declares an earlier day; a slip of the finger is far more likely.
    static const QDate first(1900, 1, 1);
    const QDate date = text.size() == 10 ? QDate::fromString(text, Qt::ISODate) : QDate();
    return date.isValid() && date >= first && (!field.notAfterToday || date <= today);
}

bool isValid(const FormField &field, const QJsonValue &value, const QDate &today)
{
    if (field.type == FieldType::Check)
        return value.isBool();
    if (field.type == FieldType::Number)
        return isNumber(value);
    if (!value.isString())
        return false;

    const QString text = value.toString().trimmed();
    if (text.size() > (field.maxLength > 0 ? field.maxLength : mostCharacters))
        return false;
    if (!isCleanText(text, field.type == FieldType::MultilineText))
        return false;
    if (!field.pattern.isEmpty() && !wholeMatch(field.pattern, text))
        return false;
    switch (field.type) {
    case FieldType::Date:
        return isDate(field, text, today);
    case FieldType::Phone:
        return isPhone(text);
    case FieldType::Email:
        return isEmail(text);
    case FieldType::Choice:
        return std::any_of(field.choices.begin(), field.choices.end(),
            [&](const auto &choice) { return choice.id == text; });
    default:
        return true;
    }
}

} // namespace

QList<Fault> checkForm(const Form &form, const QJsonObject &values, const QDate &today)
{
    QList<Fault> faults;
    QStringList known;
    for (const FormSection &section : form.sections)
        for (const FormField &field : section.fields) {
            known << field.id;
            const bool asked = isFieldAsked(field, values);
            const QJsonValue value = values.value(field.id);
            if (!isEmpty(value) && (!asked || !isValid(field, value, today)))
                faults << Fault {FaultId::FormFieldInvalid, field.id};
            else if (asked && isEmpty(value) && field.required)
                faults << Fault {FaultId::FormFieldMissing, field.id};
        }
    for (const QString &key : values.keys())
        if (!known.contains(key)) {
            // A key is whatever the sender made it, so only one that looks like an identifier is repeated in
            // a fault.
            static const QRegularExpression identifier(u"\\A[a-z][a-z0-9_-]{0,39}\\z"_s);
            faults << Fault {
                FaultId::FormFieldInvalid, identifier.match(key).hasMatch() ? key : u"unknown-field"_s};
        }
    return faults;
}

} // namespace motcua
