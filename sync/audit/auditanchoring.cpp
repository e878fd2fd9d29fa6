// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/audit/auditanchoring.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr qint64 everyEntries = 256;
constexpr qint64 everyMilliseconds = 6LL * 60 * 60 * 1000;
constexpr qint64 againAfter = 60'000; ///< ms
constexpr int mostDigests = 4096; ///< in one request: the contract's limit
constexpr int mostRequests = 64; ///< in one pass
const QString refusedFact = u"audit.refused"_s;

} // namespace

AuditAnchoring::AuditAnchoring(Store &store, CentralSystem &central, AnchorTrust trust)
    : m_store(store)
    , m_central(central)
    , m_trust(std::move(trust))
{
}

Result<void> AuditAnchoring::afterPass(bool received)
{
    m_receiptsWaiting = m_receiptsWaiting || received;
    if (!m_central.capabilities().auditAnchors || (m_notBefore && m_store.clock().monotonic() < *m_notBefore))
        return {};
    MOTCUA_ASSIGN(const bool due, isDue(m_receiptsWaiting));
    if (!due)
        return {};
    const auto anchored = anchorAll();
    if (anchored) {
        m_receiptsWaiting = false;
        m_notBefore.reset();
        return note({});
    }
    m_notBefore = m_store.clock().monotonic() + againAfter;
    switch (anchored.error().id) {
    case FaultId::AuditBroken:
    case FaultId::CentralUntrusted:
        return note(anchored.error().detail);
    case FaultId::CentralUnreachable:
    case FaultId::CentralBusy:
    case FaultId::CentralNotEnrolled:
    case FaultId::CentralCertificateExpired:
    case FaultId::CentralAnswerInvalid:
    case FaultId::CentralRefused:
        return {};
    default:
        return anchored;
    }
}

Result<bool> AuditAnchoring::isDue(bool received)
{
    MOTCUA_ASSIGN(const auto last, m_store.lastAnchor());
    const qint64 from = last ? last->sequence : 0;
    MOTCUA_ASSIGN(const auto stretch, m_store.auditStretch(from, int(everyEntries)));
    const qint64 entries = stretch.sequence - from;
    // An anchor that the log does not reach, or not by the same hash, is told to central at once.
    if (last && (entries < 0 || stretch.hash.isEmpty()))
        return true;
    return entries >= everyEntries
        || (entries > 0
            && (received || !last || m_store.clock().now() - last->storedAt >= everyMilliseconds));
}

Result<void> AuditAnchoring::anchorAll()
{
    MOTCUA_ASSIGN(const auto last, m_store.lastAnchor());
    qint64 from = last ? last->sequence : 0;
    for (int request = 0; request < mostRequests; ++request) {
        MOTCUA_ASSIGN(const auto stretch, m_store.auditStretch(from, mostDigests));
        if (stretch.hash.isEmpty()) {
            // The log does not reach its own anchor. Central is to know what is left of it.
            MOTCUA_ASSIGN(const auto rest, m_store.auditStretch(0, mostDigests));
            if (rest.sequence > 0)
                MOTCUA_TRY(ask(rest, 0));
            return fail(FaultId::AuditBroken, u"the log ends before its last anchor"_s);
        }
        if (stretch.sequence == from)
            return {};
        MOTCUA_ASSIGN(const auto answer, ask(stretch, from));
        if (!answer.startFrom) {
            MOTCUA_TRY(keep(answer.statement, stretch));
            from = stretch.sequence;
        } else if (request == 0) {
            from = *answer.startFrom; // central is a younger copy of itself
        } else {
            return fail(FaultId::CentralAnswerInvalid, u"central does not know its own anchors"_s);
        }
    }
    return {};
}

Result<CentralSystem::AuditAnswer> AuditAnchoring::ask(const Store::AuditStretch &stretch, qint64 from)
{
    return m_central.anchorAudit({stretch.chain, from, stretch.sequence, stretch.hash, stretch.digests});
}

Result<void> AuditAnchoring::keep(const QByteArray &statement, const Store::AuditStretch &stretch)
{
    MOTCUA_ASSIGN(const auto anchor, anchorOf(statement, stretch.chain, m_trust));
    if (anchor.sequence != stretch.sequence || anchor.hash != stretch.hash)
        return fail(FaultId::CentralAnswerInvalid, u"central countersigned something else"_s);
    return m_store.saveAnchor(anchor);
}

Result<void> AuditAnchoring::note(const QString &refusal)
{
    MOTCUA_ASSIGN(const QByteArray before, m_store.fact(refusedFact));
    const QByteArray now = refusal.toUtf8();
    if (before == now)
        return {};
    MOTCUA_TRY(m_store.setFact(refusedFact, now));
    if (refusal.isEmpty())
        return m_store.addEvent({}, u"audit-accepted"_s);
    return m_store.addEvent({}, u"audit-refused"_s, {{u"reason"_s, refusal}});
}

Result<QString> AuditAnchoring::refusal(Store &store)
{
    MOTCUA_ASSIGN(const QByteArray fact, store.fact(refusedFact));
    return QString::fromUtf8(fact);
}

} // namespace motcua
