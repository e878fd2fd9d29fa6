// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/proxy/tlsidentity.h"

#include <array>
#include <ctime>

#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <QCryptographicHash>

#include "sync/central/openssl.h"
#include "sync/central/signingrequest.h"

namespace motcua::test
{

namespace
{

using BigNumber = std::unique_ptr<BIGNUM, OpensslDeleter<BN_free>>;
using RevocationListHandle = std::unique_ptr<X509_CRL, OpensslDeleter<X509_CRL_free>>;

EvpKey keyOf(const QByteArray &pem)
{
    const MemoryBio bio = bioOf(pem);
    return EvpKey(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

X509Certificate certificateOf(const QByteArray &pem)
{
    const MemoryBio bio = bioOf(pem);
    return X509Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

void demand(bool truth)
{
    if (!truth)
        qFatal("OpenSSL cannot make what the test needs");
}

void addExtension(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    demand(extension && X509_add_ext(certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

QByteArray freshKey()
{
    const auto key = makePrivateKey();
    demand(key.has_value());
    return key->view().toByteArray();
}

QByteArray pinOf(EVP_PKEY *key)
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    demand(size > 0);
    const QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

TlsIdentity makeTlsIdentity(const TlsWish &wish)
{
    TlsIdentity identity;
    identity.privateKey = wish.privateKey.isEmpty() ? freshKey() : wish.privateKey;
    const EvpKey key = keyOf(identity.privateKey);
    const EvpKey issuerKey = wish.issuerKey.isEmpty() ? keyOf(identity.privateKey) : keyOf(wish.issuerKey);
    const X509Certificate certificate(X509_new());
    demand(key && issuerKey && certificate);
    X509 *made = certificate.get();
    const X509Certificate issuer =
        wish.issuerCertificate.isEmpty() ? nullptr : certificateOf(wish.issuerCertificate);

    std::array<unsigned char, 12> random {};
    demand(RAND_bytes(random.data(), int(random.size())) == 1);
    random[0] = 0x11;
    const BigNumber number(BN_bin2bn(random.data(), int(random.size()), nullptr));
    identity.serial = QByteArray(reinterpret_cast<const char *>(random.data()), random.size()).toHex();
    X509_NAME *name = X509_get_subject_name(made);
    const auto *words = reinterpret_cast<const unsigned char *>("An invented server");
    demand(X509_set_version(made, 2) == 1
        && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(made)) != nullptr
        && X509_gmtime_adj(X509_getm_notBefore(made), wish.validFrom) != nullptr
        && X509_gmtime_adj(X509_getm_notAfter(made), wish.validUntil) != nullptr
        && X509_set_pubkey(made, key.get()) == 1
        && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, words, -1, -1, 0) == 1
        && X509_set_issuer_name(made, issuer ? X509_get_subject_name(issuer.get()) : name) == 1);
    addExtension(made, issuer ? issuer.get() : made, NID_subject_alt_name, wish.names.constData());
    demand(X509_sign(made, issuerKey.get(), EVP_sha256()) > 0);
    const MemoryBio out = emptyBio();
    demand(PEM_write_bio_X509(out.get(), made) == 1);
    identity.certificate = contentOf(out);
    identity.keyPin = pinOf(key.get());
    return identity;
}

QByteArray makeRevocationList(const QByteArray &issuerKey, const QByteArray &issuerCertificate,
    const QList<QByteArray> &serials, qint64 validFrom, qint64 validUntil)
{
    const EvpKey key = keyOf(issuerKey);
    const X509Certificate issuer = certificateOf(issuerCertificate);
    const RevocationListHandle list(X509_CRL_new());
    const auto time = [](qint64 seconds) {
        return std::unique_ptr<ASN1_TIME, OpensslDeleter<ASN1_TIME_free>>(
            ASN1_TIME_adj(nullptr, std::time(nullptr), 0, seconds));
    };
    const auto from = time(validFrom), until = time(validUntil);
    demand(key && issuer && list && X509_CRL_set_version(list.get(), 1) == 1
        && X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(issuer.get())) == 1
        && X509_CRL_set1_lastUpdate(list.get(), from.get()) == 1
        && X509_CRL_set1_nextUpdate(list.get(), until.get()) == 1);
    for (const QByteArray &serial : serials) {
        BIGNUM *number = nullptr;
        X509_REVOKED *revoked = X509_REVOKED_new();
        demand(BN_hex2bn(&number, serial.constData()) > 0 && revoked);
        ASN1_INTEGER *integer = BN_to_ASN1_INTEGER(number, nullptr);
        demand(X509_REVOKED_set_serialNumber(revoked, integer) == 1
            && X509_REVOKED_set_revocationDate(revoked, from.get()) == 1
            && X509_CRL_add0_revoked(list.get(), revoked) == 1);
        ASN1_INTEGER_free(integer);
        BN_free(number);
    }
    demand(X509_CRL_sort(list.get()) == 1 && X509_CRL_sign(list.get(), key.get(), EVP_sha256()) > 0);
    const MemoryBio out = emptyBio();
    demand(PEM_write_bio_X509_CRL(out.get(), list.get()) == 1);
    return contentOf(out);
}

} // namespace motcua::test
