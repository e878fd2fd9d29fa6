// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/checklist.h"

#include <algorithm>

#include "app/intake/rules.h"

namespace motcua
{

namespace
{

SessionState::ComponentState stateOf(const SessionState::ComponentItem &item, bool formDone, bool reused)
{
    using State = SessionState::ComponentState;
    if (item.kind == ComponentKind::Electronic)
        return State::Electronic;
    if (item.pages == 0 && reused)
        return State::Reused;
    if (item.pages > 0 || formDone)
        return State::Done;
    if (item.kind == ComponentKind::Form)
        return State::ToFill;
    return item.required ? State::ToScan : State::Optional;
}

} // namespace

int Checklist::done() const
{
    using State = SessionState::ComponentState;
    return static_cast<int>(std::count_if(items.begin(), items.end(),
        [](const auto &item) { return item.state == State::Done || item.state == State::Reused; }));
}

Checklist checklist(const Procedure &procedure, const ProcedureCase &chosen, const QHash<QString, int> &pages,
    const QJsonObject &form, const QHash<QString, HeldPaper> &held, const QDate &today)
{
    QHash<QString, int> there = pages;
    for (auto it = held.begin(); it != held.end(); ++it)
        there[it.key()] += it->taken;
    const QStringList missing = missingComponents(procedure, chosen, there, form, today);
    Checklist list;
    list.missing = static_cast<int>(missing.size());
    list.unsorted = pages.value(stackComponent);
    for (const Component &component : chosen.components) {
        SessionState::ComponentItem item;
        item.id = component.id;
        item.name = component.name;
        item.note = component.note;
        item.requiredIf = component.requiredIf;
        item.kind = component.kind;
        item.required = component.required && component.requiredIf.isEmpty();
        item.pages = pages.value(component.id);
        const bool formDone =
            component.kind == ComponentKind::Form && !form.isEmpty() && !missing.contains(component.id);
        const auto paper = held.find(component.id);
        if (paper != held.end())
            item.held = SessionState::HeldPaper {paper->paper.fromDossier, paper->paper.receivedAt};
        item.state = stateOf(item, formDone, paper != held.end() && paper->taken);
        list.items.append(item);
    }
    return list;
}

} // namespace motcua
