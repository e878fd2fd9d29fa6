// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/viewmodels/faultviewmodel.h"

#include "app/viewmodels/words.h"

namespace motcua
{

void FaultViewModel::apply(const SessionState &state)
{
    Shown fresh;
    if (state.fault) {
        const FaultEntry &entry = state.fault->entry();
        const words::Plain plain = words::plainFault(entry, state.language);
        fresh.present = true;
        fresh.what = plain.what;
        fresh.todo = plain.todo;
        fresh.picture = entry.picture;
        fresh.notice = entry.severity == FaultSeverity::Notice;
        fresh.needsStaff = entry.severity == FaultSeverity::Critical;
    }
    show(m_shown, fresh);
}

} // namespace motcua
