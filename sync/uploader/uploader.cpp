// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uploader/uploader.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "sync/uploader/backoff.h"
#include "sync/uploader/centralpresence.h"
#include "sync/uploader/centraltime.h"

using namespace Qt::StringLiterals;

namespace motcua
{

// One dossier:
//
//   Queued ──► Uploading ──► finish parts ──► upload parts ──► fix and send manifest ──► store code ──►
//   Submitted
//                 │               small first     ▲  parts missing (once) │
//                 │                               └──────────────────────┘
//                 ├── refused or in conflict ──► Attention
//                 └── anything else ──► Queued, due later; central away: the whole pass stops and central is
//                 asked
//                     now and then whether it is back, whereupon what waited for it is due at once
//
// It may end anywhere: what was done is in the store or at central, and the next attempt starts from there.

namespace
{

constexpr qint64 checkInEvery = 10 * 60'000; ///< ms
constexpr qint64 shredEvery = 10 * 60'000; ///< ms at most between two looks for what may be shredded
constexpr int mostDiscards = 16; ///< a pass
constexpr qint64 probeMost = 30'000; ///< ms between two tries whether central is back
constexpr auto pollInterval = std::chrono::milliseconds(200);
constexpr qint64 leaseRetry = 1'000; ///< ms

/// Faults that say nothing about the dossier: any other would meet them too.
bool isCentralAway(FaultId id)
{
    switch (id) {
    case FaultId::CentralUnreachable:
    case FaultId::CentralBusy:
    case FaultId::CentralUntrusted:
    case FaultId::CentralNotEnrolled:
    case FaultId::CentralAnswerInvalid:
        return true;
    default:
        return false;
    }
}

} // namespace

Uploader::Uploader(
    Store &store, CentralSystem &central, PartFinisher finish, ManifestMaker makeManifest, Options options)
    : m_store(store)
    , m_central(central)
    , m_finish(std::move(finish))
    , m_makeManifest(std::move(makeManifest))
    , m_options(options)
    , m_lease(store, options.lease)
{
}

Result<Uploader::Outcome> Uploader::pass(bool everything)
{
    Outcome outcome;
    const auto held = m_lease.hold();
    if (!held)
        return tl::unexpected(held.error());
    if (*held) {
        auto done = passHoldingLease(everything ? Sending::Everything : Sending::Due);
        if (const auto shredded = shredWhatCentralHas(); done && !shredded)
            done = tl::unexpected(shredded.error());
        if (const auto discarded = discardWhatIsStale(); done && !discarded)
            done = tl::unexpected(discarded.error());
        if (done && m_afterPass)
            if (const auto after = m_afterPass(done->sent > 0); !after)
                done = tl::unexpected(after.error());
        m_lease.release();
        if (!done)
            return done;
        outcome = *done;
    }
    outcome.leaseHeld = *held;
    const auto waiting = m_store.unsentCount();
    const auto next = m_store.nextDue();
    if (!waiting || !next)
        return tl::unexpected(!waiting ? waiting.error() : next.error());
    outcome.waiting = *waiting;
    outcome.nextAt = next->dossier ? m_store.clock().now() : next->nextAt;
    return outcome;
}

Result<Uploader::Outcome> Uploader::passHoldingLease(Sending what)
{
    Outcome outcome;
    m_interrupted = false;
    if (what == Sending::Everything) {
        const auto all = m_store.unsentDossiers();
        if (!all)
            return tl::unexpected(all.error());
        for (const DossierRecord &record : *all) {
            const auto goOn = attempt(record.id, outcome);
            if (!goOn)
                return tl::unexpected(goOn.error());
            if (!*goOn)
                break;
        }
        return outcome;
    }
    for (;;) {
        const auto next = m_store.nextDue();
        if (!next)
            return tl::unexpected(next.error());
        if (!next->dossier)
            return outcome;
        const auto goOn = attempt(*next->dossier, outcome);
        if (!goOn)
            return tl::unexpected(goOn.error());
        if (!*goOn)
            return outcome;
    }
}

/// What the notice promises: the kiosk's copy goes once central has the dossier.
Result<void> Uploader::shredWhatCentralHas()
{
    const auto received = m_store.submittedBefore(m_store.clock().now() - m_options.keepAfterReceipt);
    if (!received)
        return tl::unexpected(received.error());
    for (const DossierRecord &record : *received) {
        if (!mayGoOn())
            break;
        MOTCUA_TRY(m_store.shred(record.id));
    }
    return {};
}

/// Central need not keep until it expires what nobody will file.
Result<void> Uploader::discardWhatIsStale()
{
    const auto stale = m_store.staleUploads(mostDiscards);
    if (!stale)
        return tl::unexpected(stale.error());
    for (const QString &address : *stale) {
        // Another time will do: it is a courtesy.
        if (!mayGoOn() || !m_central.discardUpload(address))
            break;
        MOTCUA_TRY(m_store.forgetStaleUpload(address));
    }
    return {};
}

Result<bool> Uploader::attempt(const DossierId &dossier, Outcome &outcome)
{
    const auto sent = sendOne(dossier);
    if (sent) {
        ++outcome.sent;
        m_awayCount = 0;
        return true;
    }
    if (m_interrupted)
        return false;
    const Fault &fault = sent.error();
    outcome.lastFault = fault;
    if (fault.id == FaultId::CentralRefused || fault.id == FaultId::CentralConflict) {
        MOTCUA_TRY(m_store.refuse(dossier, fault.id, fault.detail));
        return true;
    }
    const auto record = m_store.dossier(dossier);
    if (!record)
        return tl::unexpected(record.error());
    const qint64 wait = fullJitter(m_options.backOffFirst, m_options.backOffMost, record->attempts);
    MOTCUA_TRY(m_store.backOff(dossier, fault.id, m_store.clock().now() + wait));
    if (!isCentralAway(fault.id))
        return true;
    centralIsAway();
    return false;
}

Result<void> Uploader::mayGoOn()
{
    const auto held = m_lease.hold();
    if (!held)
        return tl::unexpected(held.error());
    if (*held && !(m_stop && m_stop->load()))
        return {};
    m_interrupted = true;
    return fail(FaultId::StoreBusy, u"stopped"_s);
}

Result<void> Uploader::finish(const DossierId &dossier)
{
    return m_finish(m_store, dossier, [this] { return mayGoOn(); });
}

Result<void> Uploader::sendOne(const DossierId &dossier)
{
    MOTCUA_TRY(mayGoOn());
    MOTCUA_TRY(m_store.setUploading(dossier));
    const auto fixed = m_store.manifest(dossier);
    if (!fixed)
        return tl::unexpected(fixed.error());
    if (!*fixed)
        MOTCUA_TRY(finish(dossier));
    MOTCUA_TRY(mayGoOn());
    MOTCUA_TRY(checkInIfOld());
    MOTCUA_TRY(sendParts(dossier, false));
    const auto manifest = manifestBytes(dossier);
    if (!manifest)
        return tl::unexpected(manifest.error());
    MOTCUA_TRY(mayGoOn());
    auto receipt = m_central.putDossier(dossier, *manifest);
    if (!receipt && receipt.error().id == FaultId::CentralPartsMissing) {
        MOTCUA_TRY(sendParts(dossier, true));
        receipt = m_central.putDossier(dossier, *manifest);
    }
    if (!receipt)
        return tl::unexpected(receipt.error());
    return m_store.setReceipt(dossier, *receipt);
}

Result<void> Uploader::sendParts(const DossierId &dossier, bool again)
{
    auto parts = m_store.parts(dossier);
    if (!parts)
        return tl::unexpected(parts.error());
    std::stable_sort(parts->begin(), parts->end(),
        [](const PartRecord &a, const PartRecord &b) { return a.part.bytes < b.part.bytes; });
    for (const PartRecord &part : *parts)
        if (again || !part.uploaded)
            MOTCUA_TRY(sendPart(dossier, part));
    return {};
}

Result<void> Uploader::sendPart(const DossierId &dossier, const PartRecord &part)
{
    const auto read = [&](qint64 offset, qint64 length) {
        return m_store.partBytes(part.id, offset, length);
    };
    const auto kept = [&](const UploadHandle &upload) -> Result<void> {
        std::optional<qint64> expiresAt;
        if (upload.lives)
            expiresAt = m_store.clock().now() + upload.lives->count();
        return m_store.setPartUpload(part.id, upload.address, expiresAt);
    };
    std::optional<Fault> stopped;
    const auto progress = [&](qint64) {
        if (const auto goOn = mayGoOn(); !goOn)
            stopped = goOn.error();
        return !stopped;
    };
    UploadHandle known {part.uploadUrl};
    if (part.uploadExpiresAt)
        known.lives = std::chrono::milliseconds(*part.uploadExpiresAt - m_store.clock().now());
    const auto sent = m_central.uploadPart(dossier, part.part, known, read, kept, progress);
    if (stopped)
        return tl::unexpected(*stopped);
    if (!sent)
        return sent;
    return m_store.setPartUploaded(part.id);
}

Result<QByteArray> Uploader::manifestBytes(const DossierId &dossier)
{
    const auto fixed = m_store.manifest(dossier);
    if (!fixed)
        return tl::unexpected(fixed.error());
    if (*fixed)
        return **fixed;
    auto made = m_makeManifest(m_store, dossier);
    if (made)
        MOTCUA_TRY(m_store.saveManifest(dossier, *made));
    return made;
}

Result<void> Uploader::checkInIfOld()
{
    const qint64 now = m_store.clock().monotonic();
    if (m_checkedInAt && now - *m_checkedInAt < checkInEvery)
        return {};
    const auto time = m_central.checkIn();
    if (!time)
        return tl::unexpected(time.error());
    m_checkedInAt = m_store.clock().monotonic();
    MOTCUA_TRY(noteCentralPresence(m_store, true));
    return noteCentralTime(m_store, *time);
}

void Uploader::centralIsAway()
{
    m_checkedInAt.reset();
    // Only the screen reads it; a store that cannot take it now is told at the next step.
    (void)noteCentralPresence(m_store, false);
    ++m_awayCount;
    m_probeAt = m_store.clock().monotonic()
        + fullJitter(m_options.backOffFirst, std::min(m_options.backOffMost, probeMost), m_awayCount);
}

/// Central has come back: what waited for it, and not for its own sake, need not wait longer.
Result<void> Uploader::welcomeBack()
{
    m_awayCount = 0;
    m_finishedWhileAway.clear();
    const auto all = m_store.unsentDossiers();
    if (!all)
        return tl::unexpected(all.error());
    const qint64 now = m_store.clock().now();
    for (const DossierRecord &record : *all)
        if (record.nextAttemptAt > now && record.lastFault && isCentralAway(*record.lastFault))
            MOTCUA_TRY(m_store.retry(record.id));
    return {};
}

/// The papers become PDFs without central; then only the sending is left.
Result<void> Uploader::finishWhileAway()
{
    const auto all = m_store.unsentDossiers();
    if (!all)
        return tl::unexpected(all.error());
    for (const DossierRecord &record : *all) {
        if (m_finishedWhileAway.contains(record.id))
            continue;
        if (!mayGoOn())
            break;
        m_finishedWhileAway.insert(record.id);
        // What fails here fails again, and is told, when the dossier is sent.
        (void)finish(record.id);
    }
    m_lease.release();
    return {};
}

Result<void> Uploader::follow(const std::atomic<bool> &stop)
{
    m_stop = &stop;
    while (!stop.load()) {
        // Before the work: what is written meanwhile must not be slept through. Own writes do not change it.
        const qint64 version = m_store.dataVersion().value_or(0);
        std::optional<qint64> nextAt;
        Result<void> done;
        if (m_awayCount > 0 && m_store.clock().monotonic() < m_probeAt) {
            done = finishWhileAway();
        } else if (const auto reached = checkInIfOld(); !reached) {
            if (!isCentralAway(reached.error().id))
                done = tl::unexpected(reached.error());
            else
                centralIsAway();
        } else {
            if (m_awayCount > 0)
                done = welcomeBack();
            if (done) {
                const auto outcome = pass(false);
                if (!outcome)
                    done = tl::unexpected(outcome.error());
                else if (!outcome->leaseHeld)
                    nextAt = m_store.clock().now() + leaseRetry;
                else
                    nextAt = outcome->nextAt;
            }
        }
        if (!done) {
            // What may pass by itself is waited for; the rest ends the service, which is started anew and
            // says why.
            const FaultId id = done.error().id;
            if (id != FaultId::StoreBusy && id != FaultId::DiskFull) {
                m_stop = nullptr;
                return done;
            }
            nextAt = m_store.clock().now() + leaseRetry;
        }
        sleepUntil(nextAt, version);
    }
    m_stop = nullptr;
    return {};
}

void Uploader::sleepUntil(std::optional<qint64> nextAt, qint64 version)
{
    const qint64 shredAt = m_store.clock().monotonic() + shredEvery;
    while (!m_stop->load()) {
        if (m_store.clock().monotonic() >= shredAt)
            return;
        if (m_awayCount > 0 && m_store.clock().monotonic() >= m_probeAt)
            return;
        if (m_awayCount == 0 && nextAt && m_store.clock().now() >= *nextAt)
            return;
        if (m_store.dataVersion().value_or(version) != version)
            return;
        std::this_thread::sleep_for(pollInterval);
    }
}

} // namespace motcua
