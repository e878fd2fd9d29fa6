// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/slipviewmodel.h"

#include "app/viewmodels/words.h"

namespace motcua
{

void SlipViewModel::apply(const SessionState &state)
{
    const SessionState::SlipView &slip = state.slip;
    Shown fresh;
    fresh.sendPhase = int(state.sendPhase);
    fresh.code = slip.code;
    fresh.provisional = slip.provisional;
    fresh.refused = slip.refused;
    fresh.qr = slip.qr;
    fresh.submittedAt = words::moment(slip.submittedAt, state.language);
    fresh.receivedAt = words::moment(slip.receivedAt, state.language);
    fresh.dueDay = words::day(slip.dueAt.value_or(0), state.language);
    fresh.papers = slip.papers;
    fresh.pages = slip.pages;
    fresh.printing = slip.printing;
    fresh.printed = slip.printed;
    fresh.printerMissing = slip.printerMissing;
    fresh.secondsLeft = slip.secondsLeft;
    fresh.rated = state.rated;
    show(m_shown, fresh);
}

void SlipViewModel::print()
{
    m_wishes.send(&Intents::printSlip);
}

void SlipViewModel::rate()
{
    m_wishes.send(&Intents::rate);
}

void SlipViewModel::answerRating(int mark)
{
    m_wishes.send(&Intents::answerRating, mark);
}

} // namespace motcua
