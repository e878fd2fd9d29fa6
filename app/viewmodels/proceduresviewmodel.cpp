// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/proceduresviewmodel.h"

namespace motcua
{

void ProceduresViewModel::apply(const SessionState &state)
{
    QList<ProcedureEntry> entries;
    for (const SessionState::ProcedureItem &p : state.procedures) {
        ProcedureEntry entry;
        entry.itemId = p.id;
        entry.code = p.code;
        entry.name = p.name;
        entry.shortName = p.shortName.isEmpty() ? p.name : p.shortName;
        entry.field = p.field;
        entry.timeLimit = p.timeLimit;
        entry.fee = p.fee;
        entry.caseCountText = p.caseCountText;
        entry.playable = p.playable;
        entries.append(entry);
    }
    m_items.assign(entries);

    QList<CaseEntry> cases;
    for (const SessionState::CaseItem &c : state.cases) {
        CaseEntry entry;
        entry.itemId = c.id;
        entry.name = c.name;
        entry.question = c.question;
        cases.append(entry);
    }
    m_cases.assign(cases);

    Shown fresh;
    fresh.query = state.query;
    if (state.procedure) {
        fresh.chosenName = state.procedure->name;
        fresh.chosenAgency = state.procedure->agency;
        fresh.chosenTime = state.procedure->timeLimit;
        fresh.chosenFee = state.procedure->fee;
    }
    if (state.chosenCase)
        fresh.chosenCase = state.chosenCase->name;
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
