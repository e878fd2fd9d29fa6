// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/queueviewmodel.h"

#include "app/viewmodels/words.h"

namespace motcua
{

void QueueViewModel::apply(const SessionState &state)
{
    const SessionState::Queue &queue = state.queue;
    Shown fresh;
    fresh.asking = queue.asking;
    fresh.known = queue.known;
    fresh.printed = queue.printed;
    if (const auto &ticket = queue.ticket) {
        fresh.number = ticket->number;
        fresh.service = ticket->name;
        fresh.counter = ticket->counter;
        fresh.ahead = ticket->ahead;
        fresh.issuedAt = words::moment(ticket->issuedAt, state.language);
    }
    QList<ServiceEntry> services;
    for (const auto &service : queue.services)
        services.append({service.id, service.name, service.waiting});
    m_services.assign(services);
    show(m_shown, fresh);
}

void QueueViewModel::open()
{
    m_wishes.send(&Intents::queue);
}

void QueueViewModel::take(const QString &itemId)
{
    m_wishes.send(&Intents::takeTicket, itemId);
}

void QueueViewModel::print()
{
    m_wishes.send(&Intents::printTicket);
}

} // namespace motcua
