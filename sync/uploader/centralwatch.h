// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>

#include "sync/uploader/absence.h"
#include "sync/uploader/run.h"
#include "sync/uploader/sender.h"

namespace motcua
{

/// Whether central is there: asks it, now and then and when something has failed. For all threads of a run.
class CentralWatch
{
public:
    explicit CentralWatch(Run &run);

    /// It has answered not long ago, and things go through: dossiers may be sent.
    bool isPresent() const;
    bool isAway() const; ///< it was asked and did not answer
    /// Whether it should be asked now (monotonic ms). Then ask() has to follow, and nobody else is told to
    /// meanwhile.
    bool beginAsking(qint64 now);
    /// That central does not answer is no fault here, but isAway(). Faults: the store's.
    Result<void> ask(Sender &sender);

    void moved(); ///< something has gone through
    /// A dossier has failed for central's sake: asks it, and notes what follows. Faults: the store's.
    Result<void> failed(Sender &sender, const Fault &fault);
    void forget(); ///< nothing is known any more: another uploader has been at work

private:
    Run &m_run;
    mutable std::mutex m_mutex;
    Absence m_absence;
    std::optional<qint64> m_checkedInAt; ///< monotonic ms
    bool m_asking = false;
};

} // namespace motcua
