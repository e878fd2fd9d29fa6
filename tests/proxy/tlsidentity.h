// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace motcua::test
{

/// A key pair and a certificate of it, made for a test: right, or wrong in a chosen way. PEM.
struct TlsIdentity {
    QByteArray privateKey;
    QByteArray certificate;
    QByteArray keyPin; ///< SHA-256 of the SubjectPublicKeyInfo
    QByteArray serial; ///< hexadecimal digits in lower case
};

struct TlsWish {
    QByteArray privateKey; ///< PEM; empty: a fresh one
    /// Who signs: key and certificate in PEM; empty: it signs itself.
    QByteArray issuerKey, issuerCertificate;
    qint64 validFrom = -3'600; ///< seconds from now
    qint64 validUntil = 86'400; ///< seconds from now
    QByteArray names = "IP:127.0.0.1,DNS:localhost"; ///< subjectAltName
};

/// Aborts the test program where OpenSSL fails.
TlsIdentity makeTlsIdentity(const TlsWish &wish = {});

/// A revocation list of `issuer` (whose certificate and key are given) over these serials, PEM; valid from
/// and until as TlsWish has it.
QByteArray makeRevocationList(const QByteArray &issuerKey, const QByteArray &issuerCertificate,
    const QList<QByteArray> &serials, qint64 validFrom = -3'600, qint64 validUntil = 86'400);

} // namespace motcua::test
