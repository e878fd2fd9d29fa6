// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/procedurereader.h"

#include <QRegularExpression>

#include "app/catalogue/catalogue.h"
#include "app/domain/dossier.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

/// What a field may be filled with beforehand: the fields of CardIdentity; or what may be proposed for it:
/// the kinds of PaperValue.
const QStringList &prefillSources()
{
    static const QStringList sources {u"identity.full_name"_s, u"identity.personal_number"_s,
        u"identity.birth_date"_s, u"identity.sex"_s, u"identity.residence"_s, u"identity.issue_date"_s,
        u"paper.document-number"_s, u"paper.date"_s, u"paper.organisation"_s, u"paper.issuer"_s,
        u"paper.tax-code"_s};
    return sources;
}

/// The case that stands where the source knows none (resources/catalogue/README.md).
const QString generalCase = u"chung"_s;

void claim(QSet<QString> &taken, JsonEntry &entry, const QString &id)
{
    if (taken.contains(id))
        entry.complain(u"id is used twice"_s);
    taken.insert(id);
}

Component readComponent(JsonEntry entry)
{
    Component component;
    component.id = entry.kebab(u"id"_s);
    component.name = entry.text(u"name"_s);
    component.kind = entry.oneOf<ComponentKind>(u"kind"_s,
        {{u"paper"_s, ComponentKind::Paper}, {u"form"_s, ComponentKind::Form},
            {u"electronic"_s, ComponentKind::Electronic}});
    component.required = entry.flag(u"required"_s);
    component.requiredIf = entry.optionalText(u"required_if"_s);
    if (component.required && !component.requiredIf.isEmpty())
        entry.complain(u"required_if stands beside required: true"_s);
    component.originals = entry.countOrNull(u"originals"_s);
    component.copies = entry.countOrNull(u"copies"_s);
    component.formNumber = entry.textOrNull(u"form_number"_s);
    component.formId = entry.optionalKebab(u"form"_s);
    if ((component.kind == ComponentKind::Form) == component.formId.isEmpty())
        entry.complain(u"form belongs to components of kind form, and to each of them"_s);
    component.note = entry.optionalText(u"note"_s);
    entry.finish();
    return component;
}

QList<ProcedureCase> readCases(QList<JsonEntry> entries)
{
    QList<ProcedureCase> cases;
    QSet<QString> ids;
    for (JsonEntry &entry : entries) {
        ProcedureCase one;
        one.id = entry.kebab(u"id"_s);
        claim(ids, entry, one.id);
        if (one.id == generalCase && entries.size() > 1)
            entry.complain(u"the general case stands beside others"_s);
        one.name = entry.text(u"name"_s);
        one.question = entry.optionalText(u"question"_s);
        if (one.question.isEmpty())
            one.question = one.name;
        if (const QString like = entry.optionalKebab(u"components_of"_s); !like.isEmpty()) {
            const auto found =
                std::find_if(cases.cbegin(), cases.cend(), [&](const auto &c) { return c.id == like; });
            if (found == cases.cend())
                entry.complain(u"components_of names no earlier case"_s);
            else
                one.components = found->components;
        } else {
            QSet<QString> componentIds;
            for (JsonEntry &component : entry.entriesOrNull(u"components"_s)) {
                one.components << readComponent(component);
                claim(componentIds, component, one.components.last().id);
            }
        }
        entry.finish();
        cases << one;
    }
    return cases;
}

FormField readField(JsonEntry &entry, const QHash<QString, FormField> &earlier)
{
    FormField field;
    field.id = entry.kebab(u"id"_s);
    field.label = entry.text(u"label"_s);
    field.help = entry.optionalText(u"help"_s);
    field.type = entry.oneOf<FieldType>(u"type"_s,
        {{u"text"_s, FieldType::Text}, {u"multiline"_s, FieldType::MultilineText},
            {u"number"_s, FieldType::Number}, {u"date"_s, FieldType::Date}, {u"phone"_s, FieldType::Phone},
            {u"email"_s, FieldType::Email}, {u"choice"_s, FieldType::Choice},
            {u"check"_s, FieldType::Check}});
    field.required = entry.flag(u"required"_s);
    field.maxLength = entry.optionalCount(u"max_length"_s);
    field.pattern = entry.optionalText(u"pattern"_s);
    field.patternHelp = entry.optionalText(u"pattern_help"_s);
    if (!QRegularExpression(field.pattern).isValid())
        entry.complain(u"pattern is not a regular expression"_s);
    if (field.pattern.isEmpty() != field.patternHelp.isEmpty())
        entry.complain(u"pattern and pattern_help go together"_s);
    field.prefill = entry.optionalText(u"prefill"_s);
    if (!field.prefill.isEmpty() && !prefillSources().contains(field.prefill))
        entry.complain(u"prefill is none of %1"_s.arg(prefillSources().join(u", "_s)));

    QSet<QString> choiceIds;
    for (JsonEntry &choice : entry.optionalEntries(u"choices"_s)) {
        field.choices.append({choice.kebab(u"id"_s), choice.text(u"label"_s)});
        claim(choiceIds, choice, field.choices.last().id);
        choice.finish();
    }
    if ((field.type == FieldType::Choice) == field.choices.isEmpty())
        entry.complain(u"choices belong to fields of type choice, and to each of them"_s);

    field.notAfterToday = entry.optionalFlag(u"not_after_today"_s);
    if (field.notAfterToday && field.type != FieldType::Date)
        entry.complain(u"not_after_today belongs to fields of type date"_s);

    field.showIf = entry.optionalText(u"show_if"_s);
    if (!field.showIf.isEmpty()) {
        const FormField other = earlier.value(field.showIf.section(u'=', 0, 0));
        const QString wanted = field.showIf.section(u'=', 1);
        const bool possible = other.type == FieldType::Check
            ? wanted == u"true"
            : std::any_of(
                other.choices.begin(), other.choices.end(), [&](const auto &c) { return c.id == wanted; });
        if (other.id.isEmpty() || !possible)
            entry.complain(u"show_if names no earlier field and value of it"_s);
    }
    entry.finish();
    return field;
}

