// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uploader/deliveries.h"

namespace motcua
{

Deliveries::Deliveries(const Store &store, const CentralConnector &connect, Run &run, CentralWatch &watch)
    : m_run(run)
    , m_watch(watch)
{
    for (int lane = 0; lane < run.options().lanes; ++lane)
        m_senders.push_back(std::make_unique<Sender>(store, connect, run.interrupt()));
}

Turns::Dossier Deliveries::enter(const DossierId &dossier)
{
    const std::scoped_lock lock(m_mutex);
    m_entries.emplace(++m_lastNumber, Entry {dossier});
    return m_lastNumber;
}

QList<Deliveries::Ended> Deliveries::takeEnded(const Lanes &lanes)
{
    QList<Ended> ended;
    const std::scoped_lock lock(m_mutex);
    for (auto one = m_entries.begin(); one != m_entries.end();) {
        if (lanes.holds(one->first)) {
            ++one;
            continue;
        }
        ended += Ended {one->second.id, one->second.leftQueue};
        one = m_entries.erase(one);
    }
    return ended;
}

Result<void> Deliveries::putBackRest(Store &own)
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &[number, one] : m_entries)
        if (one.begun && !one.settled)
            MOTCUA_TRY(unlessMoot(own.putBack(one.id)));
    return {};
}

void Deliveries::change(Turns::Dossier number, const std::function<void(Entry &)> &how)
{
    const std::scoped_lock lock(m_mutex);
    how(m_entries.at(number));
}

Deliveries::Entry Deliveries::entry(Turns::Dossier number) const
{
    const std::scoped_lock lock(m_mutex);
    return m_entries.at(number);
}

/// Counts the attempt with the first job of a dossier.
Result<void> Deliveries::begin(Store &own, Turns::Dossier number)
{
    bool begun = false;
    change(number, [&](Entry &one) { begun = std::exchange(one.begun, true); });
    if (begun)
        return {};
    const DossierId id = entry(number).id;
    MOTCUA_ASSIGN(const auto record, own.dossier(id));
    return own.setUploading(id, own.clock().now() + m_run.backOff(record.attempts + 1));
}

Lanes::Verdict Deliveries::work(Lanes &lanes, int lane, const Turns::Job &job)
{
    Sender &hands = sender(lane);
    const DossierId id = entry(job.dossier).id;
    bool stopped = false;
    const auto mayGoOn = [&](Store &own) {
        const auto may = m_run.mayGoOn(own);
        if (!may)
            lanes.holdBack(true);
        stopped = !may || lanes.givesWay(lane, job);
        return !stopped;
    };
    const UploadProgress progress = [&](qint64) {
        m_watch.moved();
        change(job.dossier, [](Entry &one) { one.moved = true; });
        const auto own = hands.store();
        return own && mayGoOn(**own);
    };
    const auto done = [&]() -> Result<void> {
        MOTCUA_ASSIGN(Store *const own, hands.store());
        if (!mayGoOn(*own))
            return fail(FaultId::StoreBusy, QStringLiteral("stopped"));
        MOTCUA_TRY(begin(*own, job.dossier));
        return job.piece ? hands.sendPart(id, job.piece->id, progress) : hands.file(id, progress);
    }();
    if (done) {
        m_watch.moved();
        if (!job.piece) {
            change(job.dossier, [](Entry &one) { one.settled = one.leftQueue = true; });
            m_run.countSent();
        }
        return Lanes::Verdict::Done;
    }
    if (stopped || m_run.stopping())
        return Lanes::Verdict::GivenBack;
    if (lanes.fail(job)) {
        if (const auto settled = settle(hands, job.dossier, done.error()); !settled)
            m_run.noteFatal(settled.error());
        if (!m_watch.isPresent())
            lanes.holdBack(true);
    }
    return Lanes::Verdict::Dropped;
}

/// Writes down what a fault means for the dossier, and finds out what it means for central.
Result<void> Deliveries::settle(Sender &sender, Turns::Dossier number, const Fault &fault)
{
    MOTCUA_ASSIGN(Store *const own, sender.store());
    const bool refused = fault.id == FaultId::CentralRefused || fault.id == FaultId::CentralConflict
        || fault.id == FaultId::CentralNoSupplements;
    change(number, [&](Entry &one) {
        one.settled = true;
        one.leftQueue = refused || isMoot(fault);
    });
    if (isMoot(fault))
        return {};
    m_run.note(fault);
    const Entry failed = entry(number);
    if (refused)
        return unlessMoot(own->refuse(failed.id, fault.id, fault.detail));
    const auto record = own->dossier(failed.id);
    if (!record)
        return unlessMoot(tl::unexpected(record.error()));
    // A line that is cut again and again still carries something each time: that is no reason to wait longer.
    const bool moved = failed.moved && fault.id == FaultId::CentralUnreachable;
    const qint64 wait = fault.retryAfter + m_run.backOff(moved ? 1 : record->attempts);
    MOTCUA_TRY(unlessMoot(own->backOff(failed.id, fault.id, own->clock().now() + wait, moved)));
    return m_watch.failed(sender, fault);
}

} // namespace motcua
