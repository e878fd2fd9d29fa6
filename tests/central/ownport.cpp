// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/ownport.h"

#include <cstdio>
#include <cstring>
#include <random>

#include <QtGlobal>

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace motcua::test
{
namespace
{

constexpr int first = 10'000, last = 32'000; // below Linux' usual range for anybody

/// A name that lives as long as its socket: a lock that no crash leaves behind. -1: somebody has it.
int claim(int port)
{
    sockaddr_un name = {};
    name.sun_family = AF_UNIX;
    std::snprintf(name.sun_path + 1, sizeof name.sun_path - 1, "motcua-test-port-%d", port);
    const int handle = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto size = static_cast<socklen_t>(sizeof name.sun_family + 1 + std::strlen(name.sun_path + 1));
    if (::bind(handle, reinterpret_cast<const sockaddr *>(&name), size) == 0)
        return handle;
    ::close(handle);
    return -1;
}

bool isFree(int port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    const int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool free = ::bind(handle, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(handle);
    return free;
}

} // namespace

OwnPort::OwnPort()
{
    std::random_device random;
    for (int tries = 0; tries < 2 * (last - first); ++tries) {
        m_number = first + int(random() % (last - first));
        m_claim = claim(m_number);
        if (m_claim >= 0 && isFree(m_number))
            return;
        if (m_claim >= 0)
            ::close(m_claim);
    }
    qFatal("there is no port left");
}

OwnPort::~OwnPort()
{
    ::close(m_claim);
}

} // namespace motcua::test
