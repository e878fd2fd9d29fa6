// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/signinviewmodel.h"

#include "app/viewmodels/words.h"

using namespace Qt::Literals::StringLiterals;

namespace motcua
{

void SignInViewModel::apply(const SessionState &state)
{
    Shown fresh;
    m_qr = {};
    if (const auto &signIn = state.signIn) {
        fresh.code = signIn->code;
        fresh.address = words::unbroken(QString(signIn->address).remove(u"https://"_s));
        fresh.secondsLeft = signIn->secondsLeft;
        fresh.over = signIn->over;
        fresh.qrKey = signIn->qr.cacheKey();
        m_qr = signIn->qr;
    }
    if (state.person)
        fresh.name = state.person->name;
    show(m_shown, fresh);
}

void SignInViewModel::open()
{
    m_wishes.send(&Intents::signIn);
}

} // namespace motcua
