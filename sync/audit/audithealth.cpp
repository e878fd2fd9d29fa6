// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/audit/audithealth.h"

#include "sync/audit/auditanchoring.h"
#include "sync/audit/auditlineage.h"
#include "sync/audit/auditverifier.h"

using namespace Qt::StringLiterals;

namespace motcua
{

Result<qint64> checkAudit(Store &store, const QString &stateDirectory)
{
    MOTCUA_ASSIGN(const auto log, AuditLog::open(stateDirectory + u"/store.sqlite"_s));
    MOTCUA_ASSIGN(const QByteArray chain, log->chain());
    MOTCUA_ASSIGN(const auto anchors, log->anchors());
    const JudgedAnchors judged = judgeAnchors(anchors, chain, loadAnchorTrust(stateDirectory));
    MOTCUA_ASSIGN(const AuditVerdict verdict, verifyAudit(*log, judged.holding));
    if (verdict.broken)
        return fail(FaultId::AuditBroken, verdict.broken->detail);
    if (!judged.wrong.isEmpty())
        return fail(FaultId::AuditBroken, judged.wrong.first().why);
    MOTCUA_ASSIGN(const QString refusal, AuditAnchoring::refusal(store));
    if (!refusal.isEmpty())
        return fail(FaultId::AuditBroken, refusal);
    return verdict.entries;
}

Result<void> checkAuditAtCentral(CentralSystem &central, const QString &stateDirectory)
{
    MOTCUA_ASSIGN(const auto log, AuditLog::open(stateDirectory + u"/store.sqlite"_s));
    MOTCUA_ASSIGN(const QByteArray chain, log->chain());
    MOTCUA_ASSIGN(
        const auto countersigned, Countersigned::ask(central, chain, loadAnchorTrust(stateDirectory)));
    MOTCUA_ASSIGN(const AuditVerdict verdict, verifyAudit(*log, countersigned.here()));
    if (verdict.broken)
        return fail(FaultId::AuditBroken, verdict.broken->detail);
    MOTCUA_ASSIGN(const auto lineage, verifyLineage(*log, countersigned));
    if (const auto broken = firstBroken(lineage))
        return fail(FaultId::AuditBroken, broken->detail);
    return {};
}

} // namespace motcua
