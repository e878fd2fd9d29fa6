// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <optional>

#include <QSet>

#include "app/domain/result.h"
#include "sync/central/centralsystem.h"
#include "sync/store/store.h"
#include "sync/uploader/uploaderlease.h"

namespace motcua
{

/// Whether the work may go on; keeps the lease alive. Its fault (stopped, or another uploader is at work)
/// ends it.
using MayGoOn = std::function<Result<void>()>;
/// Makes the parts of a queued dossier that are not made yet (reads pages, writes PDFs). Given by the
/// application, since sync knows nothing of pages' contents. After it, store.parts(dossier) is complete. It
/// takes minutes for a hundred pages, and asks `mayGoOn` every few seconds.
using PartFinisher =
    std::function<Result<void>(Store &store, const DossierId &dossier, const MayGoOn &mayGoOn)>;
/// Builds the manifest of a dossier whose parts are complete.
using ManifestMaker = std::function<Result<QByteArray>(Store &store, const DossierId &dossier)>;

/// Sends what is queued, one dossier at a time, oldest due first: finish → parts → manifest → code stored. It
/// can be stopped after any step and goes on from there. Transient faults back off for ever, with full
/// jitter, kept in the store.
class Uploader
{
public:
    struct Options {
        qint64 backOffFirst = 2'000; ///< ms
        qint64 backOffMost = 15 * 60'000; ///< ms
        qint64 lease = 30'000; ///< ms
        /// ms after central's receipt until pages, form and identity are shredded here. Until then a slip can
        /// be printed again.
        qint64 keepAfterReceipt = 24LL * 60 * 60'000;
    };
    Uploader(Store &store, CentralSystem &central, PartFinisher finish, ManifestMaker makeManifest,
        Options options);

    /// Done after each pass, while the lease is held; told whether receipts came in.
    using AfterPass = std::function<Result<void>(bool received)>;
    void setAfterPass(AfterPass afterPass) { m_afterPass = std::move(afterPass); }

    /// What one pass did.
    struct Outcome {
        int sent = 0;
        int waiting = 0; ///< unsent ones left
        bool leaseHeld = true; ///< false: another uploader is at work
        std::optional<qint64> nextAt; ///< Unix ms when the next is due
        std::optional<Fault> lastFault;
    };
    /// Sends everything that is due now. `everything`: also what is backing off.
    Result<Outcome> pass(bool everything);
    /// Passes for ever, sleeping until the next is due or the store changes; ends when `stop` becomes true.
    Result<void> follow(const std::atomic<bool> &stop);

private:
    enum class Sending { Due, Everything };
    Result<Outcome> passHoldingLease(Sending what);
    Result<bool> attempt(
        const DossierId &dossier, Outcome &outcome); ///< false: central is away, stop the pass
    Result<void> shredWhatCentralHas();
    Result<void> discardWhatIsStale();
    Result<void> sendOne(const DossierId &dossier);
    Result<void> sendParts(const DossierId &dossier, bool again);
    Result<void> sendPart(const DossierId &dossier, const PartRecord &part);
    Result<QByteArray> manifestBytes(const DossierId &dossier);
    Result<void> finish(const DossierId &dossier);
    Result<void> finishWhileAway();
    Result<void> welcomeBack();
    Result<void> checkInIfOld();
    Result<void> mayGoOn();
    void centralIsAway();
    void sleepUntil(std::optional<qint64> nextAt, qint64 version);

    Store &m_store;
    CentralSystem &m_central;
    PartFinisher m_finish;
    ManifestMaker m_makeManifest;
    Options m_options;
    AfterPass m_afterPass;
    UploaderLease m_lease;
    const std::atomic<bool> *m_stop = nullptr;
    bool m_interrupted = false;
    std::optional<qint64> m_checkedInAt; ///< monotonic ms
    int m_awayCount = 0; ///< attempts in a row in which central was away; 0: it is there
    qint64 m_probeAt = 0; ///< monotonic ms
    QSet<DossierId> m_finishedWhileAway;
};

} // namespace motcua
