// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include "sync/central/openssl.h"

namespace motcua
{

enum class DigestKind { Sha1, Sha256 };

/// A hash over bytes as they come. OpenSSL's: it uses the processor's own instructions, which at the speed of
/// an upload is the difference between noticing it and not.
class Digest
{
public:
    explicit Digest(DigestKind kind)
        : m_context(EVP_MD_CTX_new())
        , m_good(m_context
              && EVP_DigestInit_ex(
                     m_context.get(), kind == DigestKind::Sha1 ? EVP_sha1() : EVP_sha256(), nullptr)
                  == 1)
    {
    }
    void add(QByteArrayView bytes)
    {
        m_good =
            m_good && EVP_DigestUpdate(m_context.get(), bytes.data(), static_cast<size_t>(bytes.size())) == 1;
    }
    /// Empty where OpenSSL failed; ends the hash.
    QByteArray result()
    {
        QByteArray hash(EVP_MAX_MD_SIZE, Qt::Uninitialized);
        unsigned int size = 0;
        if (!m_good
            || EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char *>(hash.data()), &size)
                != 1)
            return {};
        hash.resize(static_cast<qsizetype>(size));
        return hash;
    }
    static QByteArray of(DigestKind kind, QByteArrayView bytes)
    {
        Digest digest(kind);
        digest.add(bytes);
        return digest.result();
    }

private:
    EvpDigest m_context;
    bool m_good;
};

} // namespace motcua
