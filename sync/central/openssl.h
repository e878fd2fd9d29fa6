// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <QByteArray>

namespace motcua
{

/// OpenSSL objects that free themselves.
template <auto release>
struct OpensslDeleter {
    template <typename T>
    void operator()(T *object) const
    {
        release(object);
    }
};
using EvpKey = std::unique_ptr<EVP_PKEY, OpensslDeleter<EVP_PKEY_free>>;
using EvpDigest = std::unique_ptr<EVP_MD_CTX, OpensslDeleter<EVP_MD_CTX_free>>;
using X509Certificate = std::unique_ptr<X509, OpensslDeleter<X509_free>>;
using X509Request = std::unique_ptr<X509_REQ, OpensslDeleter<X509_REQ_free>>;
using MemoryBio = std::unique_ptr<BIO, OpensslDeleter<BIO_free_all>>;

inline MemoryBio bioOf(QByteArrayView bytes)
{
    return MemoryBio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())));
}
inline MemoryBio emptyBio()
{
    return MemoryBio(BIO_new(BIO_s_mem()));
}
/// For what is secret: in OpenSSL's locked heap, once that is set up, and wiped when it goes.
inline MemoryBio emptySecretBio()
{
    return MemoryBio(BIO_new(BIO_s_secmem()));
}
/// Unix ms; 0: no time that can be told.
qint64 unixMilliseconds(const ASN1_TIME *time);
/// Sets up OpenSSL's locked heap, in which private keys are then kept; once a process, before the first key.
void readyOpenssl();
inline QByteArrayView viewOf(const MemoryBio &bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, size};
}
inline QByteArray contentOf(const MemoryBio &bio)
{
    return viewOf(bio).toByteArray();
}

} // namespace motcua
