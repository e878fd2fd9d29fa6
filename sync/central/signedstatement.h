// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include "app/domain/result.h"

namespace motcua
{

/// What a certificate that signs statements has to be for (id-kp-documentSigning, RFC 9336 §3.2): the
/// certificate of a kiosk, which the same authority gave out, signs nothing.
inline constexpr char statementPurpose[] = "1.3.6.1.5.5.7.3.36";

/// Opens a statement that central signed: a JWS in compact form (RFC 7515) with `alg` EdDSA (RFC 8037), `typ`
/// the kind of statement and `x5c` the signing certificate, which `authorityPem` has to have issued and which
/// has to have been valid at the payload's `signed_at` (RFC 3339). Gives the payload. The machine's own clock
/// plays no part. A new signing key is a new certificate: what an older one signed holds on. But whoever has
/// stolen a key can say any time, so a certificate that `revocationPem` names (the authority's list; empty:
/// none) signs nothing any more. Faults: CentralAnswerInvalid (no such statement, or one of another kind),
/// CentralUntrusted (signature or certificate does not hold).
Result<QJsonObject> openStatement(const QByteArray &statement, const QString &type,
    const QByteArray &authorityPem, const QByteArray &revocationPem = {});

/// The payload of a statement, unverified: only good for finding who has to have signed it.
QJsonObject claimOf(const QByteArray &statement);

/// SHA-256 of the public key in a certificate (PEM), in hex; empty where it is none.
QString certificateKeySha256(const QByteArray &certificatePem);

} // namespace motcua
