// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/sparetime.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace motcua
{

namespace
{

constexpr int lowestNice = 19;
constexpr std::chrono::seconds openAgainAfter {15};

/// Of this thread alone, as Linux has it.
void stepBack()
{
    constexpr int whoIsThread = 1, idleClass = 3 << 13; // IOPRIO_WHO_PROCESS, IOPRIO_CLASS_IDLE
    const auto thread = ::syscall(SYS_gettid);
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(thread), lowestNice);
    ::syscall(SYS_ioprio_set, whoIsThread, thread, idleClass);
}

} // namespace

SpareTime::SpareTime(StoreOpener open, Turn turn)
    : m_open(std::move(open))
    , m_turn(std::move(turn))
    , m_thread([this] { run(); })
{
}

SpareTime::~SpareTime()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

bool SpareTime::pause(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, time, [this] { return m_stop; });
}

void SpareTime::run()
{
    stepBack();
    std::unique_ptr<Store> own;
    std::chrono::milliseconds wait {};
    do {
        if (!own)
            if (auto opened = m_open())
                own = std::move(*opened);
        wait = own ? m_turn(*own) : openAgainAfter;
    } while (pause(wait));
}

} // namespace motcua
