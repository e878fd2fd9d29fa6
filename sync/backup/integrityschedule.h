// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/backup/sparetime.h"
#include "sync/store/store.h"

namespace motcua
{

/// While it lives, has all of the store looked through (Store::lookThrough): once after the machine was
/// started, and as often as is asked.
class IntegritySchedule
{
public:
    IntegritySchedule(QString stateDirectory, qint64 everyMilliseconds, KeyKeeping keeping);

private:
    std::chrono::milliseconds turn();

    QString m_stateDirectory;
    qint64 m_every;
    KeyKeeping m_keeping;
    std::unique_ptr<Store> m_store; ///< the thread's
    SpareTime m_time; ///< ends first
};

} // namespace motcua
