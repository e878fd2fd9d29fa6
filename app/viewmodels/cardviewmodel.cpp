// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/cardviewmodel.h"

#include "app/viewmodels/words.h"

namespace motcua
{

void CardViewModel::apply(const SessionState &state)
{
    Shown fresh;
    fresh.phase = int(state.cardPhase);
    if (state.person) {
        fresh.name = state.person->name;
        fresh.maskedNumber = state.person->maskedNumber;
    }
    if (state.earlierDraft) {
        fresh.hasEarlierDraft = true;
        fresh.draftProcedure = state.earlierDraft->procedureName;
        fresh.draftPages = state.earlierDraft->pages;
        fresh.draftDay = words::day(state.earlierDraft->createdAt, state.language);
    }
    show(m_shown, fresh);
}

void CardViewModel::read()
{
    m_wishes.send(&Intents::readCard);
}

void CardViewModel::resumeDraft()
{
    m_wishes.send(&Intents::resumeDraft);
}

void CardViewModel::startAnew()
{
    m_wishes.send(&Intents::startAnew);
}

} // namespace motcua
