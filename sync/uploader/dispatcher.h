// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <thread>

#include <QSet>

#include "sync/uploader/centralwatch.h"
#include "sync/uploader/deliveries.h"
#include "sync/uploader/lanes.h"
#include "sync/uploader/run.h"
#include "sync/uploader/upkeep.h"

namespace motcua
{

/// Sends what is ready: a thread that holds the uploader's lease, looks into the store, and keeps the lanes
/// fed.
///
///   store (ready, due) ──► this thread ──► Lanes (order: Turns) ──► Deliveries ──► Sender ──► central
///                             ▲                                        │
///                             └────── back-off; is central there? ◄────┘
class Dispatcher
{
public:
    /// `store` is only asked for other connections to it. The references outlive it.
    Dispatcher(Run &run, const Store &store, const CentralConnector &connect, Uploader::AfterPass afterPass);
    ~Dispatcher();
    Dispatcher(const Dispatcher &) = delete;
    Dispatcher &operator=(const Dispatcher &) = delete;

    Result<void> start();
    void finish(); ///< stops the run and waits for its threads
    bool ended() const { return m_ended; }
    /// The caller's thread has finished a dossier, or, with `idle`, has none to finish now.
    void deskSays(bool idle);

private:
    void serve();
    Result<bool> turn(); ///< true: there is nothing more to do
    void noteEnded();
    Result<bool> somethingIsReady();
    void askAfterCentral();
    Result<void> feed();
    Result<void> feed(int places, qint64 mostBytes);
    Result<void> offer(const Store::Due &due);

    Run &m_run;
    const Store &m_origin;
    CentralWatch m_watch;
    Deliveries m_deliveries;
    Upkeep m_upkeep;
    std::unique_ptr<Store> m_store; ///< this thread's
    QSet<DossierId> m_onLanes;
    QSet<DossierId> m_tried; ///< of a run that tries each once: those that are due all the same
    std::atomic<bool> m_ended {false}, m_deskIdle {false};
    std::unique_ptr<Lanes> m_lanes; ///< from start() on; ends before what it works with
    std::thread m_thread;
};

} // namespace motcua
