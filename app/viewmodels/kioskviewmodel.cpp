// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/kioskviewmodel.h"

#include "app/viewmodels/words.h"

using namespace Qt::Literals::StringLiterals;

namespace motcua
{

KioskViewModel::KioskViewModel(Intents &session, const HallNames &names, QObject *parent)
    : QObject(parent)
    , m_wishes(session)
    , m_names(names)
    , m_settings(m_wishes, this)
    , m_fault(m_wishes, this)
    , m_card(m_wishes, this)
    , m_procedures(m_wishes, this)
    , m_lookup(m_wishes, this)
    , m_follow(m_wishes, this)
    , m_signIn(m_wishes, this)
    , m_acceptance(m_wishes, this)
    , m_withdrawal(m_wishes, this)
    , m_help(m_wishes, this)
    , m_queue(m_wishes, this)
    , m_checklist(m_wishes, this)
    , m_scan(m_wishes, this)
    , m_form(m_wishes, this)
    , m_review(m_wishes, this)
    , m_notices(m_wishes, this)
    , m_slip(m_wishes, this)
    , m_typing(this)
{
    connect(&session, &Intents::changed, this, &KioskViewModel::apply);
    connect(&m_typing, &TypingViewModel::edited, this, &KioskViewModel::typed);
}

void KioskViewModel::setPxPerMm(double pxPerMm)
{
    m_pxPerMm = pxPerMm;
    Q_EMIT panelChanged();
}

void KioskViewModel::setMotion(bool motion)
{
    m_motion = motion;
    Q_EMIT panelChanged();
}

void KioskViewModel::begin()
{
    m_wishes.send(&Intents::begin);
}

void KioskViewModel::back()
{
    m_wishes.send(&Intents::back);
}

void KioskViewModel::next()
{
    m_wishes.send(&Intents::next);
}

void KioskViewModel::end()
{
    m_wishes.send(&Intents::end);
}

void KioskViewModel::activity()
{
    m_wishes.send(&Intents::activity);
}

void KioskViewModel::needMoreTime()
{
    m_wishes.send(&Intents::needMoreTime);
}

void KioskViewModel::apply(const SessionState &state)
{
    if (int(state.screen) != m_shown.screen)
        m_typing.close();
    // The parts come first: when the screen changes, what it shows is already there.
    for (ScreenViewModel *part : std::initializer_list<ScreenViewModel *> {&m_settings, &m_fault, &m_card,
             &m_procedures, &m_lookup, &m_follow, &m_signIn, &m_acceptance, &m_withdrawal, &m_help, &m_queue,
             &m_checklist, &m_scan, &m_form, &m_review, &m_notices, &m_slip})
        part->apply(state);

    const Shown fresh {int(state.screen), state.canGoBack, state.busy, state.idleSecondsLeft,
        state.keepsDraft, int(state.health), state.unsent};
    if (m_shown == fresh)
        return;
    const bool moved = m_shown.screen != fresh.screen;
    m_shown = fresh;
    Q_EMIT changed();
    if (moved)
        Q_EMIT screenMoved();
}

void KioskViewModel::typed(const QString &target, const QString &text)
{
    static const QString field = u"field:"_s;
    m_wishes.send(&Intents::activity);
    if (target == "query"_L1)
        m_wishes.send(&Intents::setQuery, text);
    else if (target == "code"_L1)
        m_wishes.send(&Intents::setDossierCode, text);
    else if (target == "address"_L1)
        m_wishes.send(&Intents::setAddress, text);
    else if (target == "reason"_L1)
        m_wishes.send(&Intents::setReasonWords, text);
    else if (target == "phone"_L1)
        m_wishes.send(&Intents::setPhone, text);
    else if (target.startsWith(field))
        m_form.setText(target.mid(field.size()), words::dateStored(text));
}

} // namespace motcua
