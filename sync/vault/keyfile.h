// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "sync/vault/secretbytes.h"

namespace motcua
{

class SecretKey;

/// The kiosk's key as the 56 bytes of a key file: magic, key, check (FORMAT.md). Empty when no memory can be
/// had.
SecretBytes keyFileBytes(const SecretKey &key);

/// The key in such bytes. Fault KeyMissing where they are cut short, damaged, or something else.
Result<std::shared_ptr<SecretKey>> keyFromFileBytes(QByteArrayView bytes);

/// The same of a file; null where there is none. Fault KeyMissing.
Result<std::shared_ptr<SecretKey>> readKeyFile(const QString &path);

} // namespace motcua
