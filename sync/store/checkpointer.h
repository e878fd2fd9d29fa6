// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "sync/store/sqlite.h"

namespace motcua
{

/// Folds the write-ahead log into the database on a thread of its own, so that nobody who saves a page waits
/// for that. It holds up no writer; what it leaves, as when somebody is reading an old page, is folded the
/// next time.
class Checkpointer
{
public:
    explicit Checkpointer(QString databasePath);
    ~Checkpointer(); ///< waits for what it is doing
    Checkpointer(const Checkpointer &) = delete;
    Checkpointer &operator=(const Checkpointer &) = delete;

    /// There is something to fold. Starts the thread the first time.
    void wake();

private:
    void run();

    const QString m_path;
    SqliteDatabase m_database; ///< the thread's, once it runs
    std::mutex m_mutex;
    std::condition_variable m_condition;
    bool m_wanted = false, m_stop = false;
    std::thread m_thread;
};

} // namespace motcua
