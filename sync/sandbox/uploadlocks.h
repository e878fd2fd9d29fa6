// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>

#include <QString>

namespace motcua::sandbox
{

/// One request at a time works on an upload. A newer one ends the connection of the older, which is as a rule
/// a client that was killed or cut off and whose successor now asks for the position.
class UploadLocks
{
public:
    class Held
    {
    public:
        Held(UploadLocks &locks, QString id)
            : m_locks(&locks)
            , m_id(std::move(id))
        {
        }
        Held(Held &&other) noexcept
            : m_locks(std::exchange(other.m_locks, nullptr))
            , m_id(std::move(other.m_id))
        {
        }
        Held &operator=(Held &&) = delete;
        ~Held()
        {
            if (m_locks)
                m_locks->release(m_id);
        }

    private:
        UploadLocks *m_locks;
        QString m_id;
    };

    /// None when the older request does not let go within five seconds.
    std::optional<Held> acquire(const QString &id, int socket);

private:
    void release(const QString &id);

    std::mutex m_mutex;
    std::condition_variable m_released;
    std::map<QString, int> m_sockets;
};

} // namespace motcua::sandbox
