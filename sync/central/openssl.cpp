// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/openssl.h"

#include <ctime>

#include <openssl/crypto.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) // what clang has for GCC's __SANITIZE_ADDRESS__
#define MOTCUA_SEARCHED_FOR_LEAKS
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define MOTCUA_SEARCHED_FOR_LEAKS
#endif

namespace motcua
{

qint64 unixMilliseconds(const ASN1_TIME *time)
{
    std::tm parts {};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1)
        return 0;
    return qint64(timegm(&parts)) * 1'000;
}

void readyOpenssl()
{
#if !defined(MOTCUA_SEARCHED_FOR_LEAKS)
    // (That search does not look into a locked heap, and would report what is held from there.)
    // Room for a few private keys. Where memory cannot be locked OpenSSL uses the heap all the same.
    constexpr size_t heapBytes = 64 * 1024;
    constexpr size_t leastBytes = 32;
    [[maybe_unused]] static const int ready = CRYPTO_secure_malloc_init(heapBytes, leastBytes);
#endif
}

} // namespace motcua
