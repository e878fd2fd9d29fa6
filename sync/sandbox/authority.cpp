// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/authority.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include "sync/central/openssl.h"
#include "sync/central/signedstatement.h"
#include "sync/central/signingrequest.h"
#include "sync/central/smallfile.h"
#include "sync/vault/durablefile.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr long secondsOfYear = 365L * 24 * 3600;
constexpr long authoritySeconds = 20 * secondsOfYear;
constexpr long certificateSeconds = 5 * secondsOfYear;

struct Extension {
    int nid;
    QByteArray value;
};

EvpKey readKey(QByteArrayView pem)
{
    const MemoryBio bio = bioOf(pem);
    return EvpKey(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

X509Certificate readCertificate(const QByteArray &pem)
{
    const MemoryBio bio = bioOf(pem);
    return X509Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

QByteArray publicKeyHash(EVP_PKEY *key)
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(key, &der);
    if (size <= 0)
        return {};
    const QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

bool setSerial(X509 *certificate)
{
    std::array<unsigned char, 16> random {};
    if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1)
        return false;
    random[0] &= 0x7f;
    const std::unique_ptr<BIGNUM, OpensslDeleter<BN_free>> number(
        BN_bin2bn(random.data(), static_cast<int>(random.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

/// `issuer` null: signs itself.
Result<QByteArray> makeCertificate(const QByteArray &commonName, EVP_PKEY *key, X509 *issuer,
    EVP_PKEY *issuerKey, long seconds, const QList<Extension> &extensions)
{
    const X509Certificate certificate(X509_new());
    X509 *raw = certificate.get();
    bool good = raw && X509_set_version(raw, 2) == 1
        && setSerial(raw)
        // A kiosk whose clock lags must still be able to talk; a year of slack costs nothing in a sandbox.
        && X509_gmtime_adj(
            X509_getm_notBefore(raw), seconds < 0 ? -secondsOfYear : -std::min(secondsOfYear, seconds))
        && X509_gmtime_adj(X509_getm_notAfter(raw), seconds) && X509_set_pubkey(raw, key) == 1;
    if (good) {
        X509_NAME *name = X509_get_subject_name(raw);
        good = X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                   reinterpret_cast<const unsigned char *>(commonName.constData()), -1, -1, 0)
                == 1
            && X509_set_issuer_name(raw, issuer ? X509_get_subject_name(issuer) : name) == 1;
    }
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer ? issuer : raw, raw, nullptr, nullptr, 0);
    for (const Extension &extension : extensions) {
        const std::unique_ptr<X509_EXTENSION, OpensslDeleter<X509_EXTENSION_free>> made(good
                ? X509V3_EXT_conf_nid(nullptr, &context, extension.nid, extension.value.constData())
                : nullptr);
        good = good && made && X509_add_ext(raw, made.get(), -1) == 1;
    }
    const MemoryBio out = emptyBio();
    if (!good || X509_sign(raw, issuerKey, EVP_sha256()) <= 0 || PEM_write_bio_X509(out.get(), raw) != 1)
        return fail(FaultId::Internal, u"no certificate could be made"_s);
    return contentOf(out);
}

Result<QByteArray> makeAuthorityCertificate(EVP_PKEY *key)
{
    return makeCertificate("Mot Cua sandbox authority", key, nullptr, key, authoritySeconds,
        {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
            {NID_key_usage, "critical,keyCertSign,cRLSign"}, {NID_subject_key_identifier, "hash"}});
}

/// Of an elliptic curve that OpenSSL knows by `name`; PKCS #8 PEM.
Result<SecretBytes> makeCurveKey(const char *name)
{
    readyOpenssl();
    const EvpKey key(EVP_PKEY_Q_keygen(nullptr, nullptr, name));
    const MemoryBio out = emptySecretBio();
    if (!key
        || PEM_write_bio_PKCS8PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return fail(FaultId::Internal, u"no %1 key could be made"_s.arg(QLatin1String(name)));
    return SecretBytes::copyOf(viewOf(out));
}

Result<void> makeKeys(const QString &directory)
{
    const QString fresh = directory + u".new"_s;
    QDir(fresh).removeRecursively();
    MOTCUA_TRY(makePrivateDirectory(fresh));
    const auto authorityKey = makePrivateKey();
    const auto serverKey = makePrivateKey();
    const auto recoveryKey = makeCurveKey("X25519");
    if (!authorityKey || !serverKey || !recoveryKey)
        return fail(FaultId::Internal, u"no keys could be made"_s);
    const auto certificate = makeAuthorityCertificate(readKey(authorityKey->view()).get());
    if (!certificate)
        return tl::unexpected(certificate.error());
    MOTCUA_TRY(writeDurably(fresh + u"/authority.key"_s, authorityKey->view()));
    MOTCUA_TRY(writeDurably(fresh + u"/authority.pem"_s, *certificate));
    MOTCUA_TRY(writeDurably(fresh + u"/server.key"_s, serverKey->view()));
    MOTCUA_TRY(writeDurably(fresh + u"/recovery.key"_s, recoveryKey->view()));
    if (!QDir().rename(fresh, directory))
        return fail(FaultId::StoreFailed, u"keys"_s);
    return syncDirectory(QFileInfo(directory).absolutePath());
}

} // namespace

namespace
{

/// How long a list holds, and how far back it begins for kiosks whose clock lags.
constexpr long listSeconds = 7L * 24 * 3600, listSlackSeconds = 24L * 3600;
const QString revokedName = u"/revoked"_s; ///< beside the keys: one serial a line

using RevocationHandle = std::unique_ptr<X509_CRL, OpensslDeleter<X509_CRL_free>>;
using RevokedHandle = std::unique_ptr<X509_REVOKED, OpensslDeleter<X509_REVOKED_free>>;
using TimeHandle = std::unique_ptr<ASN1_TIME, OpensslDeleter<ASN1_TIME_free>>;
using IntegerHandle = std::unique_ptr<ASN1_INTEGER, OpensslDeleter<ASN1_INTEGER_free>>;

IntegerHandle integerOf(const QByteArray &hex)
{
    BIGNUM *raw = nullptr;
    if (BN_hex2bn(&raw, hex.constData()) != hex.size())
        return nullptr;
    const std::unique_ptr<BIGNUM, OpensslDeleter<BN_free>> number(raw);
    return IntegerHandle(BN_to_ASN1_INTEGER(number.get(), nullptr));
}

TimeHandle fromNow(long seconds)
{
    return TimeHandle(X509_gmtime_adj(nullptr, seconds));
}

QList<QByteArray> serialsIn(const QString &keyDirectory)
{
    QList<QByteArray> serials = readSmallFile(keyDirectory + revokedName).value_or(QByteArray()).split('\n');
    serials.removeAll(QByteArray());
    return serials;
}

} // namespace

struct Authority::Private {
    QString keyDirectory;
    QByteArray certificatePem, serverKeyPem, recoveryPublic;
    X509Certificate certificate, signingCertificate;
    EvpKey key, serverKey, signingKey;
    Result<void> openSigningKey(const QString &directory);
};

Authority::Authority()
    : d(std::make_unique<Private>())
{
}

Authority::~Authority() = default;

Result<std::unique_ptr<Authority>> Authority::open(const QString &stateDirectory)
{
    const QString directory = QDir(stateDirectory).absoluteFilePath(u"keys"_s);
    if (!QFileInfo::exists(directory))
        MOTCUA_TRY(makeKeys(directory));
    std::unique_ptr<Authority> authority(new Authority);
    auto &d = *authority->d;
    d.keyDirectory = directory;
    const auto key = readSmallFile(directory + u"/authority.key"_s);
    const auto certificate = readSmallFile(directory + u"/authority.pem"_s);
    const auto serverKey = readSmallFile(directory + u"/server.key"_s);
    const auto recoveryKey = readSmallFile(directory + u"/recovery.key"_s);
    if (!key || !certificate || !serverKey || !recoveryKey)
        return fail(FaultId::KeyMissing, directory);
    d.certificatePem = *certificate;
    d.serverKeyPem = *serverKey;
    d.certificate = readCertificate(*certificate);
    d.key = readKey(*key);
    d.serverKey = readKey(*serverKey);
    const EvpKey recovery = readKey(*recoveryKey);
    std::array<unsigned char, 32> raw {};
    size_t size = raw.size();
    if (!d.certificate || !d.key || !d.serverKey || !recovery
        || EVP_PKEY_get_raw_public_key(recovery.get(), raw.data(), &size) != 1)
        return fail(FaultId::KeyMissing, directory);
    d.recoveryPublic = QByteArray(reinterpret_cast<const char *>(raw.data()), static_cast<qsizetype>(size));
    MOTCUA_TRY(d.openSigningKey(directory));
    return authority;
}

/// Made at the first need: a sandbox of an earlier version has none.
Result<void> Authority::Private::openSigningKey(const QString &directory)
{
    const QString keyFile = directory + u"/signing.key"_s, certificateFile = directory + u"/signing.pem"_s;
    if (!QFileInfo::exists(keyFile)) {
        MOTCUA_ASSIGN(const SecretBytes made, makeCurveKey("ED25519"));
        MOTCUA_TRY(writeDurably(keyFile, made.view()));
    }
    MOTCUA_ASSIGN(const SecretBytes pem, readSecretFile(keyFile));
    signingKey = readKey(pem.view());
    if (!signingKey)
        return fail(FaultId::KeyMissing, keyFile);
    if (!QFileInfo::exists(certificateFile)) {
        MOTCUA_ASSIGN(const QByteArray made,
            makeCertificate("Mot Cua sandbox statements", signingKey.get(), certificate.get(), key.get(),
                certificateSeconds,
                {{NID_basic_constraints, "critical,CA:FALSE"}, {NID_key_usage, "critical,digitalSignature"},
                    {NID_ext_key_usage, statementPurpose}, {NID_authority_key_identifier, "keyid"}}));
        MOTCUA_TRY(writeDurably(certificateFile, made));
    }
    MOTCUA_ASSIGN(const QByteArray kept, readSmallFile(certificateFile));
    signingCertificate = readCertificate(kept);
    if (!signingCertificate || X509_check_private_key(signingCertificate.get(), signingKey.get()) != 1)
        return fail(FaultId::KeyMissing, certificateFile);
    return {};
}

Result<QByteArray> Authority::sign(const QString &type, QJsonObject payload) const
{
    constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    unsigned char *der = nullptr;
    const int size = i2d_X509(d->signingCertificate.get(), &der);
    if (size <= 0)
        return fail(FaultId::Internal, u"x5c"_s);
    const QByteArray certificate(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    payload.insert(u"signed_at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    const QJsonObject header {{u"alg"_s, u"EdDSA"_s}, {u"typ"_s, type},
        {u"x5c"_s, QJsonArray {QString::fromLatin1(certificate.toBase64())}}};
    const QByteArray message = QJsonDocument(header).toJson(QJsonDocument::Compact).toBase64(form) + '.'
        + QJsonDocument(payload).toJson(QJsonDocument::Compact).toBase64(form);
    const EvpDigest context(EVP_MD_CTX_new());
    std::array<unsigned char, 64> signature {};
    size_t length = signature.size();
    if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, d->signingKey.get()) != 1
        || EVP_DigestSign(context.get(), signature.data(), &length,
               reinterpret_cast<const unsigned char *>(message.constData()),
               static_cast<size_t>(message.size()))
            != 1)
        return fail(FaultId::Internal, u"a statement could not be signed"_s);
    return message + '.'
        + QByteArray(reinterpret_cast<const char *>(signature.data()), static_cast<qsizetype>(length))
              .toBase64(form);
}

QByteArray Authority::certificatePem() const
{
    return d->certificatePem;
}

QByteArray Authority::serverKeyPem() const
{
    return d->serverKeyPem;
}

QByteArray Authority::serverKeyPin() const
{
    return publicKeyHash(d->serverKey.get());
}

QByteArray Authority::recoveryPublicKey() const
{
    return d->recoveryPublic;
}

Result<QByteArray> Authority::serverCertificatePem(const QString &host) const
{
    QByteArray names = "DNS:localhost,IP:127.0.0.1,IP:::1";
    const QByteArray latin = host.toLatin1();
    std::array<unsigned char, 16> address {};
    if (inet_pton(AF_INET, latin.constData(), address.data()) == 1
        || inet_pton(AF_INET6, latin.constData(), address.data()) == 1)
        names += ",IP:" + latin;
    else
        names += ",DNS:" + latin;
    return makeCertificate("Mot Cua sandbox central", d->serverKey.get(), d->certificate.get(), d->key.get(),
        certificateSeconds,
        {{NID_subject_alt_name, names}, {NID_basic_constraints, "critical,CA:FALSE"},
            {NID_key_usage, "critical,digitalSignature"}, {NID_ext_key_usage, "serverAuth"},
            {NID_subject_key_identifier, "hash"}, {NID_authority_key_identifier, "keyid"}});
}

namespace
{

EvpKey verifiedRequestKey(const QByteArray &signingRequestPem)
{
    const MemoryBio bio = bioOf(signingRequestPem);
    const X509Request request(PEM_read_bio_X509_REQ(bio.get(), nullptr, nullptr, nullptr));
    if (!request)
        return nullptr;
    EvpKey key(X509_REQ_get_pubkey(request.get()));
    if (!key || X509_REQ_verify(request.get(), key.get()) != 1)
        return nullptr;
    return key;
}

} // namespace

Result<QByteArray> Authority::requestedKey(const QByteArray &signingRequestPem)
{
    const EvpKey key = verifiedRequestKey(signingRequestPem);
    if (!key || EVP_PKEY_get_bits(key.get()) < 256)
        return fail(FaultId::CentralRefused, u"not a signing request"_s);
    return publicKeyHash(key.get());
}

Result<QByteArray> Authority::kioskCertificatePem(
    const QByteArray &signingRequestPem, const QString &kioskId, qint64 seconds) const
{
    const EvpKey key = verifiedRequestKey(signingRequestPem);
    if (!key)
        return fail(FaultId::CentralRefused, u"not a signing request"_s);
    return makeCertificate(kioskId.toUtf8(), key.get(), d->certificate.get(), d->key.get(), seconds,
        {{NID_basic_constraints, "critical,CA:FALSE"}, {NID_key_usage, "critical,digitalSignature"},
            {NID_ext_key_usage, "clientAuth"}, {NID_authority_key_identifier, "keyid"}});
}

QByteArray Authority::serialOf(const QByteArray &certificatePem)
{
    const X509Certificate certificate = readCertificate(certificatePem);
    const std::unique_ptr<BIGNUM, OpensslDeleter<BN_free>> number(
        certificate ? ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate.get()), nullptr) : nullptr);
    char *hex = number ? BN_bn2hex(number.get()) : nullptr;
    const QByteArray serial = QByteArray(hex).toLower();
    OPENSSL_free(hex);
    return serial;
}

Result<QByteArray> Authority::revocationList() const
{
    const RevocationHandle list(X509_CRL_new());
    const TimeHandle from = fromNow(-listSlackSeconds), until = fromNow(listSeconds);
    bool good = list && from && until && X509_CRL_set_version(list.get(), 1) == 1
        && X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(d->certificate.get())) == 1
        && X509_CRL_set1_lastUpdate(list.get(), from.get()) == 1
        && X509_CRL_set1_nextUpdate(list.get(), until.get()) == 1;
    for (const QByteArray &serial : serialsIn(d->keyDirectory)) {
        RevokedHandle entry(X509_REVOKED_new());
        const IntegerHandle number = integerOf(serial);
        good = good && entry && number && X509_REVOKED_set_serialNumber(entry.get(), number.get()) == 1
            && X509_REVOKED_set_revocationDate(entry.get(), from.get()) == 1
            && X509_CRL_add0_revoked(list.get(), entry.get()) == 1;
        if (good)
            static_cast<void>(entry.release()); // the list's now
    }
    unsigned char *der = nullptr;
    const int size =
        good && X509_CRL_sort(list.get()) == 1 && X509_CRL_sign(list.get(), d->key.get(), EVP_sha256()) > 0
        ? i2d_X509_CRL(list.get(), &der)
        : 0;
    if (size <= 0)
        return fail(FaultId::Internal, u"no revocation list could be made"_s);
    const QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return bytes;
}

