// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/withdrawalviewmodel.h"

namespace motcua
{

void WithdrawalViewModel::apply(const SessionState &state)
{
    Shown fresh;
    if (const auto &asked = state.withdrawal)
        fresh = {
            asked->code, asked->reason, asked->words, asked->wordsMissing, asked->confirming, asked->sending};
    show(m_shown, fresh);
}

void WithdrawalViewModel::choose(int reason)
{
    m_wishes.send(&Intents::chooseReason, reason);
}

} // namespace motcua
