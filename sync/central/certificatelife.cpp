// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/certificatelife.h"

#include <openssl/pem.h>

#include "sync/central/openssl.h"

using namespace Qt::StringLiterals;

namespace motcua
{

Result<CertificateLife> CertificateLife::of(const QByteArray &pem)
{
    const MemoryBio bio = bioOf(pem);
    const X509Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate)
        return fail(FaultId::CentralNotEnrolled, u"this kiosk's certificate cannot be read"_s);
    return CertificateLife {unixMilliseconds(X509_get0_notBefore(certificate.get())),
        unixMilliseconds(X509_get0_notAfter(certificate.get()))};
}

} // namespace motcua
