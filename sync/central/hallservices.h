// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QJsonObject>
#include <QList>
#include <QString>

#include "app/domain/result.h"

namespace motcua
{

// What central does for whoever stands in this kiosk's hall, without asking who it is.

/// How it stands with a call for help.
struct HelpState {
    enum class Phase {
        Waiting, ///< staff has been told
        Accepted, ///< somebody has read it
        Coming, ///< and is on the way
        Over ///< nobody is expected any more: staff has been here, or the call was taken back
    };
    Phase phase = Phase::Waiting;
    QString staff; ///< who; empty: not said
};

/// Something that people wait for in the hall.
struct QueueService {
    QString id;
    QString name;
    int waiting = 0; ///< people
};

/// A place in one of the hall's queues (số thứ tự).
struct QueueTicket {
    QString number; ///< as it is called out: A–Z, 0–9 and hyphens, at most 8
    QString service; ///< QueueService::id
    QString name; ///< of that service
    int ahead = 0; ///< people who are called before
    QString counter; ///< where to; empty: that is called out later
    qint64 issuedAt = 0; ///< Unix ms
};

// Reading sync/api/central.openapi.yaml's HelpState, QueueServices and QueueTicket. Fault
// CentralAnswerInvalid as in personviewreader.h.
Result<HelpState> readHelpState(const QJsonObject &answer);
Result<QList<QueueService>> readQueueServices(const QJsonObject &answer);
Result<QueueTicket> readQueueTicket(const QJsonObject &answer);

} // namespace motcua
