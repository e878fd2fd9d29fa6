// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/audit/anchortrust.h"

#include <QDir>

#include "sync/central/signedstatement.h"
#include "sync/central/smallfile.h"

using namespace Qt::StringLiterals;

namespace motcua
{

AnchorTrust loadAnchorTrust(const QString &stateDirectory)
{
    AnchorTrust trust;
    const QDir central(stateDirectory + u"/central"_s);
    for (const QString &kiosk : central.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (const auto authority = readSmallFile(central.filePath(kiosk + u"/authority.pem"_s)))
            trust.insert(kiosk, *authority);
    return trust;
}

Result<AuditAnchor> anchorOf(const QByteArray &statement, const QByteArray &chain, const AnchorTrust &trust)
{
    const QString kiosk = claimOf(statement).value(u"kiosk_id").toString();
    if (!trust.contains(kiosk))
        return fail(FaultId::CentralNotEnrolled, u"the authority of this anchor is not known here"_s);
    MOTCUA_ASSIGN(
        const QJsonObject said, openStatement(statement, u"motcua-audit-anchor"_s, trust.value(kiosk)));
    AuditAnchor anchor {said.value(u"sequence").toInteger(),
        QByteArray::fromHex(said.value(u"hash").toString().toLatin1()), statement, 0};
    if (QByteArray::fromHex(said.value(u"chain").toString().toLatin1()) != chain || anchor.sequence < 1
        || anchor.hash.size() != auditHashBytes)
        return fail(FaultId::CentralAnswerInvalid, u"the anchor is of another log"_s);
    return anchor;
}

JudgedAnchors judgeAnchors(
    const QList<AuditAnchor> &anchors, const QByteArray &chain, const AnchorTrust &trust)
{
    JudgedAnchors judged;
    for (const AuditAnchor &anchor : anchors) {
        const auto said = anchorOf(anchor.statement, chain, trust);
        if (!said && said.error().id == FaultId::CentralNotEnrolled)
            judged.unknown += anchor;
        else if (!said)
            judged.wrong += JudgedAnchors::Wrong {anchor.sequence, said.error().detail};
        else if (said->sequence != anchor.sequence || said->hash != anchor.hash)
            judged.wrong += JudgedAnchors::Wrong {
                anchor.sequence, u"the anchor says another thing than central signed"_s};
        else
            judged.holding += anchor;
    }
    return judged;
}

} // namespace motcua
