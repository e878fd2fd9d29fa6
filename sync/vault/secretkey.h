// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QByteArrayView>

#include "sync/vault/secretbytes.h"

namespace motcua
{

/// A secret of 32 bytes in guarded, locked memory (sodium_malloc): read-only while it lives, wiped when it
/// goes.
class SecretKey
{
public:
    static constexpr qsizetype size = 32;

    /// A fresh one from the system's random source; null only when no memory can be had.
    static std::shared_ptr<SecretKey> random();
    /// A copy of `bytes`, which must be `size` long; null otherwise. Wiping the original is the caller's
    /// part.
    static std::shared_ptr<SecretKey> fromBytes(QByteArrayView bytes);
    /// What `fill` writes into locked memory, 32 bytes; null when it says false or no memory can be had.
    template <typename Fill>
    static std::shared_ptr<SecretKey> filledBy(Fill &&fill)
    {
        unsigned char *bytes = allocateSecret(size);
        if (!bytes)
            return nullptr;
        const bool filled = fill(bytes);
        std::shared_ptr<SecretKey> key(new SecretKey(bytes));
        return filled ? key : nullptr;
    }
    /// The subkey `number` of this key (crypto_kdf, context "mctkiosk").
    std::shared_ptr<SecretKey> derive(quint64 number) const;

    ~SecretKey();
    SecretKey(const SecretKey &) = delete;
    SecretKey &operator=(const SecretKey &) = delete;

    const unsigned char *data() const { return m_bytes; }

private:
    explicit SecretKey(unsigned char *bytes);
    unsigned char *m_bytes;
};

/// libsodium, set up once a process; called by everything here before its first use.
void readySodium();

} // namespace motcua
