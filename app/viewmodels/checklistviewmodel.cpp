// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/checklistviewmodel.h"

#include <algorithm>

#include "app/viewmodels/words.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

/// "nộp thứ Hai, 19/01/2026, hồ sơ G06-20260119-0000001": from where central has it.
QString heldText(const SessionState::HeldPaper &held, const QString &language)
{
    const bool english = language == "en"_L1;
    QStringList parts;
    if (held.receivedAt)
        parts.append((english ? u"received %1"_s : u"nhận %1"_s).arg(words::day(*held.receivedAt, language)));
    if (!held.fromDossier.isEmpty())
        parts.append((english ? u"dossier %1"_s : u"hồ sơ %1"_s).arg(held.fromDossier));
    return words::joined(parts, u", "_s);
}

} // namespace

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
        entry.mayReuse = c.held.has_value() && c.pages == 0;
        if (c.held)
            entry.held = words::unbroken(heldText(*c.held, state.language));
        entries.append(entry);
        fresh.needed += c.required && c.state != ComponentState::Electronic ? 1 : 0;
        fresh.papers += c.state == ComponentState::Done || c.state == ComponentState::Reused ? 1 : 0;
        fresh.pages += c.pages;
    }
    m_items.assign(entries);
    fresh.asksAgain = state.asksAgain;
    fresh.unsorted = state.unsorted;
    fresh.mayFeedStack = std::count_if(state.components.begin(), state.components.end(), [](const auto &c) {
        return c.state == ComponentState::ToScan;
    }) > 1;
    fresh.reuse = int(state.reuse);
    fresh.mayAskReuse = state.mayAskReuse;
    show(m_shown, fresh);
}

void ChecklistViewModel::fileAgain()
{
    m_wishes.send(&Intents::fileAgain);
}

void ChecklistViewModel::reusePaper(const QString &id, bool again)
{
    m_wishes.send(&Intents::reusePaper, id, again);
}

void ChecklistViewModel::openStack()
{
    m_wishes.send(&Intents::openStack);
}

void ChecklistViewModel::signIn()
{
    m_wishes.send(&Intents::signIn);
}

void ChecklistViewModel::open(const QString &id)
{
    m_wishes.send(&Intents::openComponent, id);
}

} // namespace motcua
