// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uploader/upkeep.h"

#include <limits>

#include "sync/uploader/centraltime.h"

namespace motcua
{

namespace
{

constexpr qint64 sweepEvery = 10 * 60'000; ///< ms between two looks for what may go
constexpr qint64 tellEvery = 60'000; ///< ms between two calls of what is done after a pass, at most
constexpr int mostShreds = 50, mostDiscards = 16; ///< at a time

} // namespace

Upkeep::Upkeep(Run &run, CentralWatch &watch, Deliveries &deliveries, Uploader::AfterPass afterPass)
    : m_run(run)
    , m_watch(watch)
    , m_deliveries(deliveries)
    , m_afterPass(std::move(afterPass))
{
}

Result<void> Upkeep::perform(Store &own, Lanes &lanes, bool idle)
{
    // Who sends everything once does all of it once, at the end.
    if (m_run.once() && !idle)
        return {};
    const qint64 now = own.clock().monotonic();
    if (now >= m_sweepAt) {
        m_sweepAt = now + sweepEvery;
        MOTCUA_TRY(sweep(own, lanes));
    }
    tell(now, lanes, idle);
    return {};
}

/// What the notice promises: the kiosk's copy goes once central has the dossier, as does all else that the
/// policy keeps no longer. And central need not keep until it expires what nobody will file.
Result<void> Upkeep::sweep(Store &own, Lanes &lanes)
{
    // A clock that runs ahead must not be what says that a day has gone by.
    if (own.clock().confirmed()) {
        const int most = m_run.once() ? std::numeric_limits<int>::max() : mostShreds;
        MOTCUA_ASSIGN(const bool steady, centralTimeIsSteady(own));
        MOTCUA_ASSIGN(const int gone,
            own.retain(m_run.options().retention, steady, most, [&] { return bool(m_run.mayGoOn(own)); }));
        if (gone >= most)
            m_sweepAt = 0; // the rest at the next opportunity: dossiers are to be sent meanwhile
    }
    // What was shredded by others while somebody was reading.
    (void)own.emptyLog();
    // Another time will do: what is queued is sent from a full disk as well.
    (void)own.keepReserve();
    if (!m_watch.isPresent())
        return {};
    MOTCUA_ASSIGN(const auto stale, own.staleUploads(mostDiscards));
    for (const QString &address : stale)
        lanes.run([this, address](int lane) {
            // Another time will do: it is a courtesy.
            (void)m_deliveries.sender(lane).discard(address);
        });
    return {};
}

void Upkeep::tell(qint64 now, Lanes &lanes, bool idle)
{
    const int sent = m_run.outcome().sent;
    const bool received = sent != m_sentTold;
    if (!m_afterPass || (now < m_tellAt && !(idle && received)) || !m_watch.isPresent()
        || m_telling.exchange(true))
        return;
    m_tellAt = now + tellEvery;
    m_sentTold = sent;
    lanes.run([this, received](int) {
        if (const auto done = m_afterPass(received); !done)
            m_run.noteFatal(done.error());
        m_telling = false;
    });
}

} // namespace motcua
