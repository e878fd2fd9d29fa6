// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "sync/uploader/centralwatch.h"
#include "sync/uploader/deliveries.h"
#include "sync/uploader/lanes.h"
#include "sync/uploader/run.h"

namespace motcua
{

/// What the uploader does beside sending: shreds here what central has had for long enough, deletes at
/// central what nobody will file, and lets others know that something was received.
class Upkeep
{
public:
    Upkeep(Run &run, CentralWatch &watch, Deliveries &deliveries, Uploader::AfterPass afterPass);

    /// Does what is due. `idle`: nothing is left to send for now.
    Result<void> perform(Store &own, Lanes &lanes, bool idle);

private:
    Result<void> sweep(Store &own, Lanes &lanes);
    void tell(qint64 now, Lanes &lanes, bool idle);

    Run &m_run;
    CentralWatch &m_watch;
    Deliveries &m_deliveries;
    const Uploader::AfterPass m_afterPass;
    qint64 m_sweepAt = 0, m_tellAt = 0; ///< monotonic ms
    int m_sentTold = 0;
    std::atomic<bool> m_telling {false};
};

} // namespace motcua
