// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/cataloguesource.h"

#include <QJsonArray>

#include "app/ctl/command.h"
#include "app/intake/catalogueupdate.h"
#include "app/intake/policies.h"
#include "sync/central/connectcentral.h"

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

namespace
{

QString nameOf(ComponentKind kind)
{
    switch (kind) {
    case ComponentKind::Paper:
        return u"paper"_s;
    case ComponentKind::Form:
        return u"form"_s;
    case ComponentKind::Electronic:
        return u"electronic"_s;
    }
    return {};
}

QString nameOf(FieldType type)
{
    static const QHash<FieldType, QString> names {{FieldType::Text, u"text"_s},
        {FieldType::MultilineText, u"multiline"_s}, {FieldType::Number, u"number"_s},
        {FieldType::Date, u"date"_s}, {FieldType::Phone, u"phone"_s}, {FieldType::Email, u"email"_s},
        {FieldType::Choice, u"choice"_s}, {FieldType::Check, u"check"_s}};
    return names.value(type);
}

QString nameOf(Trust trust)
{
    switch (trust) {
    case Trust::Law:
        return u"law"_s;
    case Trust::GoodSource:
        return u"good-source"_s;
    case Trust::Doubtful:
        return u"doubtful"_s;
    case Trust::Historical:
        return u"historical"_s;
    }
    return {};
}

/// Unknown stays unknown: an empty text is null.
QJsonValue known(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue known(const std::optional<int> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonValue known(const std::optional<QDate> &date)
{
    return date ? QJsonValue(date->toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject describe(const Component &component)
{
    return {{u"id"_s, component.id}, {u"name"_s, component.name}, {u"kind"_s, nameOf(component.kind)},
        {u"required"_s, component.required}, {u"required_if"_s, known(component.requiredIf)},
        {u"originals"_s, known(component.originals)}, {u"copies"_s, known(component.copies)},
        {u"form_number"_s, known(component.formNumber)}, {u"note"_s, known(component.note)}};
}

QJsonArray describe(const Form &form)
{
    QJsonArray fields;
    for (const FormSection &section : form.sections) {
        for (const FormField &field : section.fields) {
            QJsonArray choices;
            for (const auto &choice : field.choices)
                choices.append(QJsonObject {{u"id"_s, choice.id}, {u"label"_s, choice.label}});
            QJsonObject object {{u"id"_s, field.id}, {u"label"_s, field.label}, {u"section"_s, section.title},
                {u"type"_s, nameOf(field.type)}, {u"required"_s, field.required},
                {u"prefill"_s, known(field.prefill)}, {u"show_if"_s, known(field.showIf)}};
            if (!choices.isEmpty())
                object.insert(u"choices"_s, choices);
            if (field.maxLength > 0)
                object.insert(u"max_length"_s, field.maxLength);
            if (field.notAfterToday)
                object.insert(u"not_after_today"_s, true);
            fields.append(object);
        }
    }
    return fields;
}

QJsonObject describe(const Procedure &procedure)
{
    QJsonArray cases;
    for (const ProcedureCase &c : procedure.cases) {
        QJsonArray components;
        for (const Component &component : c.components)
            components.append(describe(component));
        cases.append(QJsonObject {{u"id"_s, c.id}, {u"name"_s, c.name}, {u"question"_s, known(c.question)},
            {u"components"_s, components}});
    }
    QJsonArray forms;
    for (const Form &form : procedure.forms)
        forms.append(QJsonObject {{u"id"_s, form.id}, {u"title"_s, form.title}, {u"source"_s, form.source},
            {u"fields"_s, describe(form)}});
    return {{u"id"_s, procedure.id}, {u"code"_s, known(procedure.code)}, {u"name"_s, procedure.name},
        {u"short_name"_s, procedure.shortName}, {u"field"_s, known(procedure.field)},
        {u"level"_s, known(procedure.level)}, {u"agency"_s, known(procedure.agency)},
        {u"time_limit"_s, known(procedure.timeLimit)}, {u"fee"_s, known(procedure.fee)}, {u"cases"_s, cases},
        {u"forms"_s, forms}, {u"legal_basis"_s, QJsonArray::fromStringList(procedure.legalBasis)},
        {u"valid_from"_s, known(procedure.validFrom)}, {u"valid_to"_s, known(procedure.validTo)},
        {u"trust"_s, nameOf(procedure.trust)}, {u"trust_note"_s, known(procedure.trustNote)},
        {u"source"_s, known(procedure.source)}, {u"playable"_s, procedure.playable}};
}

int update(const Config &config, const CatalogueSource &catalogues)
{
    const auto clock = std::make_shared<SystemClock>();
    const auto store = Store::open(config.stateDirectory, clock, config.keyKeeping);
    const auto enrolment = enrolmentOf(config);
    if (!store || !enrolment)
        return report(!store ? store.error() : enrolment.error());
    const auto central = connectCentral(*enrolment, {}, clock.get());
    if (const auto reached = central->checkIn(); !reached)
        return report(reached.error());
    const auto version = CatalogueUpdate(**store, *central, catalogues).perform();
    if (!version)
        return report(version.error());
    print({{u"version"_s, *version}, {u"changed"_s, *version != catalogues.inForce()->version()}});
    return exitDone;
}

} // namespace

int catalogue(const Config &config, const Arguments &arguments)
{
    const QString verb = arguments.words.value(0);
    const bool alone = verb == u"version" || verb == u"update";
    if ((!alone && verb != u"search" && verb != u"show")
        || (alone ? arguments.words.size() != 1 : arguments.words.size() < 2))
        return misused(u"catalogue needs search WORDS, show ID, version or update"_s);
    const auto catalogues = CatalogueSource::open(config.stateDirectory);
    if (!catalogues)
        return report(catalogues.error());
    if (verb == u"update")
        return update(config, *catalogues);
    const auto &loaded = catalogues->inForce();
    if (verb == u"version") {
        print({{u"version"_s, loaded->version()}, {u"procedures"_s, loaded->procedures().size()}});
        return exitDone;
    }
    if (verb == u"search") {
        for (const auto &hit : loaded->search(arguments.words.mid(1).join(u' ')))
            print({{u"id"_s, hit.procedure->id}, {u"code"_s, known(hit.procedure->code)},
                {u"name"_s, hit.procedure->name}, {u"playable"_s, hit.procedure->playable},
                {u"score"_s, hit.score}});
        return exitDone;
    }
    const auto procedure = loaded->find(arguments.words[1]);
    if (!procedure)
        return report(procedure.error());
    print(describe(**procedure));
    return exitDone;
}

} // namespace motcua::ctl
