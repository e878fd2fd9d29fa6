// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/procedure.h"
#include "app/session/sessionstate.h"

namespace motcua
{

/// The list of what the dossier needs (thành phần hồ sơ), and what of it is there.
struct Checklist {
    QList<SessionState::ComponentItem> items;
    int missing = 0; ///< required ones not yet there

    int done() const; ///< components that go into the dossier from here
};

/// `pages`: component id → how many; `form`: its values, empty when it was not filled in; `today`: the
/// day by which its dates are judged.
Checklist checklist(const Procedure &procedure, const ProcedureCase &chosen, const QHash<QString, int> &pages,
    const QJsonObject &form, const QDate &today);

} // namespace motcua
