// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uploader/dispatcher.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace motcua
{

namespace
{

constexpr auto pollInterval = 200ms;
constexpr auto leaseRetry = 1'000ms;
/// Dossiers on the lanes: enough that no lane waits for the store, few enough that what comes later finds its
/// place. The small ones have places of their own, lest large ones take them all.
constexpr int places = 16, placesForSmall = 8;

} // namespace

Dispatcher::Dispatcher(
    Run &run, const Store &store, const CentralConnector &connect, Uploader::AfterPass afterPass)
    : m_run(run)
    , m_origin(store)
    , m_watch(run)
    , m_deliveries(store, connect, run, m_watch)
    , m_upkeep(run, m_watch, m_deliveries, std::move(afterPass))
{
}

Dispatcher::~Dispatcher()
{
    finish();
}

Result<void> Dispatcher::start()
{
    MOTCUA_ASSIGN(m_store, m_origin.another());
    m_lanes = std::make_unique<Lanes>(m_run.options().lanes,
        [this](int lane, const Turns::Job &job) { return m_deliveries.work(*m_lanes, lane, job); });
    m_lanes->holdBack(true);
    m_thread = std::thread([this] { serve(); });
    return {};
}

void Dispatcher::finish()
{
    m_run.stop();
    if (m_thread.joinable())
        m_thread.join();
}

void Dispatcher::deskSays(bool idle)
{
    if (m_deskIdle.exchange(idle) != idle || !idle)
        m_lanes->wake();
}

void Dispatcher::serve()
{
    std::uint64_t seen = 0;
    while (!m_run.stopping()) {
        const auto over = turn();
        auto wait = m_run.leads() ? pollInterval : leaseRetry;
        if (!over) {
            if (m_run.once() || !mayPass(over.error())) {
                m_run.noteFatal(over.error());
                break;
            }
            wait = leaseRetry;
        } else if (*over) {
            break;
        }
        if (m_run.outcome().fatal)
            break;
        seen = m_lanes->waitForChange(seen, wait);
    }
    m_run.stop(); // ends what the lanes have under way
    m_lanes->finish();
    if (m_run.leads())
        if (const auto putBack = m_deliveries.putBackRest(*m_store); !putBack)
            m_run.note(putBack.error());
    m_ended = true;
}

Result<bool> Dispatcher::turn()
{
    // Asked before the store is: what the desk finished before it said so is found there.
    const bool deskIdle = m_deskIdle;
    MOTCUA_ASSIGN(const bool leading, m_run.lead(*m_store));
    noteEnded();
    if (!leading) {
        m_lanes->holdBack(true);
        m_lanes->dropAll(); // who leads has them in the store
        m_watch.forget();
        return m_run.once();
    }
    bool ready = true;
    if (m_run.once()) {
        MOTCUA_ASSIGN(ready, somethingIsReady());
    }
    if (ready)
        askAfterCentral();
    const bool present = m_watch.isPresent();
    m_lanes->holdBack(m_run.stopping() || !present);
    if (present)
        MOTCUA_TRY(feed());
    const auto load = m_lanes->load();
    const bool idle = load.busy == 0 && (m_watch.isAway() || (load.dossiers == 0 && deskIdle && !ready));
    MOTCUA_TRY(m_upkeep.perform(*m_store, *m_lanes, m_run.once() ? idle : load.dossiers == 0));
    // What the upkeep has put on the lanes is waited for too.
    return m_run.once() && idle && m_lanes->load().busy == 0;
}

void Dispatcher::noteEnded()
{
    for (const Deliveries::Ended &ended : m_deliveries.takeEnded(*m_lanes)) {
        m_onLanes.remove(ended.id);
        if (ended.leftQueue)
            m_tried.remove(ended.id);
    }
}

Result<bool> Dispatcher::somethingIsReady()
{
    MOTCUA_ASSIGN(const auto due,
        m_store->due(Store::Stage::Ready, static_cast<int>(m_tried.size()) + 1, m_run.when()));
    return std::any_of(
        due.begin(), due.end(), [this](const Store::Due &one) { return !m_tried.contains(one.id); });
}

void Dispatcher::askAfterCentral()
{
    if (!m_watch.beginAsking(m_store->clock().monotonic()))
        return;
    m_lanes->run([this](int lane) {
        if (const auto asked = m_watch.ask(m_deliveries.sender(lane)); !asked)
            m_run.noteFatal(asked.error());
    });
}

Result<void> Dispatcher::feed()
{
    const auto load = m_lanes->load();
    MOTCUA_TRY(feed(places - static_cast<int>(load.dossiers), std::numeric_limits<qint64>::max()));
    return feed(placesForSmall - static_cast<int>(load.small), Turns::smallBytes);
}

Result<void> Dispatcher::feed(int free, qint64 mostBytes)
{
    if (free <= 0)
        return {};
    // Those that are here already, or have been, are found again as long as they are due.
    const int known = static_cast<int>(m_onLanes.size() + m_tried.size());
    MOTCUA_ASSIGN(const auto found, m_store->due(Store::Stage::Ready, free + known, m_run.when(), mostBytes));
    for (const Store::Due &due : found) {
        if (free == 0)
            break;
        if (m_onLanes.contains(due.id) || m_tried.contains(due.id))
            continue;
        MOTCUA_TRY(offer(due));
        --free;
    }
    return {};
}

Result<void> Dispatcher::offer(const Store::Due &due)
{
    if (m_run.once())
        m_tried.insert(due.id);
    const auto parts = m_store->parts(due.id);
    if (!parts) {
        // It cannot even be read: it waits, and the others go on.
        m_run.note(parts.error());
        if (isMoot(parts.error()))
            return {};
        MOTCUA_TRY(m_store->setUploading(due.id));
        const qint64 againAt = m_store->clock().now() + m_run.backOff(due.attempts + 1);
        return unlessMoot(m_store->backOff(due.id, parts.error().id, againAt));
    }
    std::vector<Turns::Piece> pieces;
    for (const PartRecord &part : *parts)
        if (!willBeKept(part, m_store->clock()))
            pieces.push_back({part.id, part.part.bytes});
    m_onLanes.insert(due.id);
    m_lanes->add(m_deliveries.enter(due.id), due.turn, pieces);
    return {};
}

} // namespace motcua
