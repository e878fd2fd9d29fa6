// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/vault/recoverykey.h"

namespace motcua::test
{

/// A ministry's private key as PEM, of no ministry.
inline QByteArray inventedRecoveryPem(char seed)
{
    // PKCS #8 of an X25519 key (RFC 8410, section 7).
    const QByteArray der = QByteArray::fromHex("302e020100300506032b656e04220420") + QByteArray(32, seed);
    return "-----BEGIN PRIVATE KEY-----\n" + der.toBase64() + "\n-----END PRIVATE KEY-----\n";
}

inline RecoveryKey inventedRecoveryKey(char seed)
{
    return *RecoveryKey::fromPem(inventedRecoveryPem(seed));
}

} // namespace motcua::test
