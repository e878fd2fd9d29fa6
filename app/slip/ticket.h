// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "app/domain/result.h"

namespace motcua
{

/// What a queue ticket (số thứ tự) states.
struct TicketFacts {
    QString number;
    QString service; ///< what it is for
    QString counter; ///< empty: that is called out later
    int ahead = 0; ///< people, when it was issued
    qint64 issuedAt = 0; ///< Unix ms
    QString hall;
};

/// A6 portrait, PDF. Needs a QGuiApplication.
Result<QByteArray> ticketPdf(const TicketFacts &facts);

} // namespace motcua
