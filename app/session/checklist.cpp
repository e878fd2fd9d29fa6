// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/checklist.h"

#include <algorithm>

#include "app/intake/rules.h"

namespace motcua
{

namespace
{

SessionState::ComponentState stateOf(const SessionState::ComponentItem &item, bool formDone)
{
    using State = SessionState::ComponentState;
    if (item.kind == ComponentKind::Electronic)
        return State::Electronic;
    if (item.pages > 0 || formDone)
        return State::Done;
    if (item.kind == ComponentKind::Form)
        return State::ToFill;
    return item.required ? State::ToScan : State::Optional;
}

} // namespace

int Checklist::done() const
{
    return static_cast<int>(std::count_if(items.begin(), items.end(),
        [](const auto &item) { return item.state == SessionState::ComponentState::Done; }));
}

Checklist checklist(const Procedure &procedure, const ProcedureCase &chosen, const QHash<QString, int> &pages,
    const QJsonObject &form, const QDate &today)
{
    const QStringList missing = missingComponents(procedure, chosen, pages, form, today);
    Checklist list;
    list.missing = static_cast<int>(missing.size());
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
        item.state = stateOf(item, formDone);
        list.items.append(item);
    }
    return list;
}

} // namespace motcua
