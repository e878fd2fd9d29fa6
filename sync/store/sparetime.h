// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "sync/store/store.h"

namespace motcua
{

/// A thread of the lowest priority, with a store connection of its own, for work that nobody waits for.
class SpareTime
{
public:
    /// Does what is due and says when it wants to look again.
    using Turn = std::function<std::chrono::milliseconds(Store &own)>;
    SpareTime(StoreOpener open, Turn turn);
    ~SpareTime(); ///< waits for the step under way
    SpareTime(const SpareTime &) = delete;
    SpareTime &operator=(const SpareTime &) = delete;

    /// For the turn, between its steps; false: it is to end.
    bool pause(std::chrono::milliseconds time);

private:
    void run();

    StoreOpener m_open;
    Turn m_turn;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace motcua
