// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QByteArray>
#include <QString>

#include "app/domain/result.h"
#include "sync/vault/keyring.h"

namespace motcua
{

/// A secret of 32 bytes in locked memory (sodium_malloc), wiped when it goes.
class SecretKey;

/// Keeps the kiosk's key and makes, wraps and opens the keys of dossiers. The sealed format stands in
/// FORMAT.md.
class Vault
{
public:
    /// Opens the kiosk's key, wherever it lives (KeyRing), or makes one when `mayCreate` (a store without
    /// dossiers). `named` says which key the store was sealed with; without it, any is taken. Faults:
    /// KeyMissing, KeyExposed, KeyWithheld, StoreReadOnly, DiskFull.
    static Result<std::shared_ptr<Vault>> open(const QString &keyDirectory, bool mayCreate,
        const KeyKeeping &keeping = {}, KeyRing::Named named = {});
    /// With a kiosk's key that nobody keeps. Fault KeyMissing (no memory).
    static Result<std::shared_ptr<Vault>> inMemory();
    ~Vault();

    KeyPlace place() const;
    QString protection() const; ///< what that place protects from, in English
    /// See KeyRing::move.
    Result<void> moveKey(KeyPlace to, const std::function<Result<void>()> &announce);
    /// See KeyRing::change. `wrap` is given a vault of the next key; when it has succeeded, this one has that
    /// key.
    Result<void> changeKey(const std::function<Result<void>(Vault &next)> &wrap);
    /// Reads the keys anew, after another process has changed them.
    Result<void> reload();

    /// A dossier's key, and how it is kept in the store.
    struct WrappedKey {
        QByteArray byKiosk; ///< secretbox under the kiosk key
        QByteArray byRecovery; ///< sealed box to the ministry's recovery key; empty while that is unknown
    };
    Result<WrappedKey> makeDossierKey();
    Result<WrappedKey> wrapDossierKey(const SecretKey &key) const;
    Result<std::shared_ptr<SecretKey>> openDossierKey(const QByteArray &byKiosk) const;

    /// The ministry's recovery public key (X25519, 32 bytes) that keys are sealed to from now on. Whoever
    /// uses the vault keeps it.
    void useRecoveryKey(const QByteArray &publicKey);
    QByteArray recoveryKey() const; ///< empty while it is not known
    /// Fault CentralAnswerInvalid where nothing can be sealed to it.
    static Result<void> checkRecoveryKey(const QByteArray &publicKey);

    /// Keyed MAC (BLAKE2b-256 under a key of its own) by which a person is found; never a plain hash of the
    /// number.
    QByteArray personMac(const QString &personalNumber) const;
    /// 16 bytes that tell one kiosk key from another and nothing more.
    QByteArray fingerprint() const;

private:
    Vault();
    struct Private;
    std::unique_ptr<Private> d;
};

/// BLAKE2b-256 of the bytes, keyed.
QByteArray keyedMac(const SecretKey &key, QByteArrayView bytes);

/// Plain bytes in one sealed frame; the last may be shorter.
inline constexpr qint64 sealFrameBytes = 64 * 1024;

/// Frames of one part: XChaCha20-Poly1305, nonce = 16 random bytes of the part + 8 bytes frame index,
/// associated data = part id, frame index, last-flag. Any frame can be opened alone.
class Sealer
{
public:
    Sealer(std::shared_ptr<SecretKey> key, QByteArray partId);
    QByteArray prefix() const { return m_prefix; } ///< 16 bytes, to be stored with the part
    QByteArray seal(qint64 index, QByteArrayView plain, bool last) const;

private:
    std::shared_ptr<SecretKey> m_key;
    QByteArray m_partId;
    QByteArray m_prefix;
};

class Opener
{
public:
    Opener(std::shared_ptr<SecretKey> key, QByteArray partId, QByteArray prefix);
    /// Fault SealBroken when anything differs from what was sealed.
    Result<QByteArray> open(qint64 index, QByteArrayView box, bool last) const;

private:
    std::shared_ptr<SecretKey> m_key;
    QByteArray m_partId;
    QByteArray m_prefix;
};

} // namespace motcua
