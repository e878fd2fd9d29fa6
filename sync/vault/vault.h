// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QByteArray>
#include <QString>

#include "app/domain/result.h"

namespace motcua
{

/// A secret of 32 bytes in locked memory (sodium_malloc), wiped when it goes.
class SecretKey;

/// Keeps the kiosk's key and makes, wraps and opens the keys of dossiers. The sealed format stands in
/// FORMAT.md.
class Vault
{
public:
    /// Opens `keyDirectory`/kiosk.key (mode 0600), or makes it when `mayCreate` (a store without dossiers).
    /// Faults: KeyMissing, StoreReadOnly.
    static Result<std::shared_ptr<Vault>> open(const QString &keyDirectory, bool mayCreate);
    ~Vault();

    /// A dossier's key, and how it is kept in the store.
    struct WrappedKey {
        QByteArray byKiosk; ///< secretbox under the kiosk key
        QByteArray byRecovery; ///< sealed box to the ministry's recovery key; empty while that is unknown
    };
    Result<WrappedKey> makeDossierKey();
    Result<std::shared_ptr<SecretKey>> openDossierKey(const QByteArray &byKiosk) const;

    /// The ministry's recovery public key (X25519, 32 bytes), learned at enrolment; kept beside the kiosk
    /// key.
    Result<void> setRecoveryKey(const QByteArray &publicKey);
    bool hasRecoveryKey() const;

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
