// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/vault.h"

#include <array>

#include <sodium.h>

#include "sync/vault/secretkey.h"

namespace motcua
{

namespace
{

// Subkeys of the kiosk's key.
constexpr quint64 wrapSubkey = 1;
constexpr quint64 macSubkey = 2;

constexpr char wrapVersion = 1;
constexpr qsizetype wrapBytes = 1 + crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + SecretKey::size;

} // namespace

struct Vault::Private {
    std::unique_ptr<KeyRing> ring; ///< null where nobody keeps the key, or not yet
    std::shared_ptr<SecretKey> wrapKey, macKey;
    QByteArray fingerprint;
    QByteArray recoveryKey;

    Result<void> use(const SecretKey &kioskKey);
};

Vault::Vault()
    : d(std::make_unique<Private>())
{
}

Vault::~Vault() = default;

Result<void> Vault::Private::use(const SecretKey &kioskKey)
{
    auto wrap = kioskKey.derive(wrapSubkey);
    auto mac = kioskKey.derive(macSubkey);
    const QByteArray print = kioskKeyFingerprint(kioskKey);
    if (!wrap || !mac || print.isEmpty())
        return fail(FaultId::KeyMissing, QStringLiteral("no memory for the key"));
    wrapKey = std::move(wrap);
    macKey = std::move(mac);
    fingerprint = print;
    return {};
}

Result<std::shared_ptr<Vault>> Vault::open(
    const QString &keyDirectory, bool mayCreate, const KeyKeeping &keeping, KeyRing::Named named)
{
    if (!named)
        named = [](KeyRing::Certainty) { return Result<QByteArray>(QByteArray()); };
    std::shared_ptr<Vault> vault(new Vault);
    vault->d->ring = std::make_unique<KeyRing>(keyDirectory, keeping, std::move(named));
    MOTCUA_ASSIGN(const auto kioskKey, vault->d->ring->open(mayCreate));
    MOTCUA_TRY(vault->d->use(*kioskKey));
    return vault;
}

Result<std::shared_ptr<Vault>> Vault::inMemory()
{
    const auto key = SecretKey::random();
    if (!key)
        return fail(FaultId::KeyMissing, QStringLiteral("no memory for the key"));
    std::shared_ptr<Vault> vault(new Vault);
    MOTCUA_TRY(vault->d->use(*key));
    return vault;
}

Result<void> Vault::reload()
{
    if (!d->ring)
        return {};
    MOTCUA_ASSIGN(const auto kioskKey, d->ring->read());
    return d->use(*kioskKey);
}

KeyPlace Vault::place() const
{
    return d->ring ? d->ring->place() : KeyPlace::File;
}

QString Vault::protection() const
{
    return d->ring ? d->ring->protection() : QString();
}

Result<void> Vault::moveKey(KeyPlace to, const std::function<Result<void>()> &announce)
{
    if (!d->ring)
        return fail(FaultId::Internal, QStringLiteral("nobody keeps this key"));
    return d->ring->move(to, announce);
}

Result<void> Vault::changeKey(const std::function<Result<void>(Vault &next)> &wrap)
{
    if (!d->ring)
        return fail(FaultId::Internal, QStringLiteral("nobody keeps this key"));
    Vault next;
    next.d->recoveryKey = d->recoveryKey;
    const auto useAndWrap = [&](const SecretKey &key) -> Result<void> {
        MOTCUA_TRY(next.d->use(key));
        return wrap(next);
    };
    MOTCUA_TRY(d->ring->change(useAndWrap));
    d->wrapKey = next.d->wrapKey;
    d->macKey = next.d->macKey;
    d->fingerprint = next.d->fingerprint;
    return {};
}

Result<Vault::WrappedKey> Vault::makeDossierKey()
{
    const auto key = SecretKey::random();
    if (!key)
        return fail(FaultId::KeyMissing, QStringLiteral("no memory for a dossier's key"));
    return wrapDossierKey(*key);
}

Result<Vault::WrappedKey> Vault::wrapDossierKey(const SecretKey &key) const
{
    WrappedKey wrapped;
    wrapped.byKiosk.resize(wrapBytes);
    auto *out = reinterpret_cast<unsigned char *>(wrapped.byKiosk.data());
    out[0] = wrapVersion;
    randombytes_buf(out + 1, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(
        out + 1 + crypto_secretbox_NONCEBYTES, key.data(), SecretKey::size, out + 1, d->wrapKey->data());
    if (!d->recoveryKey.isEmpty()) {
        wrapped.byRecovery.resize(crypto_box_SEALBYTES + SecretKey::size);
        if (crypto_box_seal(reinterpret_cast<unsigned char *>(wrapped.byRecovery.data()), key.data(),
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
        return fail(FaultId::KeyMissing, QStringLiteral("no memory for a dossier's key"));
    return key;
}

Result<void> Vault::checkRecoveryKey(const QByteArray &publicKey)
{
    readySodium();
    // Some points cannot be sealed to; better known when the key comes than at the first dossier.
    std::array<unsigned char, crypto_box_SEALBYTES + 1> trial {};
    const unsigned char nothing = 0;
    if (publicKey.size() != crypto_box_PUBLICKEYBYTES
        || crypto_box_seal(
               trial.data(), &nothing, 1, reinterpret_cast<const unsigned char *>(publicKey.constData()))
            != 0)
        return fail(
            FaultId::CentralAnswerInvalid, QStringLiteral("the recovery key is not an X25519 public key"));
    return {};
}

void Vault::useRecoveryKey(const QByteArray &publicKey)
{
    d->recoveryKey = publicKey;
}

QByteArray Vault::recoveryKey() const
{
    return d->recoveryKey;
}

QByteArray Vault::personMac(const QString &personalNumber) const
{
    return keyedMac(*d->macKey, personalNumber.trimmed().toUtf8());
}

QByteArray Vault::fingerprint() const
{
    return d->fingerprint;
}

QByteArray keyedMac(const SecretKey &key, QByteArrayView bytes)
{
    static_assert(crypto_generichash_KEYBYTES == SecretKey::size);
    QByteArray mac(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(mac.data()), size_t(mac.size()),
        reinterpret_cast<const unsigned char *>(bytes.data()), size_t(bytes.size()), key.data(),
        SecretKey::size);
    return mac;
}

} // namespace motcua
