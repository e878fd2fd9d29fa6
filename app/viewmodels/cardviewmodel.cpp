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
        fresh.signedIn = state.person->signedIn;
    }
    QList<DraftEntry> drafts;
    for (const auto &draft : state.earlierDrafts) {
        fresh.draftPages += draft.pages;
        drafts.append({int(drafts.size()), draft.procedureName, draft.caseName, draft.pages,
            words::day(draft.createdAt, state.language)});
    }
    m_drafts.assign(drafts);
    show(m_shown, fresh);
}

void CardViewModel::read()
{
    m_wishes.send(&Intents::readCard);
}

void CardViewModel::signIn()
{
    m_wishes.send(&Intents::signIn);
}

void CardViewModel::resumeDraft(int draft)
{
    m_wishes.send(&Intents::resumeDraft, draft);
}

void CardViewModel::startAnew()
{
    m_wishes.send(&Intents::startAnew);
}

} // namespace motcua
