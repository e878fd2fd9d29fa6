// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

#include "app/domain/result.h"
#include "sync/central/centralsystem.h"
#include "sync/store/store.h"

namespace motcua
{

/// Whether the work may go on; keeps the lease alive. Its fault (stopped, another uploader is at work, or
/// something more urgent has come) ends it.
using MayGoOn = std::function<Result<void>()>;
/// Makes the parts of a queued dossier that are not made yet (reads pages, writes PDFs). Given by the
/// application, since sync knows nothing of pages' contents. After it, store.parts(dossier) is complete. It
/// takes minutes for a hundred pages, and asks `mayGoOn` every few seconds; what it has done by then stays
/// done.
using PartFinisher =
    std::function<Result<void>(Store &store, const DossierId &dossier, const MayGoOn &mayGoOn)>;
/// Builds the manifest of a dossier whose parts are complete.
using ManifestMaker = std::function<Result<QByteArray>(Store &store, const DossierId &dossier)>;
/// A connection to central, for one thread; called on that thread, and again when central would not have the
/// one before. Once `interrupt` is set, calls under way end soon.
using CentralConnector =
    std::function<Result<std::unique_ptr<CentralSystem>>(const std::atomic<bool> &interrupt)>;

/// Sends what is queued: finish → manifest fixed → parts → manifest sent → code stored. It can be stopped
/// after any step and goes on from there. Two hands do it at once: the caller's thread finishes dossiers, and
/// a Dispatcher with its lanes sends those that are ready, each in the order of Store::due and Turns.
/// Transient faults back off for ever, with full jitter, kept in the store.
class Uploader
{
public:
    struct Options {
        qint64 backOffFirst = 2'000; ///< ms
        qint64 backOffMost = 15 * 60'000; ///< ms
        qint64 lease = 30'000; ///< ms
        RetentionPolicy retention = {};
        int lanes = 3; ///< connections to central at most
    };
    /// `store` is used on the calling thread only.
    Uploader(Store &store, CentralConnector connect, PartFinisher finish, ManifestMaker makeManifest,
        Options options);
    ~Uploader();

    /// Done when what was ready has been sent, and every minute or so, while the lease is held and central is
    /// there; told whether receipts have come in since. On a thread of the uploader's, never twice at once.
    using AfterPass = std::function<Result<void>(bool received)>;
    void setAfterPass(AfterPass afterPass); ///< before the first pass

    /// What one pass did.
    struct Outcome {
        int sent = 0;
        int waiting = 0; ///< unsent ones left
        bool leaseHeld = true; ///< false: another uploader is at work
        std::optional<qint64> nextAt; ///< Unix ms when the next is due
        std::optional<Fault> lastFault;
    };
    /// Tries once to send everything that is due now. `everything`: also what is backing off.
    Result<Outcome> pass(bool everything);
    /// Sends for ever; ends when `stop` becomes true. While central is away it asks now and then whether it
    /// is back, and finishes meanwhile what there is to finish.
    Result<void> follow(const std::atomic<bool> &stop);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua
