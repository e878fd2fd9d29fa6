// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/openssl.h"

#include <ctime>

#include <openssl/crypto.h>

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
#if !defined(__SANITIZE_ADDRESS__) // which searches no locked heap: it would report what is held from there
    // Room for a few private keys. Where memory cannot be locked OpenSSL uses the heap all the same.
    constexpr size_t heapBytes = 64 * 1024;
    constexpr size_t leastBytes = 32;
    [[maybe_unused]] static const int ready = CRYPTO_secure_malloc_init(heapBytes, leastBytes);
#endif
}

} // namespace motcua
