// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/vault.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <QFile>

#include <sodium.h>

#include "sync/vault/durablefile.h"
#include "sync/vault/keyfile.h"
#include "sync/vault/secretkey.h"

namespace motcua
{

namespace
{

// Subkeys of the kiosk's key.
constexpr quint64 wrapSubkey = 1;
constexpr quint64 macSubkey = 2;
constexpr quint64 fingerprintSubkey = 3;

constexpr char wrapVersion = 1;
constexpr qsizetype wrapBytes = 1 + crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + SecretKey::size;

/// The key in `path`; null where there is no file.
Result<std::shared_ptr<SecretKey>> readKey(const QString &path)
{
    if (::access(QFile::encodeName(path).constData(), F_OK) != 0 && errno == ENOENT)
        return std::shared_ptr<SecretKey>();
    const auto bytes = readSecretFile(path);
    if (!bytes)
        return fail(FaultId::KeyMissing, bytes.error().detail);
    return keyFromFileBytes(bytes->view());
}

Result<std::shared_ptr<SecretKey>> createKey(const QString &path)
{
    auto key = SecretKey::random();
    const SecretBytes bytes = key ? keyFileBytes(*key) : SecretBytes();
    if (bytes.isEmpty())
        return fail(FaultId::KeyMissing, QStringLiteral("no memory for the key"));
    MOTCUA_TRY(writeDurably(path, bytes.view()));
    return key;
}

} // namespace

struct Vault::Private {
    QString recoveryPath;
    std::shared_ptr<SecretKey> wrapKey, macKey;
    QByteArray fingerprint;
    QByteArray recoveryKey;
};

Vault::Vault()
    : d(std::make_unique<Private>())
{
}

Vault::~Vault() = default;

Result<std::shared_ptr<Vault>> Vault::open(const QString &keyDirectory, bool mayCreate)
{
    readySodium();
    const QString keyPath = keyDirectory + QStringLiteral("/kiosk.key");
    auto kioskKey = readKey(keyPath);
    if (!kioskKey)
        return tl::unexpected(kioskKey.error());
    if (!*kioskKey) {
        if (!mayCreate)
            return fail(FaultId::KeyMissing, QStringLiteral("there is no key file"));
        MOTCUA_TRY(makePrivateDirectory(keyDirectory));
        // Two processes must not both make the key: the second would replace what the first has sealed with.
        const FileHandle lock(
            ::open(QFile::encodeName(keyDirectory).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!lock || ::flock(lock.get(), LOCK_EX) != 0)
            return tl::unexpected(fileFault(errno, QStringLiteral("lock key directory")));
        kioskKey = readKey(keyPath);
        if (kioskKey && !*kioskKey)
            kioskKey = createKey(keyPath);
        if (!kioskKey)
            return tl::unexpected(kioskKey.error());
    }

    std::shared_ptr<Vault> vault(new Vault);
    vault->d->wrapKey = (*kioskKey)->derive(wrapSubkey);
    vault->d->macKey = (*kioskKey)->derive(macSubkey);
    const auto fingerprint = (*kioskKey)->derive(fingerprintSubkey);
    if (!vault->d->wrapKey || !vault->d->macKey || !fingerprint)
        return fail(FaultId::KeyMissing, QStringLiteral("no locked memory for the key"));
    vault->d->fingerprint = QByteArray(reinterpret_cast<const char *>(fingerprint->data()), 16);
    vault->d->recoveryPath = keyDirectory + QStringLiteral("/recovery.pub");
    QFile recovery(vault->d->recoveryPath);
    if (recovery.open(QIODevice::ReadOnly)) {
        const QByteArray bytes = recovery.readAll();
        if (bytes.size() == crypto_box_PUBLICKEYBYTES)
            vault->d->recoveryKey = bytes;
    }
    return vault;
}

Result<Vault::WrappedKey> Vault::makeDossierKey()
{
    const auto key = SecretKey::random();
    if (!key)
        return fail(FaultId::KeyMissing, QStringLiteral("no locked memory for a dossier's key"));
    WrappedKey wrapped;
    wrapped.byKiosk.resize(wrapBytes);
    auto *out = reinterpret_cast<unsigned char *>(wrapped.byKiosk.data());
    out[0] = wrapVersion;
    randombytes_buf(out + 1, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(
        out + 1 + crypto_secretbox_NONCEBYTES, key->data(), SecretKey::size, out + 1, d->wrapKey->data());
    if (!d->recoveryKey.isEmpty()) {
        wrapped.byRecovery.resize(crypto_box_SEALBYTES + SecretKey::size);
        if (crypto_box_seal(reinterpret_cast<unsigned char *>(wrapped.byRecovery.data()), key->data(),
                SecretKey::size, reinterpret_cast<const unsigned char *>(d->recoveryKey.constData()))
            != 0)
            return fail(FaultId::KeyMissing, QStringLiteral("the recovery key cannot be sealed to"));
    }
    return wrapped;
}

Result<std::shared_ptr<SecretKey>> Vault::openDossierKey(const QByteArray &byKiosk) const
{
    if (byKiosk.size() != wrapBytes || byKiosk[0] != wrapVersion)
        return fail(FaultId::SealBroken, QStringLiteral("a dossier's key is not in a known form"));
    const auto *in = reinterpret_cast<const unsigned char *>(byKiosk.constData());
    bool opens = true;
    auto key = SecretKey::filledBy([&](unsigned char *out) {
        opens = crypto_secretbox_open_easy(out, in + 1 + crypto_secretbox_NONCEBYTES,
                    crypto_secretbox_MACBYTES + SecretKey::size, in + 1, d->wrapKey->data())
            == 0;
        return opens;
    });
    if (!opens)
        return fail(
            FaultId::SealBroken, QStringLiteral("a dossier's key does not open with the kiosk's key"));
    if (!key)
        return fail(FaultId::KeyMissing, QStringLiteral("no locked memory for a dossier's key"));
    return key;
}

Result<void> Vault::setRecoveryKey(const QByteArray &publicKey)
{
    // Some points cannot be sealed to; better known at enrolment than at the first dossier.
    std::array<unsigned char, crypto_box_SEALBYTES + 1> trial;
    const unsigned char nothing = 0;
    if (publicKey.size() != crypto_box_PUBLICKEYBYTES
        || crypto_box_seal(
               trial.data(), &nothing, 1, reinterpret_cast<const unsigned char *>(publicKey.constData()))
            != 0)
        return fail(
            FaultId::CentralAnswerInvalid, QStringLiteral("the recovery key is not an X25519 public key"));
    if (d->recoveryKey == publicKey)
        return {};
    MOTCUA_TRY(writeDurably(d->recoveryPath, publicKey));
    d->recoveryKey = publicKey;
    return {};
}

bool Vault::hasRecoveryKey() const
{
    return !d->recoveryKey.isEmpty();
}

QByteArray Vault::personMac(const QString &personalNumber) const
{
    static_assert(crypto_generichash_KEYBYTES == SecretKey::size);
    const QByteArray number = personalNumber.trimmed().toUtf8();
    QByteArray mac(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(mac.data()), size_t(mac.size()),
        reinterpret_cast<const unsigned char *>(number.constData()), size_t(number.size()), d->macKey->data(),
        SecretKey::size);
    return mac;
}

QByteArray Vault::fingerprint() const
{
    return d->fingerprint;
}

} // namespace motcua
