// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/audit/receiptverifier.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include "sync/central/signedreceipt.h"
#include "sync/central/signedstatement.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

void judge(const AuditEntry &entry, const AnchorTrust &trust, JudgedReceipts &judged)
{
    const QJsonObject detail = QJsonDocument::fromJson(entry.detail).object();
    const QByteArray statement = detail.value(u"receipt").toString().toLatin1();
    if (statement.isEmpty())
        return;
    const QString kiosk = claimOf(statement).value(u"kiosk_id").toString();
    if (!trust.contains(kiosk)) {
        ++judged.unknown;
        return;
    }
    const auto receipt = SignedReceipt::open(statement, trust.value(kiosk));
    if (!receipt)
        judged.wrong += JudgedReceipts::Wrong {entry.sequence, receipt.error().detail};
    else if (receipt->dossier != QUuid::fromRfc4122(entry.dossier)
        || receipt->code != detail.value(u"code").toString()
        || receipt->receivedAt != detail.value(u"received_at").toInteger())
        judged.wrong +=
            JudgedReceipts::Wrong {entry.sequence, u"the entry says another thing than central signed"_s};
    else
        ++judged.holding;
}

} // namespace

Result<JudgedReceipts> judgeReceipts(AuditSource &source, const AnchorTrust &trust)
{
    JudgedReceipts judged;
    MOTCUA_TRY(source.read([&](const AuditEntry &entry) {
        if (entry.kind == "submitted")
            judge(entry, trust, judged);
        return true;
    }));
    return judged;
}

} // namespace motcua
