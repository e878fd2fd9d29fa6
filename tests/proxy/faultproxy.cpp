// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/faultproxy.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace std::chrono_literals;

namespace motcua::test
{

namespace
{

constexpr auto step = 20ms; ///< how soon a stop is noticed

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

bool writeAll(int socket, const char *data, std::int64_t size)
{
    while (size > 0) {
        const ssize_t sent = ::send(socket, data, static_cast<std::size_t>(size), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        data += sent;
        size -= sent;
    }
    return true;
}

/// Linux sends RST, and wakes whoever waits for this socket.
void reset(int socket)
{
    sockaddr nowhere = {};
    nowhere.sa_family = AF_UNSPEC;
    ::connect(socket, &nowhere, sizeof nowhere);
}

} // namespace

struct FaultProxy::Link {
    int client = -1, server = -1;
    std::atomic<std::int64_t> up {0}, down {0};
    std::atomic<bool> silent {false};
    std::atomic<int> pumps {2};
    std::thread upward, downward;
};

FaultProxy::FaultProxy(std::uint16_t serverPort)
    : m_serverPort(serverPort)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0
        || ::listen(m_listener, 512) != 0
        || ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        std::perror("FaultProxy");
        std::abort();
    }
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { accept(); });
}

FaultProxy::~FaultProxy()
{
    m_stop = true;
    m_acceptor.join();
    ::close(m_listener);
    closeAll();
    reap(true);
}

void FaultProxy::set(const Faults &faults)
{
    const std::scoped_lock lock(m_mutex);
    m_faults = faults;
}

FaultProxy::Counts FaultProxy::counts() const
{
    const std::scoped_lock lock(m_mutex);
    return m_counts;
}

void FaultProxy::closeAll()
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &link : m_links) {
        link->silent = false;
        ::shutdown(link->client, SHUT_RDWR);
        ::shutdown(link->server, SHUT_RDWR);
    }
}

void FaultProxy::wait(std::chrono::milliseconds time) const
{
    const auto until = std::chrono::steady_clock::now() + time;
    while (!m_stop && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(
            std::min<std::chrono::nanoseconds>(step, until - std::chrono::steady_clock::now()));
}

/// Lets go of links that have ended, or of all.
void FaultProxy::reap(bool all)
{
    std::list<std::unique_ptr<Link>> ended;
    {
        const std::scoped_lock lock(m_mutex);
        for (auto link = m_links.begin(); link != m_links.end();) {
            const auto next = std::next(link);
            if (all || (*link)->pumps == 0)
                ended.splice(ended.end(), m_links, link);
            link = next;
        }
    }
    for (const auto &link : ended) {
        link->upward.join();
        link->downward.join();
        ::close(link->client);
        ::close(link->server);
    }
}

void FaultProxy::accept()
{
    while (!m_stop) {
        pollfd listening {m_listener, POLLIN, 0};
        reap(false);
        if (::poll(&listening, 1, static_cast<int>(step.count())) <= 0)
            continue;
        auto link = std::make_unique<Link>();
        link->client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        link->server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in address = loopback(m_serverPort);
        const int yes = 1;
        ::setsockopt(link->client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        ::setsockopt(link->server, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        if (link->client < 0
            || ::connect(link->server, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
            ::close(link->client);
            ::close(link->server);
            continue;
        }
        const std::scoped_lock lock(m_mutex);
        ++m_counts.connections;
        Link &kept = *m_links.emplace_back(std::move(link));
        kept.upward = std::thread([this, &kept] { pump(kept, true); });
        kept.downward = std::thread([this, &kept] { pump(kept, false); });
    }
}

std::int64_t FaultProxy::passing(Link &link, bool up, std::int64_t size, Faults &faults)
{
    const std::scoped_lock lock(m_mutex);
    faults = m_faults;
    (up ? m_counts.up : m_counts.down) += size;
    std::atomic<std::int64_t> &moved = up ? link.up : link.down;
    const auto limit = up ? m_faults.cutUpAfter : m_faults.cutDownAfter;
    std::int64_t pass = size;
    if (limit && moved + size >= *limit && m_faults.times != 0) {
        pass = std::max<std::int64_t>(0, *limit - moved);
        if (m_faults.times > 0)
            --m_faults.times;
        ++m_counts.cuts;
        moved += pass;
        return pass;
    }
    moved += pass;
    faults.cutUpAfter.reset();
    faults.cutDownAfter.reset();
    return pass;
}

void FaultProxy::pump(Link &link, bool up)
{
    const int from = up ? link.client : link.server, to = up ? link.server : link.client;
    std::array<char, 16 * 1024> buffer {};
    for (;;) {
        const ssize_t size = ::recv(from, buffer.data(), buffer.size(), 0);
        if (size <= 0)
            break;
        Faults faults;
        const std::int64_t pass = passing(link, up, size, faults);
        const bool cut = faults.cutUpAfter || faults.cutDownAfter;
        wait(faults.delay);
        if (faults.bytesPerSecond > 0)
            wait(std::chrono::milliseconds(pass * 1'000 / faults.bytesPerSecond));
        if (link.silent || !writeAll(to, buffer.data(), pass))
            break;
        if (!cut)
            continue;
        if (faults.end == End::Silence) {
            link.silent = true;
            break;
        }
        if (faults.end == End::Reset) {
            reset(link.client);
            reset(link.server);
        }
        break;
    }
    while (link.silent && !m_stop)
        std::this_thread::sleep_for(step);
    // The descriptors live until both pumps are done.
    ::shutdown(link.client, SHUT_RDWR);
    ::shutdown(link.server, SHUT_RDWR);
    --link.pumps;
}

} // namespace motcua::test
