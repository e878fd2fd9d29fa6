// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/keyfile.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <unistd.h>

#include <QFile>

#include <sodium.h>

#include "sync/vault/secretkey.h"

namespace motcua
{

namespace
{

constexpr QByteArrayView magic("MCKIOSK1");
constexpr qsizetype keyOffset = 8;
constexpr qsizetype checkOffset = keyOffset + SecretKey::size;
constexpr qsizetype checkBytes = 16;
constexpr qsizetype fileBytes = checkOffset + checkBytes;
static_assert(checkBytes >= crypto_generichash_BYTES_MIN);

void computeCheck(unsigned char *check, const unsigned char *file)
{
    crypto_generichash(check, checkBytes, file, checkOffset, nullptr, 0);
}

} // namespace

SecretBytes keyFileBytes(const SecretKey &key)
{
    SecretBytes file(fileBytes);
    if (file.isEmpty())
        return file;
    std::copy(magic.begin(), magic.end(), file.data());
    std::copy(key.data(), key.data() + SecretKey::size, file.data() + keyOffset);
    computeCheck(file.data() + checkOffset, file.data());
    return file;
}

Result<std::shared_ptr<SecretKey>> keyFromFileBytes(QByteArrayView bytes)
{
    readySodium();
    if (bytes.size() != fileBytes)
        return fail(FaultId::KeyMissing, QStringLiteral("the key file is cut short or something else"));
    const auto *file = reinterpret_cast<const unsigned char *>(bytes.data());
    std::array<unsigned char, checkBytes> check {};
    computeCheck(check.data(), file);
    if (bytes.first(magic.size()) != magic
        || sodium_memcmp(check.data(), file + checkOffset, checkBytes) != 0)
        return fail(FaultId::KeyMissing, QStringLiteral("the key file is damaged"));
    auto key = SecretKey::fromBytes(bytes.sliced(keyOffset, SecretKey::size));
    if (!key)
        return fail(FaultId::KeyMissing, QStringLiteral("no memory for the key"));
    return key;
}

Result<std::shared_ptr<SecretKey>> readKeyFile(const QString &path)
{
    if (::access(QFile::encodeName(path).constData(), F_OK) != 0 && errno == ENOENT)
        return std::shared_ptr<SecretKey>();
    const auto bytes = readSecretFile(path);
    if (!bytes)
        return fail(FaultId::KeyMissing, bytes.error().detail);
    return keyFromFileBytes(bytes->view());
}

} // namespace motcua
