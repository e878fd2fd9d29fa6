// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "sync/vault/secretbytes.h"

namespace motcua
{

/// A fresh EC P-256 key pair, PKCS #8 PEM. Fault Internal (no entropy, no memory).
Result<SecretBytes> makePrivateKey();

/// A certificate signing request (PKCS #10, PEM) for that key. It names nobody: central gives the name. Fault
/// Internal.
Result<QByteArray> makeSigningRequest(QByteArrayView privateKeyPem);

/// Whether the certificate (PEM) holds the public key of this private key.
bool certificateMatches(const QByteArray &certificatePem, QByteArrayView privateKeyPem);

} // namespace motcua
