// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uploader/lanes.h"

namespace motcua
{

Lanes::Lanes(int count, Work work)
    : m_count(count)
    , m_work(std::move(work))
{
    for (int lane = 0; lane < count; ++lane)
        m_threads.emplace_back([this, lane] { serve(lane); });
}

Lanes::~Lanes()
{
    finish();
}

void Lanes::finish()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_toDo.notify_all();
    for (std::thread &thread : m_threads)
        if (thread.joinable())
            thread.join();
}

Turns::Lane Lanes::kindOf(int lane) const
{
    return m_count > 1 && lane == m_count - 1 ? Turns::Lane::Express : Turns::Lane::Ordinary;
}

void Lanes::add(Turns::Dossier dossier, std::int64_t turn, const std::vector<Turns::Piece> &pieces)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_turns.add(dossier, turn, pieces);
    }
    m_toDo.notify_all();
}

void Lanes::run(Errand errand)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_errands.push_back(std::move(errand));
    }
    m_toDo.notify_one();
}

bool Lanes::givesWay(int lane, const Turns::Job &job) const
{
    const std::scoped_lock lock(m_mutex);
    return m_turns.givesWay(kindOf(lane), job);
}

bool Lanes::fail(const Turns::Job &job)
{
    const std::scoped_lock lock(m_mutex);
    return m_turns.fail(job);
}

void Lanes::holdBack(bool hold)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_heldBack = hold;
    }
    m_toDo.notify_all();
}

void Lanes::dropAll()
{
    const std::scoped_lock lock(m_mutex);
    m_turns.dropAll();
}

bool Lanes::holds(Turns::Dossier dossier) const
{
    const std::scoped_lock lock(m_mutex);
    return m_turns.holds(dossier);
}

Lanes::Load Lanes::load() const
{
    const std::scoped_lock lock(m_mutex);
    return {m_turns.size(), m_turns.smallOnes(), m_busy + static_cast<int>(m_errands.size())};
}

std::uint64_t Lanes::waitForChange(std::uint64_t seen, std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    m_ended.wait_for(lock, time, [&] { return m_changes != seen; });
    return m_changes;
}

void Lanes::wake()
{
    {
        const std::scoped_lock lock(m_mutex);
        ++m_changes;
    }
    m_ended.notify_all();
}

void Lanes::serve(int lane)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        std::optional<Turns::Job> job;
        m_toDo.wait(lock, [&] {
            if (m_stop || !m_errands.empty())
                return true;
            if (!m_heldBack)
                job = m_turns.take(kindOf(lane));
            return job.has_value();
        });
        if (m_stop) {
            if (job)
                m_turns.giveBack(*job);
            return;
        }
        ++m_busy;
        if (!job) {
            const Errand errand = std::move(m_errands.front());
            m_errands.pop_front();
            lock.unlock();
            errand(lane);
            lock.lock();
        } else {
            lock.unlock();
            const Verdict verdict = m_work(lane, *job);
            lock.lock();
            if (verdict == Verdict::Done)
                m_turns.done(*job);
            else if (verdict == Verdict::GivenBack)
                m_turns.giveBack(*job);
            else
                m_turns.drop(*job);
        }
        --m_busy;
        ++m_changes;
        // What has ended may have made something ready: the filing, or what was given back.
        m_toDo.notify_all();
        m_ended.notify_all();
    }
}

} // namespace motcua
