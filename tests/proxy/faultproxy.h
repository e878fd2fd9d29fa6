// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace motcua::test
{

/// A TCP proxy on loopback, below TLS, that does to a connection what networks do. It counts what it carries.
class FaultProxy
{
public:
    /// How a connection ends that is cut: in order, by a reset, or never: it only falls silent.
    enum class End { Orderly, Reset, Silence };
    struct Faults {
        std::chrono::milliseconds delay {0}; ///< of every piece, either way
        std::int64_t bytesPerSecond = 0; ///< either way; 0: as fast as it goes
        std::optional<std::int64_t> cutUpAfter = {}; ///< bytes of a connection towards the server
        std::optional<std::int64_t> cutDownAfter = {}; ///< bytes of a connection towards the client
        End end = End::Orderly;
        int times = -1; ///< so many connections are cut; -1: every one
    };
    struct Counts {
        std::int64_t connections = 0, up = 0, down = 0, cuts = 0; ///< up, down: bytes that came in
    };

    explicit FaultProxy(std::uint16_t serverPort);
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    std::uint16_t port() const { return m_port; }
    void set(const Faults &faults); ///< for what moves from now on
    Counts counts() const;
    void closeAll(); ///< ends what is open now

private:
    struct Link;
    void accept();
    void pump(Link &link, bool up);
    /// How many of `size` bytes may still pass on this link; fewer than all: it is cut after them.
    std::int64_t passing(Link &link, bool up, std::int64_t size, Faults &faults);
    void wait(std::chrono::milliseconds time) const;
    void reap(bool all);

    std::uint16_t m_serverPort;
    std::uint16_t m_port = 0;
    int m_listener = -1;
    std::atomic<bool> m_stop {false};
    mutable std::mutex m_mutex;
    Faults m_faults;
    Counts m_counts;
    std::list<std::unique_ptr<Link>> m_links;
    std::thread m_acceptor;
};

} // namespace motcua::test
