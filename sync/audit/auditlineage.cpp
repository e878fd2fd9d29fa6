// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/audit/auditlineage.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

using B = AuditBreach;

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

/// An entry that says that the log went on from another one.
struct Passage {
    qint64 entry = 0;
    QByteArray from; ///< chain
};

struct Passages {
    QList<Passage> all;
    qint64 lastHole = 0; ///< number of the last entry that says that entries within the log were lost
    qint64 before(const QByteArray &chain) const
    {
        for (auto passage = all.crbegin(); passage != all.crend(); ++passage)
            if (passage->from == chain)
                return passage->entry;
        return 0;
    }
};

Result<Passages> passagesOf(AuditSource &source)
{
    Passages passages;
    MOTCUA_TRY(source.read([&](const AuditEntry &entry) {
        if (entry.kind != "restored" && entry.kind != "store-set-aside")
            return true;
        const QJsonObject detail = QJsonDocument::fromJson(entry.detail).object();
        if (const QByteArray from = QByteArray::fromHex(detail.value(u"chain").toString().toLatin1());
            !from.isEmpty())
            passages.all.append({entry.sequence, from});
        if (detail.value(u"entries_lost").toInteger() > 0)
            passages.lastHole = entry.sequence;
        return true;
    }));
    return passages;
}

/// The hash that an entry had under another id of the log.
Result<QByteArray> hashUnder(AuditSource &source, const QByteArray &chain, qint64 number)
{
    QByteArray hash = auditBeginning();
    MOTCUA_TRY(source.read([&](const AuditEntry &entry) {
        if (entry.sequence > number)
            return false;
        hash = auditHash(hash, auditDigest(chain, entry));
        return true;
    }));
    return hash;
}

Result<EarlierChain> follow(AuditSource &source, const Passages &passages, const Countersigned &countersigned,
    const Countersigned::Chain &other)
{
    EarlierChain found {
        other.chain, other.last.sequence, passages.before(other.chain), 0, other.accepted, {}};
    if (found.entry == 0) {
        found.broken = {1, B::BegunAnew,
            u"central has countersigned %1 entries of log %2, and no entry here says what became of it"_s
                .arg(found.countersigned)
                .arg(hex(other.chain))};
        return found;
    }
    found.carried = found.entry - 1;
    std::optional<AuditAnchor> anchor = other.last;
    if (anchor->sequence > found.carried) {
        MOTCUA_ASSIGN(anchor, countersigned.lastUpTo(other.chain, found.carried));
    }
    if (anchor) {
        MOTCUA_ASSIGN(const QByteArray hash, hashUnder(source, other.chain, anchor->sequence));
        if (hash != anchor->hash && passages.lastHole >= found.entry)
            found.broken = {found.entry, B::Removed,
                u"entries of log %1 that central has countersigned were lost to damage"_s.arg(
                    hex(other.chain))};
        else if (hash != anchor->hash)
            found.broken = {1, B::Rewritten,
                u"up to entry %1 at least one is not what central countersigned of log %2"_s
                    .arg(anchor->sequence)
                    .arg(hex(other.chain))};
    }
    if (!found.broken && found.carried < found.countersigned)
        found.broken = {found.entry, B::CutOff,
            u"central has countersigned %1 entries of log %2, and entry %3 says that the log went on after %4"_s
                .arg(found.countersigned)
                .arg(hex(other.chain))
                .arg(found.entry)
                .arg(found.carried)};
    return found;
}

} // namespace

Result<Countersigned> Countersigned::ask(
    CentralSystem &central, const QByteArray &chain, const AnchorTrust &trust)
{
    Countersigned found(central, trust);
    MOTCUA_ASSIGN(const auto chains, central.auditChains());
    for (const CentralSystem::AuditChain &one : chains) {
        MOTCUA_ASSIGN(const AuditAnchor anchor, anchorOf(one.statement, one.chain, trust));
        if (one.chain != chain) {
            found.m_others.append({one.chain, anchor, false});
            continue;
        }
        found.m_here = {anchor};
        // What staff has looked into is how this one took the place of those before it.
        for (Chain &other : found.m_others)
            other.accepted = one.accepted;
    }
    return found;
}

Result<std::optional<AuditAnchor>> Countersigned::lastUpTo(const QByteArray &chain, qint64 entry) const
{
    MOTCUA_ASSIGN(const QByteArray statement, m_central->lastAuditAnchor(chain, entry));
    if (statement.isEmpty())
        return std::nullopt;
    MOTCUA_ASSIGN(const AuditAnchor anchor, anchorOf(statement, chain, m_trust));
    if (anchor.sequence > entry)
        return fail(FaultId::CentralAnswerInvalid, u"an anchor beyond what was asked"_s);
    return std::optional(anchor);
}

Result<QList<EarlierChain>> verifyLineage(AuditSource &source, const Countersigned &countersigned)
{
    QList<EarlierChain> lineage;
    if (countersigned.others().isEmpty())
        return lineage;
    MOTCUA_ASSIGN(const Passages passages, passagesOf(source));
    for (const Countersigned::Chain &other : countersigned.others()) {
        MOTCUA_ASSIGN(const EarlierChain found, follow(source, passages, countersigned, other));
        lineage += found;
    }
    return lineage;
}

std::optional<AuditVerdict::Broken> firstBroken(const QList<EarlierChain> &lineage)
{
    for (const EarlierChain &one : lineage)
        if (one.broken && (!one.accepted || one.broken->breach == AuditBreach::Rewritten))
            return one.broken;
    return std::nullopt;
}

} // namespace motcua
