// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/noticesviewmodel.h"

#include "app/viewmodels/words.h"

namespace motcua
{

void NoticesViewModel::apply(const SessionState &state)
{
    Shown fresh;
    QList<NoticeEntry> entries;
    for (const SessionState::NoticeItem &n : state.notices) {
        NoticeEntry entry;
        entry.noticeId = n.id;
        entry.version = n.version;
        entry.title = words::unbroken(n.title);
        entry.body = words::unbroken(n.text);
        entry.purpose = words::unbroken(n.purpose);
        entry.basis = words::unbroken(n.basis);
        entry.required = n.required;
        entry.answered = n.agreed.has_value();
        entry.agreed = n.agreed.value_or(false);
        entries.append(entry);
        fresh.unanswered += n.agreed ? 0 : 1;
        fresh.requiredRefused = fresh.requiredRefused || (n.required && n.agreed && !*n.agreed);
    }
    m_items.assign(entries);
    show(m_shown, fresh);
}

void NoticesViewModel::answer(const QString &id, bool agreed)
{
    m_wishes.send(&Intents::answerNotice, id, agreed);
}

void NoticesViewModel::submit()
{
    m_wishes.send(&Intents::submit);
}

} // namespace motcua