Form readForm(JsonEntry entry)
{
    Form form;
    form.id = entry.kebab(u"id"_s);
    form.title = entry.text(u"title"_s);
    form.source = entry.text(u"source"_s);
    QHash<QString, FormField> fields;
    for (JsonEntry &sectionEntry : entry.entries(u"sections"_s)) {
        FormSection section;
        section.title = sectionEntry.text(u"title"_s);
        for (JsonEntry &fieldEntry : sectionEntry.entries(u"fields"_s)) {
            const FormField field = readField(fieldEntry, fields);
            if (fields.contains(field.id))
                fieldEntry.complain(u"id is used twice"_s);
            fields.insert(field.id, field);
            section.fields << field;
        }
        sectionEntry.finish();
        form.sections << section;
    }
    entry.finish();
    return form;
}

/// Every form is used, every one that is named exists, and no case has two: a dossier holds one set of
/// answers.
void checkForms(const Procedure &procedure, JsonEntry &entry)
{
    QSet<QString> used;
    for (const ProcedureCase &one : procedure.cases) {
        int forms = 0;
        for (const Component &component : one.components) {
            if (component.kind != ComponentKind::Form)
                continue;
            ++forms;
            used.insert(component.formId);
            if (!procedure.findForm(component.formId))
                entry.complain(u"case %1 names a form that is not there"_s.arg(one.id));
        }
        if (forms > 1)
            entry.complain(u"case %1 has more than one form"_s.arg(one.id));
    }
    for (const Form &form : procedure.forms)
        if (!used.contains(form.id))
            entry.complain(u"no component uses form %1"_s.arg(form.id));
}

void checkPlayable(const Procedure &procedure, JsonEntry &entry)
{
    if (procedure.trust == Trust::Doubtful || procedure.trust == Trust::Historical)
        entry.complain(u"playable, but doubtful or historical"_s);
    if (procedure.legalBasis.isEmpty())
        entry.complain(u"playable, but without legal basis"_s);
    for (const ProcedureCase &one : procedure.cases)
        if (one.components.isEmpty())
            entry.complain(u"playable, but case %1 has no components"_s.arg(one.id));
}

Procedure readProcedure(JsonEntry &entry, const QString &field)
{
    Procedure procedure;
    procedure.field = field;
    procedure.id = entry.kebab(u"id"_s);
    procedure.code = entry.textOrNull(u"code"_s);
    if (!procedure.code.isEmpty() && !isProcedureCode(procedure.code))
        entry.complain(u"code is not a national code"_s);
    procedure.name = entry.text(u"name"_s);
    procedure.shortName = entry.optionalText(u"short_name"_s);
    if (procedure.shortName.isEmpty())
        procedure.shortName = procedure.name;
    procedure.level = entry.textOrNull(u"level"_s);
    procedure.agency = entry.textOrNull(u"agency"_s);
    procedure.timeLimit = entry.textOrNull(u"time_limit"_s);
    procedure.fee = entry.textOrNull(u"fee"_s);
    procedure.playable = entry.optionalFlag(u"playable"_s);
    procedure.rank = entry.optionalCount(u"rank"_s);
    procedure.synonyms = entry.optionalTexts(u"synonyms"_s);
    procedure.cases = readCases(entry.entries(u"cases"_s));
    QSet<QString> formIds;
    for (JsonEntry &form : entry.optionalEntries(u"forms"_s)) {
        procedure.forms << readForm(form);
        claim(formIds, form, procedure.forms.last().id);
    }
    checkForms(procedure, entry);
    procedure.legalBasis = entry.textsOrNull(u"legal_basis"_s);
    procedure.validFrom = entry.dateOrNull(u"valid_from"_s);
    procedure.validTo = entry.dateOrNull(u"valid_to"_s);
    if (procedure.validFrom && procedure.validTo && *procedure.validFrom > *procedure.validTo)
        entry.complain(u"valid_to lies before valid_from"_s);
    procedure.trust = entry.oneOf<Trust>(u"trust"_s,
        {{u"law"_s, Trust::Law}, {u"good-source"_s, Trust::GoodSource}, {u"doubtful"_s, Trust::Doubtful},
            {u"historical"_s, Trust::Historical}});
    procedure.trustNote = entry.textOrNull(u"trust_note"_s);
    procedure.source = entry.text(u"source"_s);
    if (procedure.playable)
        checkPlayable(procedure, entry);
    entry.finish();
    return procedure;
}

} // namespace

QList<Procedure> readProcedures(JsonEntry &file)
{
    QList<Procedure> procedures;
    const QString field = file.text(u"field"_s);
    for (JsonEntry &entry : file.entries(u"procedures"_s))
        procedures << readProcedure(entry, field);
    file.finish();
    return procedures;
}

} // namespace motcua
