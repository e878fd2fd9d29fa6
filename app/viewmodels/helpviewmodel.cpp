// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/helpviewmodel.h"

namespace motcua
{

void HelpViewModel::apply(const SessionState &state)
{
    show(m_shown, {int(state.help.phase), state.help.staff, state.help.unanswered});
}

void HelpViewModel::call()
{
    m_wishes.send(&Intents::callForHelp);
}

void HelpViewModel::takeBack()
{
    m_wishes.send(&Intents::endHelp);
}

} // namespace motcua
