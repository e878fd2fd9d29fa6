// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QByteArray>
#include <QByteArrayView>

#include "app/domain/result.h"

namespace motcua
{

class SecretKey;

/// The private half of the ministry's recovery key (X25519), in locked memory while a recovery goes on.
class RecoveryKey
{
public:
    /// From a PEM "PRIVATE KEY" that is not encrypted (PKCS #8, RFC 8410), as `openssl genpkey -algorithm
    /// X25519` writes it. Fault RecoveryKeyWrong.
    static Result<RecoveryKey> fromPem(QByteArrayView pem);

    QByteArray publicKey() const { return m_publicKey; } ///< 32 bytes
    /// A dossier's key out of `key_recovery` (FORMAT.md). Fault RecoveryKeyWrong.
    Result<std::shared_ptr<SecretKey>> open(const QByteArray &sealed) const;

private:
    RecoveryKey() = default;
    std::shared_ptr<SecretKey> m_key;
    QByteArray m_publicKey;
};

} // namespace motcua