bool Authority::isRevoked(const QByteArray &serial) const
{
    return serialsIn(d->keyDirectory).contains(serial.toLower());
}

Result<void> Authority::renewSigningKey(const QString &stateDirectory)
{
    const QString directory = QDir(stateDirectory).absoluteFilePath(u"keys"_s);
    // The certificate first: cut short in between, the old key gets a new one.
    for (const QString &name : {u"/signing.pem"_s, u"/signing.key"_s})
        if (QFile::exists(directory + name) && !QFile::remove(directory + name))
            return fail(FaultId::StoreFailed, directory + name);
    return syncDirectory(directory);
}

Result<void> Authority::revoke(const QString &stateDirectory, const QByteArray &serial)
{
    const QString directory = QDir(stateDirectory).absoluteFilePath(u"keys"_s);
    QByteArray wanted = serial.toLower();
    while (wanted.size() > 2 && wanted.startsWith("00"))
        wanted.remove(0, 2);
    if (!integerOf(wanted))
        return fail(FaultId::CentralRefused, u"not a serial number"_s);
    QList<QByteArray> serials = serialsIn(directory);
    if (serials.contains(wanted))
        return {};
    serials.append(wanted);
    return writeDurably(directory + revokedName, serials.join('\n') + '\n');
}

} // namespace motcua::sandbox
