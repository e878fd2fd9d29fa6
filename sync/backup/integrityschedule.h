// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/store/sparetime.h"

namespace motcua
{

/// While it lives, has all of the store looked through in spare time (Store::lookThrough): once after the
/// machine was started, and as often as is asked.
class IntegritySchedule
{
public:
    IntegritySchedule(StoreOpener open, qint64 everyMilliseconds);

private:
    std::chrono::milliseconds turn(Store &own);

    qint64 m_every;
    SpareTime m_time; ///< ends first
};

} // namespace motcua
