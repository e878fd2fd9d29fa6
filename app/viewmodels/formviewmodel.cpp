// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/formviewmodel.h"

#include "app/viewmodels/words.h"

using namespace Qt::Literals::StringLiterals;

namespace motcua
{

namespace
{

view::Entry entryOf(FieldType type)
{
    switch (type) {
    case FieldType::Text:
        return view::Entry::Text;
    case FieldType::MultilineText:
        return view::Entry::Lines;
    case FieldType::Number:
        return view::Entry::Digits;
    case FieldType::Date:
        return view::Entry::Date;
    case FieldType::Phone:
        return view::Entry::Phone;
    case FieldType::Email:
        return view::Entry::Email;
    case FieldType::Choice:
        return view::Entry::Choice;
    case FieldType::Check:
        return view::Entry::Check;
    }
    return view::Entry::Text;
}

QString asText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 15) : value.toString();
}

QString shownText(const FormField &field, const QString &value)
{
    return field.type == FieldType::Date ? words::dateEntry(value) : value;
}

QString errorText(FaultId id, const FormField &field, const QString &language)
{
    if (id == FaultId::FormFieldInvalid && !field.patternHelp.isEmpty())
        return field.patternHelp;
    const bool english = language == "en"_L1;
    if (id == FaultId::FormFieldMissing)
        return english ? u"This still has to be filled in."_s : u"Mục này chưa điền."_s;
    if (field.type == FieldType::Date && field.notAfterToday)
        return english ? u"This is not a real date up to today. Day, month, year: dd/mm/yyyy."_s
                       : u"Ngày này không có thật hoặc còn ở tương lai. Xin điền đủ ngày, tháng, năm."_s;
    if (field.type == FieldType::Date)
        return english ? u"This is not a real date. Day, month, year: dd/mm/yyyy."_s
                       : u"Ngày này không có thật. Xin điền đủ ngày, tháng, năm."_s;
    if (field.type == FieldType::Phone)
        return english ? u"This number is not complete. Most have ten digits and begin with 0."_s
                       : u"Số này chưa đủ. Số điện thoại thường có 10 chữ số và bắt đầu bằng số 0."_s;
    if (field.type == FieldType::Email)
        return english ? u"A mail address has an @ in the middle and ends like .vn or .com."_s
                       : u"Hòm thư có dấu @ ở giữa và phần cuối như .vn hoặc .com."_s;
    return english ? u"Please check what is written here."_s : u"Xin xem lại nội dung mục này."_s;
}

} // namespace

void FormViewModel::apply(const SessionState &state)
{
    const SessionState::FormFill &fill = state.form;
    QList<FieldEntry> entries;
    int errors = 0;
    int firstError = -1;
    for (const FormSection &section : fill.form.sections) {
        QString title = words::unbroken(section.title);
        for (const FormField &field : section.fields) {
            // Whether a field is asked may hang on a value that is kept unseen.
            const bool kept = fill.kept.contains(field.id);
            if (!kept && !fill.errors.contains(field.id) && !isFieldAsked(field, fill.values))
                continue;
            FieldEntry entry;
            entry.fieldId = field.id;
            entry.section = title;
            title.clear();
            entry.label = words::unbroken(field.label);
            entry.help = words::unbroken(field.help);
            entry.entry = int(entryOf(field.type));
            entry.required = field.required;
            entry.maxLength = field.maxLength;
            const QJsonValue value = fill.values.value(field.id);
            entry.value = shownText(field, asText(value));
            for (const auto &proposal : fill.proposals.value(field.id))
                entry.proposals.append(
                    QVariantMap {{u"text"_s, shownText(field, proposal.value)}, {u"line"_s, proposal.line}});
            entry.checked = value.toBool();
            for (const FormField::Choice &choice : field.choices) {
                entry.choiceIds.append(choice.id);
                entry.choiceLabels.append(words::unbroken(choice.label));
            }
            entry.kept = kept;
            entry.fromCard = fill.origin.value(field.id) == "card"_L1;
            entry.fromPaper = fill.origin.value(field.id) == "paper"_L1;
            entry.fromCentral = fill.origin.value(field.id) == "central"_L1;
            if (const auto error = fill.errors.constFind(field.id); error != fill.errors.cend()) {
                entry.error = words::unbroken(errorText(*error, field, state.language));
                if (++errors == 1)
                    firstError = int(entries.size());
            }
            entries.append(entry);
        }
    }
    m_fields.assign(entries);
    show(m_shown,
        {words::heading(fill.form.title), words::unbroken(fill.form.source), fill.keptFromEarlier, errors,
            firstError, words::unbroken(fill.readable.join(u", "_s)), fill.reading,
            !fill.proposals.isEmpty()});
}

void FormViewModel::readPaper()
{
    m_wishes.send(&Intents::readPaper);
}

void FormViewModel::takeProposal(const QString &field, int proposal)
{
    m_wishes.send(&Intents::takeProposal, field, proposal);
}

void FormViewModel::setText(const QString &field, const QString &text)
{
    m_wishes.send(&Intents::setField, field, QJsonValue(text));
}

void FormViewModel::setChecked(const QString &field, bool checked)
{
    m_wishes.send(&Intents::setField, field, QJsonValue(checked));
}

} // namespace motcua
