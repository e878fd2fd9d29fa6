// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/uploadlocks.h"

#include <chrono>

#include <sys/socket.h>

namespace motcua::sandbox
{

std::optional<UploadLocks::Held> UploadLocks::acquire(const QString &id, int socket)
{
    using namespace std::chrono_literals;
    std::unique_lock lock(m_mutex);
    // The socket is open as long as it stands here: its request lets go before the connection ends.
    if (const auto held = m_sockets.find(id); held != m_sockets.end())
        ::shutdown(held->second, SHUT_RDWR);
    if (!m_released.wait_for(lock, 5s, [&] { return !m_sockets.contains(id); }))
        return std::nullopt;
    m_sockets.emplace(id, socket);
    return std::make_optional<Held>(*this, id);
}

void UploadLocks::release(const QString &id)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_sockets.erase(id);
    }
    m_released.notify_all();
}

} // namespace motcua::sandbox
