// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/procedure.h"
#include "app/session/sessionstate.h"
#include "sync/central/personview.h"

namespace motcua
{

/// A paper that central holds and that can stand for a component.
struct HeldPaper {
    ReusablePaper paper;
    bool taken = false; ///< the person has it used again
};

/// The list of what the dossier needs (thành phần hồ sơ), and what of it is there.
struct Checklist {
    QList<SessionState::ComponentItem> items;
    int missing = 0; ///< required ones not yet there
    int unsorted = 0; ///< pages of a stack

    int done() const; ///< components that go into the dossier from here
};

/// `pages`: component id → how many; `form`: its values, empty when it was not filled in; `held`: by
/// component id; `today`: the day by which its dates are judged. A paper with a page of its own is not used
/// again.
Checklist checklist(const Procedure &procedure, const ProcedureCase &chosen, const QHash<QString, int> &pages,
    const QJsonObject &form, const QHash<QString, HeldPaper> &held, const QDate &today);

} // namespace motcua
