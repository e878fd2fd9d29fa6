// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/rules.h"

#include <algorithm>
#include <set>

#include <QRegularExpression>

#include "app/catalogue/catalogue.h"
#include "app/catalogue/notices.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

const QString otherMark = u"bo-sung-"_s;
const QRegularExpression notEmpty(u"."_s);

/// One that an agency asks for and the catalogue does not know.
Component otherPaper(int number)
{
    Component component;
    component.id = otherMark + QString::number(number);
    component.name = u"Giấy tờ bổ sung %1"_s.arg(number);
    return component;
}

} // namespace

Result<const ProcedureCase *> caseOf(const Procedure &procedure, const QString &caseId)
{
    if (caseId.isEmpty() && procedure.cases.size() == 1)
        return &procedure.cases.first();
    if (const ProcedureCase *found = procedure.findCase(caseId))
        return found;
    return fail(FaultId::CaseUnknown, procedure.id);
}

Result<const ProcedureCase *> filableCase(const Procedure &procedure, const QString &caseId)
{
    if (!procedure.playable)
        return fail(FaultId::ProcedureLookupOnly, procedure.id);
    return caseOf(procedure, caseId);
}

Result<const Component *> paperComponent(const ProcedureCase &chosen, const QString &componentId)
{
    const Component *found = chosen.findComponent(componentId);
    if (!found)
        return fail(FaultId::ComponentUnknown);
    if (found->kind != ComponentKind::Paper)
        return fail(FaultId::ComponentNotPaper, found->id);
    return found;
}

ProcedureCase askedFor(const ProcedureCase &chosen, const QList<SupplementItem> &items)
{
    ProcedureCase asked = chosen;
    asked.components.clear();
    int place = 0;
    for (const SupplementItem &item : items) {
        ++place;
        const Component *known = chosen.findComponent(item.component);
        if (known && known->kind == ComponentKind::Electronic)
            known = nullptr; // what the administration holds is no picture of a paper
        const auto before = std::find_if(asked.components.begin(), asked.components.end(),
            [&](const Component &component) { return known && component.id == known->id; });
        if (before != asked.components.end() && known->kind == ComponentKind::Form) {
            before->note = QStringList {before->note, item.note}.filter(notEmpty).join(u"; "_s);
            continue; // there is one form; whatever is to be mended is mended in it
        }
        if (before != asked.components.end())
            known = nullptr; // a copy of it, say, beside the original
        Component component = known ? *known : otherPaper(place);
        if (!known)
            component.name = item.name;
        component.required = true;
        component.requiredIf.clear();
        component.note = item.note;
        asked.components.append(component);
    }
    return asked;
}

QHash<QString, QString> otherNames(const ProcedureCase &asked, const ProcedureCase &chosen)
{
    QHash<QString, QString> names;
    for (const Component &component : asked.components)
        if (!chosen.findComponent(component.id))
            names.insert(component.id, component.name);
    return names;
}

Result<QList<Component>> componentsOf(
    const ProcedureCase &chosen, const QStringList &having, const QHash<QString, QString> &names)
{
    QList<Component> components = chosen.components;
    std::set<int> others;
    for (const QString &id : having) {
        if (chosen.findComponent(id))
            continue;
        const int number = id.sliced(std::min(id.size(), otherMark.size())).toInt();
        if (number <= 0 || id != otherPaper(number).id)
            return fail(FaultId::ComponentUnknown, id);
        others.insert(number);
    }
    for (const int number : others) {
        Component other = otherPaper(number);
        other.name = names.value(other.id, other.name);
        components.append(other);
    }
    return components;
}

const Form *formOf(const Procedure &procedure, const ProcedureCase &chosen)
{
    for (const Component &component : chosen.components)
        if (component.kind == ComponentKind::Form)
            return procedure.findForm(component.formId);
    return nullptr;
}

QStringList missingComponents(const Procedure &procedure, const ProcedureCase &chosen,
    const QHash<QString, int> &pages, const QJsonObject &form, const QDate &today)
{
    QStringList missing;
    for (const Component &component : chosen.components) {
        if (!component.required || !component.requiredIf.isEmpty())
            continue;
        if (component.kind == ComponentKind::Paper && pages.value(component.id) == 0)
            missing.append(component.id);
        if (component.kind == ComponentKind::Form) {
            const Form *definition = procedure.findForm(component.formId);
            if (definition && !checkForm(*definition, form, today).isEmpty())
                missing.append(component.id);
        }
    }
    return missing;
}

QJsonObject prefilled(const Form &form, const CardIdentity &applicant)
{
    const QHash<QString, QString> known {
        {u"identity.full_name"_s, applicant.fullName},
        {u"identity.personal_number"_s, applicant.personalNumber},
        {u"identity.birth_date"_s, applicant.birthDate.toString(Qt::ISODate)},
        {u"identity.sex"_s, applicant.sex},
        {u"identity.residence"_s, applicant.residence},
        {u"identity.issue_date"_s, applicant.issueDate.toString(Qt::ISODate)},
    };
    QJsonObject values;
    for (const FormSection &section : form.sections)
        for (const FormField &field : section.fields)
            if (const QString value = known.value(field.prefill); !value.isEmpty())
                values.insert(field.id, value);
    return values;
}

bool isContactPhone(const QString &phone)
{
    static const QRegularExpression form(u"\\A0[0-9]{9}\\z"_s);
    return form.match(phone).hasMatch();
}

QString phoneToFile(const QString &phone, const QList<NoticeAnswer> &answers)
{
    const bool may = std::any_of(answers.begin(), answers.end(),
        [](const NoticeAnswer &answer) { return answer.id == phoneNotice && answer.agreed; });
    return may ? phone : QString();
}

bool isThePagesOwn(const Fault &fault)
{
    return fault.id == FaultId::RecogniserFailed || fault.id == FaultId::WorkerTimeout
        || fault.id == FaultId::WorkerCrashed || fault.id == FaultId::ImageUnreadable;
}

QString partFileName(const Procedure &procedure, const QString &componentId, int order, const QString &suffix)
{
    const QString code = procedure.code.isEmpty() ? procedure.id : procedure.code;
    return u"%1_%2_%3.%4"_s.arg(code, componentId).arg(order, 2, 10, QLatin1Char('0')).arg(suffix);
}

} // namespace motcua
