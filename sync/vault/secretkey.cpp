// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/secretkey.h"

#include <algorithm>

#include <sys/resource.h>

#include <sodium.h>

namespace motcua
{

void readySodium()
{
    // It fails only without a random source, and nothing can be sealed then.
    static const bool ready = [] {
        if (sodium_init() < 0)
            return false;
        rlimit lockable {};
        if (::getrlimit(RLIMIT_MEMLOCK, &lockable) == 0 && lockable.rlim_cur < lockable.rlim_max) {
            lockable.rlim_cur = lockable.rlim_max;
            ::setrlimit(RLIMIT_MEMLOCK, &lockable);
        }
        return true;
    }();
    if (!ready)
        qFatal("libsodium cannot be set up");
}

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
    return filledBy([](unsigned char *out) {
        randombytes_buf(out, size);
        return true;
    });
}

std::shared_ptr<SecretKey> SecretKey::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != size)
        return nullptr;
    return filledBy([&](unsigned char *out) {
        std::copy(bytes.begin(), bytes.end(), out);
        return true;
    });
}

std::shared_ptr<SecretKey> SecretKey::derive(quint64 number) const
{
    static_assert(crypto_kdf_KEYBYTES == size && crypto_kdf_CONTEXTBYTES == 8);
    return filledBy([&](unsigned char *out) {
        return crypto_kdf_derive_from_key(out, size, number, "mctkiosk", m_bytes) == 0;
    });
}

} // namespace motcua
