// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/revocationlist.h"

#include <openssl/pem.h>

#include "sync/central/openssl.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

using CrlHandle = std::unique_ptr<X509_CRL, OpensslDeleter<X509_CRL_free>>;

CrlHandle crlOf(const QByteArray &bytes)
{
    const MemoryBio bio = bioOf(bytes);
    if (bytes.startsWith("-----BEGIN"))
        return CrlHandle(PEM_read_bio_X509_CRL(bio.get(), nullptr, nullptr, nullptr));
    return CrlHandle(d2i_X509_CRL_bio(bio.get(), nullptr));
}

} // namespace

Result<RevocationList> RevocationList::read(const QByteArray &bytes, const QByteArray &authorityPem)
{
    const CrlHandle crl = crlOf(bytes);
    const MemoryBio bio = bioOf(authorityPem);
    const X509Certificate authority(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    const bool ours = crl && authority
        && X509_NAME_cmp(X509_CRL_get_issuer(crl.get()), X509_get_subject_name(authority.get())) == 0
        && X509_CRL_verify(crl.get(), X509_get0_pubkey(authority.get())) == 1;
    if (!ours)
        return fail(FaultId::CentralUntrusted, u"the revocation list is not of central's authority"_s);
    RevocationList list;
    list.m_issuedAt = unixMilliseconds(X509_CRL_get0_lastUpdate(crl.get()));
    list.m_expiresAt = unixMilliseconds(X509_CRL_get0_nextUpdate(crl.get()));
    const MemoryBio out = emptyBio();
    if (list.m_issuedAt <= 0 || list.m_expiresAt <= list.m_issuedAt
        || PEM_write_bio_X509_CRL(out.get(), crl.get()) != 1)
        return fail(FaultId::CentralUntrusted, u"the revocation list does not say until when it holds"_s);
    list.m_pem = contentOf(out);
    return list;
}

bool RevocationList::names(X509 *certificate) const
{
    const CrlHandle crl = crlOf(m_pem);
    X509_REVOKED *entry = nullptr; // the list's
    // A list that cannot be read any more names everybody.
    return !crl || X509_CRL_get0_by_cert(crl.get(), &entry, certificate) != 0;
}

} // namespace motcua
