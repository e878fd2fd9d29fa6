// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/proceduresviewmodel.h"

#include "app/viewmodels/words.h"

namespace motcua
{

void ProceduresViewModel::apply(const SessionState &state)
{
    QList<ProcedureEntry> entries;
    for (const SessionState::ProcedureItem &p : state.procedures) {
        ProcedureEntry entry;
        entry.itemId = p.id;
        entry.code = p.code;
        entry.name = words::unbroken(p.name);
        entry.shortName = words::unbroken(p.shortName.isEmpty() ? p.name : p.shortName);
        entry.field = words::unbroken(p.field);
        entry.timeLimit = words::unbroken(p.timeLimit);
        entry.fee = words::unbroken(p.fee);
        entry.caseCountText = p.caseCountText;
        entry.playable = p.playable;
        entries.append(entry);
    }
    m_items.assign(entries);

    QList<CaseEntry> cases;
    for (const SessionState::CaseItem &c : state.cases) {
        CaseEntry entry;
        entry.itemId = c.id;
        entry.name = words::unbroken(c.name);
        entry.question = words::unbroken(c.question);
        cases.append(entry);
    }
    m_cases.assign(cases);

    Shown fresh;
    fresh.query = state.query;
    if (state.procedure) {
        fresh.chosenName = words::unbroken(state.procedure->name);
        fresh.chosenAgency = words::unbroken(state.procedure->agency);
        fresh.chosenTime = words::unbroken(state.procedure->timeLimit);
        fresh.chosenFee = words::unbroken(state.procedure->fee);
    }
    if (state.chosenCase)
        fresh.chosenCase = words::unbroken(state.chosenCase->name);
    show(m_shown, fresh);
}

void ProceduresViewModel::choose(const QString &id)
{
    m_wishes.send(&Intents::chooseProcedure, id);
}

void ProceduresViewModel::chooseCase(const QString &id)
{
    m_wishes.send(&Intents::chooseCase, id);
}

} // namespace motcua
