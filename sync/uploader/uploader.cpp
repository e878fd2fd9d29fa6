// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uploader/uploader.h"

#include <thread>

#include "sync/uploader/dispatcher.h"

namespace motcua
{

// One dossier:
//
//   Queued ──► parts made ──► manifest fixed ──► Uploading ──► parts sent ──► manifest sent ──► code stored
//   ──► Submitted        (caller's thread)                  small first  ▲  parts missing (once) │
//                                                                    └───────────────────────┘
//     every arrow may fail:  refused or in conflict ──► Attention;  anything else ──► Queued, due later
//
// It may end anywhere: what was done is in the store or at central, and the next attempt starts from there.

namespace
{

/// How often the desk looks for new work.
constexpr std::chrono::milliseconds pollFollowing {200}, pollOnce {20};
/// How often one that is being finished is asked whether it has to give way.
constexpr qint64 giveWayEvery = 1'000; ///< ms

} // namespace

struct Uploader::Private {
    Private(Store &own, CentralConnector connector, PartFinisher finisher, ManifestMaker manifestMaker,
        Options chosen)
        : store(own)
        , connect(std::move(connector))
        , finish(std::move(finisher))
        , makeManifest(std::move(manifestMaker))
        , options(chosen)
        , lease(chosen.lease)
    {
    }
    Result<void> desk(Run &run, Dispatcher &dispatcher);
    Result<std::optional<Store::Due>> nextUnfinished(const Run &run, const QSet<DossierId> &tried);
    Result<void> finishOne(Run &run, const Store::Due &due);
    Result<Run::Outcome> run(Run::Mode mode, const std::atomic<bool> *stop);

    Store &store;
    CentralConnector connect;
    PartFinisher finish;
    ManifestMaker makeManifest;
    Options options;
    AfterPass afterPass;
    UploaderLease lease;
    std::optional<Fault> deskFault; ///< of the dossier that could not be finished last
};

Uploader::Uploader(
    Store &store, CentralConnector connect, PartFinisher finish, ManifestMaker makeManifest, Options options)
    : d(std::make_unique<Private>(
        store, std::move(connect), std::move(finish), std::move(makeManifest), options))
{
}

Uploader::~Uploader() = default;

void Uploader::setAfterPass(AfterPass afterPass)
{
    d->afterPass = std::move(afterPass);
}

Result<std::optional<Store::Due>> Uploader::Private::nextUnfinished(
    const Run &run, const QSet<DossierId> &tried)
{
    MOTCUA_ASSIGN(
        const auto due, store.due(Store::Stage::Unfinished, static_cast<int>(tried.size()) + 1, run.when()));
    for (const Store::Due &one : due)
        if (!tried.contains(one.id))
            return one;
    return std::nullopt;
}

/// Papers become PDFs, and the manifest names them. A dossier with an earlier turn that comes meanwhile goes
/// first: what is finished by then of this one stays.
Result<void> Uploader::Private::finishOne(Run &run, const Store::Due &due)
{
    const qint64 wait = run.backOff(due.attempts + 1);
    MOTCUA_TRY(store.setFinishing(due.id, store.clock().now() + wait));
    bool stopped = false;
    qint64 askAt = store.clock().monotonic() + giveWayEvery;
    const auto mayGoOn = [&]() -> Result<void> {
        stopped = true;
        MOTCUA_TRY(run.mayGoOn(store));
        stopped = false;
        if (store.clock().monotonic() < askAt)
            return {};
        askAt = store.clock().monotonic() + giveWayEvery;
        MOTCUA_ASSIGN(const auto first, store.due(Store::Stage::Unfinished, 1));
        stopped = !first.isEmpty() && first.first().id != due.id && first.first().turn < due.turn;
        return stopped ? fail(FaultId::StoreBusy, QStringLiteral("an earlier turn has come"))
                       : Result<void>();
    };
    const auto finished = [&]() -> Result<void> {
        MOTCUA_TRY(mayGoOn());
        MOTCUA_TRY(finish(store, due.id, mayGoOn));
        MOTCUA_ASSIGN(const auto manifest, makeManifest(store, due.id));
        return store.saveManifest(due.id, manifest);
    }();
    if (finished)
        return {};
    // Whoever holds the lease by now has it in the store as it is.
    if (stopped)
        return run.leads() ? unlessMoot(store.putBack(due.id)) : Result<void>();
    deskFault = finished.error();
    if (isMoot(finished.error()))
        return {};
    return unlessMoot(store.backOff(due.id, finished.error().id, store.clock().now() + wait));
}

/// The caller's thread: finishes what is to be finished, until the dispatcher has come to its end.
Result<void> Uploader::Private::desk(Run &run, Dispatcher &dispatcher)
{
    QSet<DossierId> tried; // of a run that tries each once: those that are due all the same
    while (!dispatcher.ended()) {
        bool idle = true;
        const auto done = [&]() -> Result<void> {
            if (!run.leads() || run.stopping())
                return {};
            MOTCUA_ASSIGN(const auto next, nextUnfinished(run, tried));
            if (!next)
                return {};
            idle = false;
            if (run.once())
                tried.insert(next->id);
            MOTCUA_TRY(unlessMoot(finishOne(run, *next)));
            if (const auto now = store.manifest(next->id); now && *now)
                tried.remove(next->id); // it is ready, and not to be found here again
            return {};
        }();
        if (!done && (run.once() || !mayPass(done.error())))
            return done;
        dispatcher.deskSays(idle && run.leads());
        if (idle || !done)
            std::this_thread::sleep_for(run.once() ? pollOnce : pollFollowing);
    }
    return {};
}

Result<Run::Outcome> Uploader::Private::run(Run::Mode mode, const std::atomic<bool> *stop)
{
    deskFault.reset();
    Run run(lease, options, mode, stop);
    Dispatcher dispatcher(run, store, connect, afterPass);
    MOTCUA_TRY(dispatcher.start());
    const auto done = desk(run, dispatcher);
    dispatcher.finish();
    lease.release(store);
    MOTCUA_TRY(done);
    const auto outcome = run.outcome();
    if (outcome.fatal)
        return tl::unexpected(*outcome.fatal);
    return outcome;
}

Result<Uploader::Outcome> Uploader::pass(bool everything)
{
    const auto done = d->run(everything ? Run::Mode::AllOnce : Run::Mode::DueOnce, nullptr);
    if (!done)
        return tl::unexpected(done.error());
    const auto waiting = d->store.unsentCount();
    const auto next = d->store.nextDueAt();
    if (!waiting || !next)
        return tl::unexpected(!waiting ? waiting.error() : next.error());
    Outcome outcome;
    outcome.sent = done->sent;
    outcome.leaseHeld = done->leaseHeld;
    outcome.lastFault = done->lastFault ? done->lastFault : d->deskFault;
    outcome.waiting = *waiting;
    outcome.nextAt = *next;
    return outcome;
}

Result<void> Uploader::follow(const std::atomic<bool> &stop)
{
    MOTCUA_TRY(d->run(Run::Mode::ForEver, &stop));
    return {};
}

} // namespace motcua
