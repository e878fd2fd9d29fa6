// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/checkpointer.h"

namespace motcua
{

Checkpointer::Checkpointer(QString databasePath)
    : m_path(std::move(databasePath))
{
}

Checkpointer::~Checkpointer()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_condition.notify_one();
    m_thread.join();
    // The store itself is still open, and closes the log when it is the last.
    m_database.close(true);
}

void Checkpointer::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_wanted = true;
    }
    if (m_thread.joinable()) {
        m_condition.notify_one();
        return;
    }
    // Without patience: whoever else is folding does it as well.
    if (m_database.open(m_path, 0))
        m_thread = std::thread([this] { run(); });
}

void Checkpointer::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_condition.wait(lock, [this] { return m_wanted || m_stop; });
        if (m_stop)
            return;
        m_wanted = false;
        lock.unlock();
        // What fails here fails where it matters: in the store's own next write.
        (void)m_database.execute("PRAGMA wal_checkpoint(PASSIVE)");
        lock.lock();
    }
}

} // namespace motcua
