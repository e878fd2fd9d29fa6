// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/secretbytes.h"

#include <algorithm>
#include <atomic>
#include <cerrno>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <QFile>

#include <sodium.h>

#include "sync/vault/durablefile.h"
#include "sync/vault/secretkey.h"

namespace motcua
{

namespace
{

std::atomic<bool> allLocked {true};

} // namespace

unsigned char *allocateSecret(qsizetype size)
{
    readySodium();
    auto *bytes = static_cast<unsigned char *>(sodium_malloc(size_t(size)));
    // sodium_malloc locks too, but does not say whether it could.
    if (bytes && size > 0 && ::mlock(bytes, size_t(size)) != 0)
        allLocked = false;
    return bytes;
}

bool secretsAreLocked()
{
    return allLocked;
}

SecretBytes::SecretBytes(qsizetype size)
    : m_bytes(size > 0 ? allocateSecret(size) : nullptr)
    , m_size(m_bytes ? size : 0)
{
}

SecretBytes::~SecretBytes()
{
    sodium_free(m_bytes);
}

SecretBytes SecretBytes::copyOf(QByteArrayView bytes)
{
    SecretBytes copy(bytes.size());
    if (!copy.isEmpty())
        std::copy(bytes.begin(), bytes.end(), copy.data());
    return copy;
}

void SecretBytes::truncate(qsizetype size)
{
    if (size >= m_size)
        return;
    sodium_memzero(m_bytes + size, size_t(m_size - size));
    m_size = size;
}

Result<SecretBytes> readSecretFile(const QString &path, qsizetype most)
{
    const auto unreadable = [](int error) {
        return fail(FaultId::FileUnreadable, fileFault(error, QStringLiteral("read secret file")).detail);
    };
    const FileHandle file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC));
    if (!file)
        return unreadable(errno);
    SecretBytes bytes(most + 1);
    if (bytes.isEmpty())
        return fail(FaultId::Internal, QStringLiteral("no memory for a secret"));
    qsizetype filled = 0;
    while (filled < bytes.size()) {
        const ssize_t count = ::read(file.get(), bytes.data() + filled, size_t(bytes.size() - filled));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return unreadable(errno);
        if (count == 0)
            break;
        filled += count;
    }
    if (filled > most)
        return fail(
            FaultId::FileUnreadable, QStringLiteral("a secret file is larger than %1 bytes").arg(most));
    bytes.truncate(filled);
    return bytes;
}

} // namespace motcua
