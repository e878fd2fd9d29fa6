// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/recoverykey.h"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "sync/vault/secretkey.h"

namespace motcua
{

namespace
{

constexpr QByteArrayView header("-----BEGIN PRIVATE KEY-----");
constexpr QByteArrayView footer("-----END PRIVATE KEY-----");

// OneAsymmetricKey (RFC 5958): SEQUENCE, version 0 or 1, algorithm id-X25519, the key in an OCTET STRING
// within an OCTET STRING; after it, what version 1 may add.
constexpr qsizetype versionAt = 4;
constexpr std::array<unsigned char, 11> algorithm {
    0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20};
constexpr qsizetype algorithmAt = 5;
constexpr qsizetype keyAt = algorithmAt + qsizetype(algorithm.size());

tl::unexpected<Fault> wrong(const QString &what)
{
    return fail(FaultId::RecoveryKeyWrong, what);
}

bool isKey(const SecretBytes &der)
{
    if (der.size() < keyAt + SecretKey::size)
        return false;
    const unsigned char *bytes = der.data();
    return bytes[0] == 0x30 && bytes[1] == der.size() - 2 && bytes[2] == 0x02 && bytes[3] == 0x01
        && bytes[versionAt] <= 1 && std::equal(algorithm.begin(), algorithm.end(), bytes + algorithmAt)
        && (bytes[versionAt] == 1 || der.size() == keyAt + SecretKey::size);
}

} // namespace

Result<RecoveryKey> RecoveryKey::fromPem(QByteArrayView pem)
{
    readySodium();
    const auto begin = std::search(pem.begin(), pem.end(), header.begin(), header.end());
    const auto content = begin == pem.end() ? begin : begin + header.size(); // whose hyphens begin no footer
    const auto end = std::search(content, pem.end(), footer.begin(), footer.end());
    if (end == pem.end())
        return wrong(QStringLiteral(
            "there is no PEM block PRIVATE KEY (of an encrypted one `openssl pkey` makes it)"));
    const QByteArrayView base64(content, end);
    SecretBytes der(base64.size());
    size_t size = 0;
    if (der.isEmpty()
        || sodium_base642bin(der.data(), size_t(der.size()), base64.data(), size_t(base64.size()), " \r\n\t",
               &size, nullptr, sodium_base64_VARIANT_ORIGINAL)
            != 0)
        return wrong(QStringLiteral("the PEM block is damaged"));
    der.truncate(qsizetype(size));
    if (!isKey(der))
        return wrong(QStringLiteral("it is not an X25519 private key"));
    RecoveryKey recovery;
    recovery.m_key = SecretKey::fromBytes(der.view().sliced(keyAt, SecretKey::size));
    if (!recovery.m_key)
        return wrong(QStringLiteral("no memory for the key"));
    recovery.m_publicKey.resize(crypto_box_PUBLICKEYBYTES);
    crypto_scalarmult_base(
        reinterpret_cast<unsigned char *>(recovery.m_publicKey.data()), recovery.m_key->data());
    return recovery;
}

Result<std::shared_ptr<SecretKey>> RecoveryKey::open(const QByteArray &sealed) const
{
    if (sealed.size() != crypto_box_SEALBYTES + SecretKey::size)
        return wrong(QStringLiteral("nothing was sealed to it"));
    bool opens = true;
    auto key = SecretKey::filledBy([&](unsigned char *out) {
        opens = crypto_box_seal_open(out, reinterpret_cast<const unsigned char *>(sealed.constData()),
                    size_t(sealed.size()), reinterpret_cast<const unsigned char *>(m_publicKey.constData()),
                    m_key->data())
            == 0;
        return opens;
    });
    if (!opens)
        return wrong(QStringLiteral("a dossier's key was sealed to another recovery key, or is damaged"));
    if (!key)
        return wrong(QStringLiteral("no memory for a dossier's key"));
    return key;
}

} // namespace motcua
