// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include "app/domain/result.h"

namespace motcua::sandbox
{

/// The sandbox's own certificate authority, its server key and the recovery key pair. Made once a state
/// folder, in `stateDirectory`/keys, as a whole: a start cut short leaves nothing that a later one would take
/// for keys.
class Authority
{
public:
    static Result<std::unique_ptr<Authority>> open(const QString &stateDirectory);
    ~Authority();

    QByteArray certificatePem() const; ///< the authority's
    QByteArray serverKeyPem() const;
    /// SHA-256 of the server key's SubjectPublicKeyInfo: what an enrolment token carries.
    QByteArray serverKeyPin() const;
    /// A certificate of the server key for localhost, 127.0.0.1, ::1 and `host`.
    Result<QByteArray> serverCertificatePem(const QString &host) const;
    QByteArray recoveryPublicKey() const; ///< X25519, 32 bytes

    /// A statement of kind `type` that kiosks and inspectors can verify with the authority's certificate
    /// (sync/central/signedstatement.h). `signed_at` is put into the payload. Fault Internal.
    Result<QByteArray> sign(const QString &type, QJsonObject payload) const;

    /// From the next start on statements are signed with a new key; what the old one signed holds on.
    static Result<void> renewSigningKey(const QString &stateDirectory);

    /// Checks that the request is signed with its own key. Gives the SHA-256 of that key; fault
    /// CentralRefused.
    static Result<QByteArray> requestedKey(const QByteArray &signingRequestPem);
    /// It holds for `seconds` from now; less than nothing makes one that has expired.
    Result<QByteArray> kioskCertificatePem(const QByteArray &signingRequestPem, const QString &kioskId,
        qint64 seconds = kioskCertificateSeconds) const;
    static constexpr qint64 kioskCertificateSeconds = 5LL * 365 * 24 * 3600;
    /// Hexadecimal digits; empty where it is none.
    static QByteArray serialOf(const QByteArray &certificatePem);

    /// Certificates revoked by `revoke`, as an X.509 CRL in DER; it holds for a week.
    Result<QByteArray> revocationList() const;
    bool isRevoked(const QByteArray &serial) const; ///< hexadecimal digits
    /// Revokes the certificate of this serial number (hexadecimal digits), also under a running central.
    static Result<void> revoke(const QString &stateDirectory, const QByteArray &serial);

private:
    Authority();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua::sandbox
