// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "sync/uploader/turns.h"

namespace motcua
{

/// A few threads that work off dossiers as Turns says. The last of several lanes is the express lane. What a
/// job is, only the caller knows; `work` is called on the lane's own thread, one job at a time.
///
/// No Qt: ThreadSanitizer can judge it, and does (tests/uploader).
class Lanes
{
public:
    enum class Verdict { Done, GivenBack, Dropped };
    using Work = std::function<Verdict(int lane, const Turns::Job &job)>;
    using Errand = std::function<void(int lane)>;

    Lanes(int count, Work work);
    ~Lanes();
    void finish(); ///< begins nothing any more, and waits for what is under way
    Lanes(const Lanes &) = delete;
    Lanes &operator=(const Lanes &) = delete;

    void add(Turns::Dossier dossier, std::int64_t turn, const std::vector<Turns::Piece> &pieces);
    /// Something else to be done on a lane, before any job, held back or not.
    void run(Errand errand);
    /// For `work`: whether the job should be given back now.
    bool givesWay(int lane, const Turns::Job &job) const;
    /// For `work`: the job has failed, and with it its dossier for now; false: it had failed before. The
    /// verdict is then Dropped.
    bool fail(const Turns::Job &job);

    void holdBack(bool hold); ///< begins no job while it holds
    void dropAll(); ///< forgets what is not under way
    bool holds(Turns::Dossier dossier) const;
    struct Load {
        std::size_t dossiers = 0, small = 0;
        int busy = 0; ///< lanes at work, and errands waiting
    };
    Load load() const;

    /// Counts everything that has ended. Waits until it is not `seen` any more, or `time` is over.
    std::uint64_t waitForChange(std::uint64_t seen, std::chrono::milliseconds time);
    void wake(); ///< as if something had ended

private:
    Turns::Lane kindOf(int lane) const;
    void serve(int lane);

    const int m_count;
    const Work m_work;
    mutable std::mutex m_mutex;
    std::condition_variable m_toDo, m_ended;
    Turns m_turns;
    std::deque<Errand> m_errands;
    bool m_heldBack = false;
    bool m_stop = false;
    int m_busy = 0;
    std::uint64_t m_changes = 0;
    std::vector<std::thread> m_threads;
};

} // namespace motcua
