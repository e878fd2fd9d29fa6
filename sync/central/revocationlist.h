// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "app/domain/result.h"
#include "sync/central/openssl.h"

namespace motcua
{

/// The certificates that central's authority has revoked (X.509 CRL, RFC 5280 §5), as the authority has
/// signed it: whoever brings it, it cannot be forged, and an older one than is known is not taken.
class RevocationList
{
public:
    /// DER or PEM. Fault CentralUntrusted where it is not signed by `authorityPem`, or not a list at all.
    static Result<RevocationList> read(const QByteArray &bytes, const QByteArray &authorityPem);

    qint64 issuedAt() const { return m_issuedAt; } ///< Unix ms
    qint64 expiresAt() const { return m_expiresAt; } ///< Unix ms; after it nobody is trusted by this list
    const QByteArray &pem() const { return m_pem; }
    /// Whether this certificate of the authority's has been revoked.
    bool names(X509 *certificate) const;
    /// More than half of its life is over.
    bool wantsRenewal(qint64 now) const { return now > m_issuedAt + (m_expiresAt - m_issuedAt) / 2; }

private:
    RevocationList() = default;
    qint64 m_issuedAt = 0, m_expiresAt = 0;
    QByteArray m_pem;
};

} // namespace motcua
