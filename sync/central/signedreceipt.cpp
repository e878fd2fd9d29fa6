// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/signedreceipt.h"

#include <QJsonObject>

#include "sync/central/digest.h"
#include "sync/central/signedstatement.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

std::optional<qint64> unixMilliseconds(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? std::optional(time.toMSecsSinceEpoch()) : std::nullopt;
}

} // namespace

Result<SignedReceipt> SignedReceipt::open(
    const QByteArray &statement, const QByteArray &authorityPem, const QByteArray &revocationPem)
{
    MOTCUA_ASSIGN(const QJsonObject said, openStatement(statement, type, authorityPem, revocationPem));
    const auto receivedAt = unixMilliseconds(said.value(u"received_at"));
    const auto dueAt = unixMilliseconds(said.value(u"due_at"));
    SignedReceipt receipt {said.value(u"kiosk_id").toString(),
        QUuid::fromString(said.value(u"dossier_id").toString()), said.value(u"dossier_code").toString(),
        receivedAt.value_or(0), dueAt,
        QByteArray::fromHex(said.value(u"manifest_sha256").toString().toLatin1())};
    if (receipt.dossier.isNull() || receipt.code.isEmpty() || !receivedAt
        || receipt.manifestSha256.size() != 32 || (!dueAt && !said.value(u"due_at").isNull()))
        return fail(FaultId::CentralAnswerInvalid, u"a signed receipt does not say enough"_s);
    return receipt;
}

bool SignedReceipt::vouchesFor(
    const DossierId &filed, const QByteArray &manifest, const Receipt &receipt) const
{
    return vouchesFor(filed, receipt) && manifestSha256 == Digest::of(DigestKind::Sha256, manifest);
}

bool SignedReceipt::vouchesFor(const DossierId &filed, const Receipt &receipt) const
{
    return dossier == filed && code == receipt.code && receivedAt == receipt.receivedAt
        && dueAt == receipt.dueAt;
}

} // namespace motcua
