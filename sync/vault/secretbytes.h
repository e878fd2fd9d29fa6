// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include <QByteArrayView>
#include <QString>

#include "app/domain/result.h"

namespace motcua
{

/// Secret bytes of any length (a key file, a private key in PEM, a PIN) in guarded, locked memory: not
/// swapped out, not in core dumps, wiped when they go. Moved, never copied by accident.
class SecretBytes
{
public:
    SecretBytes() = default;
    /// Of no particular content; empty when no memory can be had.
    explicit SecretBytes(qsizetype size);
    ~SecretBytes();
    SecretBytes(SecretBytes &&other) noexcept
        : m_bytes(std::exchange(other.m_bytes, nullptr))
        , m_size(std::exchange(other.m_size, 0))
    {
    }
    SecretBytes &operator=(SecretBytes &&other) noexcept
    {
        std::swap(m_bytes, other.m_bytes);
        std::swap(m_size, other.m_size);
        return *this;
    }

    static SecretBytes copyOf(QByteArrayView bytes);

    unsigned char *data() { return m_bytes; }
    const unsigned char *data() const { return m_bytes; }
    qsizetype size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    QByteArrayView view() const { return {m_bytes, m_size}; }
    /// Forgets what lies beyond `size`.
    void truncate(qsizetype size);

private:
    unsigned char *m_bytes = nullptr;
    qsizetype m_size = 0;
};

/// A whole small file, read past every buffer of the standard library. Faults: FileUnreadable (also where it
/// is larger than `most` bytes), Internal (no memory).
Result<SecretBytes> readSecretFile(const QString &path, qsizetype most = 64 * 1024);

/// `size` bytes for a secret, to be given back by sodium_free; null when no memory can be had.
unsigned char *allocateSecret(qsizetype size);

/// Whether every secret so far could be locked into memory. Where RLIMIT_MEMLOCK is too low a secret is kept
/// all the same, guarded and wiped, but the kernel may write it to a swap partition.
bool secretsAreLocked();

} // namespace motcua
