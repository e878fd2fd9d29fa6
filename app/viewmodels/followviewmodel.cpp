// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/followviewmodel.h"

namespace motcua
{

void FollowViewModel::apply(const SessionState &state)
{
    const SessionState::Follow &follow = state.follow;
    Shown fresh {follow.typed, follow.invalid, follow.reading, follow.asking};
    if (follow.dossier) {
        fresh.code = follow.dossier->code;
        fresh.place = int(follow.dossier->place);
        fresh.status = follow.dossier->status;
    }
    show(m_shown, fresh);
}

void FollowViewModel::open()
{
    m_wishes.send(&Intents::follow);
}

void FollowViewModel::readSlip()
{
    m_wishes.send(&Intents::readSlip);
}

} // namespace motcua
