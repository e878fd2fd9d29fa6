// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>

#include "app/session/enquirer.h"
#include "app/session/sessionstate.h"
#include "drivers/printer/printer.h"

namespace motcua
{

/// A number in the hall's queue (số thứ tự): what one can wait for, as central says, and the place that it
/// gives. Who stands there has one number, however often it is asked for.
class QueueDesk : public QObject
{
    Q_OBJECT

public:
    QueueDesk(Enquirer &enquirer, const Clock &clock, Printer &printer, QObject *parent);

    void open(const QString &hall); ///< asks what there is; also where it has been asked
    void take(const QString &service);
    Result<void> print(); ///< faults: those of ticketPdf and of the printer
    void close();
    const SessionState::Queue &queue() const { return m_shown; }

Q_SIGNALS:
    void changed();
    void taken();
    void failed(const motcua::Fault &fault); ///< QueueUnavailable

private:
    void fail(const Fault &fault);

    Enquirer &m_enquirer;
    const Clock &m_clock;
    Printer &m_printer;
    SessionState::Queue m_shown;
    QString m_hall;
    QUuid m_ticket; ///< null: none asked for yet
    int m_round = 0; ///< which visit an answer is for
};

} // namespace motcua
