// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/signingrequest.h"

#include <openssl/pem.h>

#include "sync/central/openssl.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

EvpKey readPrivateKey(QByteArrayView pem)
{
    readyOpenssl();
    const MemoryBio bio = bioOf(pem);
    return EvpKey(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

} // namespace

Result<SecretBytes> makePrivateKey()
{
    readyOpenssl();
    const EvpKey key(EVP_EC_gen("P-256"));
    const MemoryBio out = emptySecretBio();
    if (!key
        || PEM_write_bio_PKCS8PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return fail(FaultId::Internal, u"no key pair could be made"_s);
    auto pem = SecretBytes::copyOf(viewOf(out));
    if (pem.isEmpty())
        return fail(FaultId::Internal, u"no memory for a key"_s);
    return pem;
}

Result<QByteArray> makeSigningRequest(QByteArrayView privateKeyPem)
{
    const EvpKey key = readPrivateKey(privateKeyPem);
    const X509Request request(X509_REQ_new());
    const MemoryBio out = emptyBio();
    const bool made = key && request && X509_REQ_set_version(request.get(), 0) == 1
        && X509_REQ_set_pubkey(request.get(), key.get()) == 1
        && X509_REQ_sign(request.get(), key.get(), EVP_sha256()) > 0
        && PEM_write_bio_X509_REQ(out.get(), request.get()) == 1;
    if (!made)
        return fail(FaultId::Internal, u"no signing request could be made"_s);
    return contentOf(out);
}

bool certificateMatches(const QByteArray &certificatePem, QByteArrayView privateKeyPem)
{
    const MemoryBio bio = bioOf(certificatePem);
    const X509Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    const EvpKey key = readPrivateKey(privateKeyPem);
    return certificate && key && X509_check_private_key(certificate.get(), key.get()) == 1;
}

} // namespace motcua
