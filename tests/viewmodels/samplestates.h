// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include "app/session/sessionstate.h"

namespace motcua::samples
{

struct Sample {
    QString name; ///< ASCII, of picture files
    SessionState state;
};

/// Every screen in every situation that the session can bring about, filled with obviously invented values.
QList<Sample> all();
/// The one of that name.
SessionState state(const QString &name);
/// One that has a value in every member that can say something about a person.
SessionState everythingOfAPerson();

} // namespace motcua::samples
