// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/secretkey.h"

#include <algorithm>

#include <sodium.h>

namespace motcua
{

void readySodium()
{
    // It fails only without a random source, and nothing can be sealed then.
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        qFatal("libsodium cannot be set up");
}

namespace
{

unsigned char *allocate()
{
    readySodium();
    return static_cast<unsigned char *>(sodium_malloc(SecretKey::size));
}

} // namespace

SecretKey::SecretKey(unsigned char *bytes)
    : m_bytes(bytes)
{
    sodium_mprotect_readonly(m_bytes);
}

SecretKey::~SecretKey()
{
    sodium_free(m_bytes);
}

std::shared_ptr<SecretKey> SecretKey::random()
{
    unsigned char *bytes = allocate();
    if (!bytes)
        return nullptr;
    randombytes_buf(bytes, size);
    return std::shared_ptr<SecretKey>(new SecretKey(bytes));
}

std::shared_ptr<SecretKey> SecretKey::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != size)
        return nullptr;
    unsigned char *copy = allocate();
    if (!copy)
        return nullptr;
    std::copy(bytes.begin(), bytes.end(), copy);
    return std::shared_ptr<SecretKey>(new SecretKey(copy));
}

std::shared_ptr<SecretKey> SecretKey::derive(quint64 number) const
{
    static_assert(crypto_kdf_KEYBYTES == size && crypto_kdf_CONTEXTBYTES == 8);
    unsigned char *bytes = allocate();
    if (!bytes)
        return nullptr;
    crypto_kdf_derive_from_key(bytes, size, number, "mctkiosk", m_bytes);
    return std::shared_ptr<SecretKey>(new SecretKey(bytes));
}

} // namespace motcua
