// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include <QtEndian>

#include <sodium.h>

#include "sync/vault/secretkey.h"
#include "sync/vault/vault.h"

namespace motcua
{

namespace
{

constexpr qsizetype prefixBytes = 16;
constexpr qsizetype tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
using Nonce = std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES>;
static_assert(std::tuple_size_v<Nonce> == prefixBytes + 8);
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == SecretKey::size);

Nonce nonceOf(const QByteArray &prefix, qint64 index)
{
    Nonce nonce;
    std::copy(prefix.begin(), prefix.end(), nonce.begin());
    qToLittleEndian<quint64>(quint64(index), nonce.data() + prefixBytes);
    return nonce;
}

/// What a frame is bound to. The fixed-length fields stand last, so two different triples never give the same
/// bytes.
QByteArray bindingOf(const QByteArray &partId, qint64 index, bool last)
{
    QByteArray binding = partId;
    binding.resize(partId.size() + 9);
    qToLittleEndian<quint64>(quint64(index), binding.data() + partId.size());
    binding.back() = last ? 1 : 0;
    return binding;
}

const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

} // namespace

Sealer::Sealer(std::shared_ptr<SecretKey> key, QByteArray partId)
    : m_key(std::move(key))
    , m_partId(std::move(partId))
    , m_prefix(prefixBytes, Qt::Uninitialized)
{
    readySodium();
    randombytes_buf(m_prefix.data(), prefixBytes);
}

QByteArray Sealer::seal(qint64 index, QByteArrayView plain, bool last) const
{
    Q_ASSERT(last ? plain.size() <= sealFrameBytes : plain.size() == sealFrameBytes);
    const Nonce nonce = nonceOf(m_prefix, index);
    const QByteArray binding = bindingOf(m_partId, index, last);
    QByteArray box(plain.size() + tagBytes, Qt::Uninitialized);
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(box.data()), nullptr,
        raw(plain), size_t(plain.size()), raw(binding), size_t(binding.size()), nullptr, nonce.data(),
        m_key->data());
    return box;
}

Opener::Opener(std::shared_ptr<SecretKey> key, QByteArray partId, QByteArray prefix)
    : m_key(std::move(key))
    , m_partId(std::move(partId))
    , m_prefix(std::move(prefix))
{
    readySodium();
}

Result<QByteArray> Opener::open(qint64 index, QByteArrayView box, bool last) const
{
    const qsizetype plainBytes = box.size() - tagBytes;
    const bool rightSize =
        last ? plainBytes >= 0 && plainBytes <= sealFrameBytes : plainBytes == sealFrameBytes;
    if (m_prefix.size() != prefixBytes || index < 0 || !rightSize)
        return fail(FaultId::SealBroken, QStringLiteral("frame %1 has the wrong size").arg(index));
    const Nonce nonce = nonceOf(m_prefix, index);
    const QByteArray binding = bindingOf(m_partId, index, last);
    QByteArray plain(plainBytes, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char *>(plain.data()), nullptr,
            nullptr, raw(box), size_t(box.size()), raw(binding), size_t(binding.size()), nonce.data(),
            m_key->data())
        != 0)
        return fail(FaultId::SealBroken, QStringLiteral("frame %1 does not open").arg(index));
    return plain;
}

} // namespace motcua
