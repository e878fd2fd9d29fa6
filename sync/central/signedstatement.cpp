// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/signedstatement.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include "sync/central/openssl.h"
#include "sync/central/revocationlist.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

using StatementStore = std::unique_ptr<X509_STORE, OpensslDeleter<X509_STORE_free>>;
using StatementContext = std::unique_ptr<X509_STORE_CTX, OpensslDeleter<X509_STORE_CTX_free>>;
using PurposeList = std::unique_ptr<EXTENDED_KEY_USAGE, OpensslDeleter<EXTENDED_KEY_USAGE_free>>;

constexpr qsizetype mostBytes = 64 * 1024;
constexpr qsizetype signatureBytes = 64;

std::optional<QByteArray> fromBase64Url(const QByteArray &text)
{
    auto decoded = QByteArray::fromBase64Encoding(text,
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
            | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    return *std::move(decoded);
}

X509Certificate certificateOf(const QJsonObject &header)
{
    const QByteArray der =
        QByteArray::fromBase64(header.value(u"x5c").toArray().first().toString().toLatin1());
    const auto *begin = reinterpret_cast<const unsigned char *>(der.constData());
    return X509Certificate(d2i_X509(nullptr, &begin, static_cast<long>(der.size())));
}

bool maySign(X509 *certificate)
{
    const PurposeList purposes(static_cast<EXTENDED_KEY_USAGE *>(
        X509_get_ext_d2i(certificate, NID_ext_key_usage, nullptr, nullptr)));
    const std::unique_ptr<ASN1_OBJECT, OpensslDeleter<ASN1_OBJECT_free>> wanted(
        OBJ_txt2obj(statementPurpose, 1));
    for (int i = 0; purposes && i < sk_ASN1_OBJECT_num(purposes.get()); ++i)
        if (OBJ_cmp(sk_ASN1_OBJECT_value(purposes.get(), i), wanted.get()) == 0)
            return true;
    return false;
}

bool isIssuedBy(X509 *certificate, const QByteArray &authorityPem, qint64 signedAt)
{
    const MemoryBio bio = bioOf(authorityPem);
    const X509Certificate authority(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    const StatementStore store(X509_STORE_new());
    const StatementContext context(X509_STORE_CTX_new());
    if (!authority || !store || !context || X509_STORE_add_cert(store.get(), authority.get()) != 1
        || X509_STORE_CTX_init(context.get(), store.get(), certificate, nullptr) != 1)
        return false;
    X509_VERIFY_PARAM_set_time(X509_STORE_CTX_get0_param(context.get()), signedAt / 1000);
    return X509_verify_cert(context.get()) == 1;
}

bool holds(X509 *certificate, const QByteArray &message, const QByteArray &signature)
{
    EVP_PKEY *key = X509_get0_pubkey(certificate);
    const EvpDigest context(EVP_MD_CTX_new());
    return key && EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519 && signature.size() == signatureBytes
        && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key) == 1
        && EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature.constData()),
               static_cast<size_t>(signature.size()),
               reinterpret_cast<const unsigned char *>(message.constData()),
               static_cast<size_t>(message.size()))
        == 1;
}

} // namespace

Result<QJsonObject> openStatement(const QByteArray &statement, const QString &type,
    const QByteArray &authorityPem, const QByteArray &revocationPem)
{
    const QList<QByteArray> pieces = statement.split('.');
    if (pieces.size() != 3 || statement.size() > mostBytes)
        return fail(FaultId::CentralAnswerInvalid, u"not a signed statement"_s);
    const auto header = fromBase64Url(pieces[0]);
    const auto payload = fromBase64Url(pieces[1]);
    const auto signature = fromBase64Url(pieces[2]);
    if (!header || !payload || !signature)
        return fail(FaultId::CentralAnswerInvalid, u"not a signed statement"_s);
    const QJsonObject about = QJsonDocument::fromJson(*header).object();
    // "crit" would name what we have to understand and do not (RFC 7515 §4.1.11).
    if (about.value(u"alg").toString() != u"EdDSA" || about.value(u"typ").toString() != type
        || about.contains(u"crit"_s))
        return fail(FaultId::CentralAnswerInvalid, u"a signed statement of another kind"_s);
    QJsonObject said = QJsonDocument::fromJson(*payload).object();
    const QDateTime signedAt = QDateTime::fromString(said.value(u"signed_at").toString(), Qt::ISODateWithMs);
    if (!signedAt.isValid())
        return fail(FaultId::CentralAnswerInvalid, u"a signed statement without its time"_s);
    const X509Certificate certificate = certificateOf(about);
    if (!certificate || !maySign(certificate.get())
        || !isIssuedBy(certificate.get(), authorityPem, signedAt.toMSecsSinceEpoch()))
        return fail(FaultId::CentralUntrusted, u"a statement is signed with a certificate that may not"_s);
    if (!revocationPem.isEmpty()) {
        MOTCUA_ASSIGN(const auto revoked, RevocationList::read(revocationPem, authorityPem));
        if (revoked.names(certificate.get()))
            return fail(FaultId::CentralUntrusted, u"a statement is signed with a revoked certificate"_s);
    }
    if (!holds(certificate.get(), pieces[0] + '.' + pieces[1], *signature))
        return fail(FaultId::CentralUntrusted, u"the signature of a statement does not hold"_s);
    return said;
}

QJsonObject claimOf(const QByteArray &statement)
{
    const auto payload = fromBase64Url(statement.split('.').value(1));
    return QJsonDocument::fromJson(payload.value_or(QByteArray())).object();
}

QString certificateKeySha256(const QByteArray &certificatePem)
{
    const MemoryBio bio = bioOf(certificatePem);
    const X509Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    unsigned char *der = nullptr;
    const int size = certificate ? i2d_PUBKEY(X509_get0_pubkey(certificate.get()), &der) : 0;
    if (size <= 0)
        return {};
    const QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace motcua
