// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <mutex>

#include "sync/uploader/uploader.h"
#include "sync/uploader/uploaderlease.h"

namespace motcua
{

/// One run of the uploader, as all of its threads share it: what it is to do, whether it may go on, and what
/// it has brought.
class Run
{
public:
    enum class Mode {
        DueOnce, ///< every dossier that is due, once; then it ends
        AllOnce, ///< every dossier, once; then it ends
        ForEver
    };
    /// `stopAsked`, if given, ends it when it becomes true.
    Run(UploaderLease &lease, const Uploader::Options &options, Mode mode,
        const std::atomic<bool> *stopAsked);

    const Uploader::Options &options() const { return m_options; }
    bool once() const { return m_mode != Mode::ForEver; }
    Store::When when() const { return m_mode == Mode::AllOnce ? Store::When::Ever : Store::When::Now; }
    /// ms to wait after an attempt that failed.
    qint64 backOff(int attempts) const;

    void stop() { m_stop = true; } ///< soon
    bool stopping() const { return m_stop || (m_stopAsked && *m_stopAsked); }
    const std::atomic<bool> &interrupt() const { return m_stop; } ///< for calls that wait

    /// Takes the lease or keeps it; false when another uploader has it.
    Result<bool> lead(Store &own);
    bool leads() const { return m_leads; } ///< as far as was last heard
    /// Fault StoreBusy when whoever works under the lease has to end.
    Result<void> mayGoOn(Store &own);

    struct Outcome {
        int sent = 0;
        bool leaseHeld = true; ///< all the time
        std::optional<Fault> lastFault; ///< of a dossier or of reaching central
        std::optional<Fault> fatal; ///< what ended it
    };
    Outcome outcome() const;
    void countSent();
    void note(const Fault &fault);
    void noteFatal(const Fault &fault);

private:
    UploaderLease &m_lease;
    const Uploader::Options m_options;
    const Mode m_mode;
    const std::atomic<bool> *const m_stopAsked;
    std::atomic<bool> m_stop {false}, m_leads {false};
    mutable std::mutex m_mutex;
    Outcome m_outcome;
};

/// The dossier has gone another way meanwhile: a person has erased it, another uploader has sent it.
inline bool isMoot(const Fault &fault)
{
    return fault.id == FaultId::DossierState || fault.id == FaultId::DossierUnknown;
}

inline Result<void> unlessMoot(Result<void> done)
{
    return !done && isMoot(done.error()) ? Result<void>() : done;
}

/// May pass by itself: a follower waits for it. Anything else of the store ends the service, which is started
/// anew and says why.
inline bool mayPass(const Fault &fault)
{
    return fault.id == FaultId::StoreBusy || fault.id == FaultId::DiskFull;
}

} // namespace motcua
