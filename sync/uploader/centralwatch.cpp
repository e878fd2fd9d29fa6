// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/uploader/centralwatch.h"

namespace motcua
{

namespace
{

constexpr qint64 checkInEvery = 10 * 60'000; ///< ms

const QList<FaultId> centralsFaults {FaultId::CentralUnreachable, FaultId::CentralBusy,
    FaultId::CentralUntrusted, FaultId::CentralNotEnrolled, FaultId::CentralCertificateExpired,
    FaultId::CentralAnswerInvalid};

bool isCentrals(const Fault &fault)
{
    return centralsFaults.contains(fault.id);
}

} // namespace

CentralWatch::CentralWatch(Run &run)
    : m_run(run)
{
}

bool CentralWatch::isPresent() const
{
    const std::scoped_lock lock(m_mutex);
    return m_absence.state() == Absence::State::Present && m_checkedInAt;
}

bool CentralWatch::isAway() const
{
    const std::scoped_lock lock(m_mutex);
    return m_absence.state() == Absence::State::Away;
}

bool CentralWatch::beginAsking(qint64 now)
{
    const std::scoped_lock lock(m_mutex);
    const auto state = m_absence.state();
    if (m_asking)
        return false;
    if (state != Absence::State::Present && (m_run.once() || now < m_absence.askAt()))
        return false;
    m_absence.resume();
    const bool old = !m_checkedInAt || now - *m_checkedInAt > checkInEvery;
    m_asking = state == Absence::State::Away || old;
    return m_asking;
}

Result<void> CentralWatch::ask(Sender &sender)
{
    const auto reached = sender.checkIn();
    const auto own = sender.store();
    bool back = false;
    {
        const std::scoped_lock lock(m_mutex);
        m_asking = false;
        if (!own)
            return tl::unexpected(own.error());
        if (!reached && !isCentrals(reached.error()))
            return reached;
        const qint64 now = (*own)->clock().monotonic();
        if (reached) {
            back = m_absence.state() == Absence::State::Away;
            m_absence.answers();
            m_checkedInAt = now;
        } else {
            const Uploader::Options &options = m_run.options();
            m_absence.away(now, options.backOffFirst, options.backOffMost, reached.error().retryAfter);
            m_checkedInAt.reset();
        }
    }
    if (!reached)
        m_run.note(reached.error());
    // What waited for central, and not for its own sake, need not wait longer.
    return back ? (*own)->dueNow(centralsFaults) : Result<void>();
}

void CentralWatch::moved()
{
    const std::scoped_lock lock(m_mutex);
    m_absence.moved();
}

Result<void> CentralWatch::failed(Sender &sender, const Fault &fault)
{
    if (!isCentrals(fault))
        return {};
    MOTCUA_TRY(ask(sender));
    // Who is to try every dossier once does so; that ends by itself.
    const auto own = sender.store();
    if (!own || m_run.once())
        return {};
    const Uploader::Options &options = m_run.options();
    const std::scoped_lock lock(m_mutex);
    m_absence.failed(
        (*own)->clock().monotonic(), options.backOffFirst, options.backOffMost, fault.retryAfter);
    return {};
}

void CentralWatch::forget()
{
    const std::scoped_lock lock(m_mutex);
    m_checkedInAt.reset();
}

} // namespace motcua
