// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/queuedesk.h"

#include "app/domain/uuid7.h"
#include "app/slip/ticket.h"

using namespace Qt::StringLiterals;

namespace motcua
{

QueueDesk::QueueDesk(Enquirer &enquirer, const Clock &clock, Printer &printer, QObject *parent)
    : QObject(parent)
    , m_enquirer(enquirer)
    , m_clock(clock)
    , m_printer(printer)
{
}

void QueueDesk::open(const QString &hall)
{
    using Services = QList<QueueService>;
    m_hall = hall;
    if (m_shown.asking || m_shown.ticket)
        return;
    m_shown.asking = true;
    Q_EMIT changed();
    m_enquirer.ask<Services>([](CentralSystem &central) { return central.queueServices(); },
        [this, round = m_round](const Result<Services> &services) {
            if (round != m_round)
                return;
            if (!services) {
                fail(services.error());
                return;
            }
            m_shown.asking = false;
            m_shown.known = true;
            m_shown.services.clear();
            for (const QueueService &service : *services)
                m_shown.services.append({service.id, service.name, service.waiting});
            Q_EMIT changed();
        });
}

void QueueDesk::take(const QString &service)
{
    if (m_shown.asking || m_shown.ticket)
        return;
    if (m_ticket.isNull())
        m_ticket = makeUuid7(m_clock.now());
    m_shown.asking = true;
    Q_EMIT changed();
    m_enquirer.ask<QueueTicket>(
        [ticket = m_ticket, service](CentralSystem &central) { return central.takeTicket(ticket, service); },
        [this, round = m_round, service](const Result<QueueTicket> &ticket) {
            if (round != m_round)
                return;
            if (!ticket || ticket->service != service) {
                fail(ticket ? Fault {FaultId::CentralAnswerInvalid} : ticket.error());
                return;
            }
            m_shown.asking = false;
            m_shown.ticket = SessionState::Queue::Ticket {
                ticket->number, ticket->name, ticket->counter, ticket->ahead, ticket->issuedAt};
            Q_EMIT taken();
        });
}

Result<void> QueueDesk::print()
{
    if (!m_shown.ticket || !m_printer.present())
        return {};
    const auto &ticket = *m_shown.ticket;
    MOTCUA_ASSIGN(const auto pdf,
        ticketPdf({ticket.number, ticket.name, ticket.counter, ticket.ahead, ticket.issuedAt, m_hall}));
    MOTCUA_TRY(m_printer.print(pdf, u"so-thu-tu-"_s + ticket.number));
    m_shown.printed = true;
    return {};
}

void QueueDesk::fail(const Fault &fault)
{
    m_shown.asking = false;
    Q_EMIT failed({FaultId::QueueUnavailable, fault.name()});
}

void QueueDesk::close()
{
    ++m_round;
    m_shown = {};
    m_ticket = {};
}

} // namespace motcua
