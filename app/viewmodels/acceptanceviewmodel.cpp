// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/acceptanceviewmodel.h"

#include "app/viewmodels/words.h"

namespace motcua
{

void AcceptanceViewModel::apply(const SessionState &state)
{
    Shown fresh;
    if (const auto &dossier = state.follow.dossier; dossier && dossier->acceptance) {
        const auto &said = *dossier->acceptance;
        fresh = {true, dossier->code, words::unbroken(said.number), words::unbroken(said.agency),
            said.officer, said.applicant, words::unbroken(said.procedure), words::unbroken(said.returnPlace),
            said.papers, words::moment(said.acceptedAt, state.language),
            words::day(said.dueAt.value_or(0), state.language), state.canPrintAcceptance,
            state.acceptancePrinted};
    }
    show(m_shown, fresh);
}

void AcceptanceViewModel::print()
{
    m_wishes.send(&Intents::printAcceptance);
}

} // namespace motcua
