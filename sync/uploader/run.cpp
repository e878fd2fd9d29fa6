// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uploader/run.h"

#include "sync/uploader/backoff.h"

namespace motcua
{

Run::Run(
    UploaderLease &lease, const Uploader::Options &options, Mode mode, const std::atomic<bool> *stopAsked)
    : m_lease(lease)
    , m_options(options)
    , m_mode(mode)
    , m_stopAsked(stopAsked)
{
}

qint64 Run::backOff(int attempts) const
{
    return fullJitter(m_options.backOffFirst, m_options.backOffMost, attempts);
}

Result<bool> Run::lead(Store &own)
{
    const auto held = m_lease.hold(own);
    if (!held)
        return held;
    m_leads = *held;
    if (!*held) {
        const std::scoped_lock lock(m_mutex);
        m_outcome.leaseHeld = false;
    }
    return held;
}

Result<void> Run::mayGoOn(Store &own)
{
    if (stopping())
        return fail(FaultId::StoreBusy, QStringLiteral("stopped"));
    MOTCUA_ASSIGN(const bool held, lead(own));
    if (!held)
        return fail(FaultId::StoreBusy, QStringLiteral("another uploader is at work"));
    return {};
}

Run::Outcome Run::outcome() const
{
    const std::scoped_lock lock(m_mutex);
    return m_outcome;
}

void Run::countSent()
{
    const std::scoped_lock lock(m_mutex);
    ++m_outcome.sent;
}

void Run::note(const Fault &fault)
{
    const std::scoped_lock lock(m_mutex);
    m_outcome.lastFault = fault;
}

void Run::noteFatal(const Fault &fault)
{
    const std::scoped_lock lock(m_mutex);
    m_outcome.lastFault = fault;
    if (!m_outcome.fatal)
        m_outcome.fatal = fault;
}

} // namespace motcua
