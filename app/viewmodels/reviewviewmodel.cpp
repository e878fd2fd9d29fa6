// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/reviewviewmodel.h"

#include "app/viewmodels/words.h"

namespace motcua
{

void ReviewViewModel::apply(const SessionState &state)
{
    show(m_shown,
        {state.phone, words::maskedPhone(state.phone), state.phoneRefused, state.phoneInvalid, state.byPost,
            state.address, state.addressFromCard, state.addressInvalid, state.completes});
}

void ReviewViewModel::refusePhone(bool refused)
{
    m_wishes.send(&Intents::refusePhone, refused);
}

void ReviewViewModel::choosePost(bool byPost)
{
    m_wishes.send(&Intents::setByPost, byPost);
}

} // namespace motcua
