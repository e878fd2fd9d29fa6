// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/checklistviewmodel.h"

#include "app/viewmodels/words.h"

namespace motcua
{

void ChecklistViewModel::apply(const SessionState &state)
{
    using ComponentState = SessionState::ComponentState;
    Shown fresh;
    fresh.missing = state.missing;
    QList<ComponentEntry> entries;
    for (const SessionState::ComponentItem &c : state.components) {
        ComponentEntry entry;
        entry.itemId = c.id;
        entry.name = words::unbroken(c.name);
        entry.note = words::unbroken(c.note);
        entry.requiredIf = words::condition(c.requiredIf);
        entry.phase = int(c.state);
        entry.isForm = c.kind == ComponentKind::Form;
        entry.required = c.required;
        entry.pages = c.pages;
        entries.append(entry);
        fresh.needed += c.required && c.state != ComponentState::Electronic ? 1 : 0;
        fresh.papers += c.state == ComponentState::Done ? 1 : 0;
        fresh.pages += c.pages;
    }
    m_items.assign(entries);
    fresh.asksAgain = state.asksAgain;
    show(m_shown, fresh);
}

void ChecklistViewModel::fileAgain()
{
    m_wishes.send(&Intents::fileAgain);
}

void ChecklistViewModel::open(const QString &id)
{
    m_wishes.send(&Intents::openComponent, id);
}

} // namespace motcua
