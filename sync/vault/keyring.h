// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "sync/vault/durablefile.h"
#include "sync/vault/keykeeper.h"

namespace motcua
{

/// 16 bytes that tell one kiosk key from another and nothing more.
QByteArray kioskKeyFingerprint(const SecretKey &key);

/// The kiosk's key in the vault's folder, wherever it lives, through moves and changes that may break off at
/// any point. The rule: the key that the store names by its fingerprint is the key in use; every other copy
/// is a leftover, and is destroyed only when that one has been read and what the store says is on disk for
/// certain.
///
///     place       one word, where the key in use lives; without it, where a key is found
///     kiosk.key   kiosk.tpm         the key in use
///     *.next                         the next key, until the store has been wrapped with it
class KeyRing
{
public:
    /// How sure the answer has to be. What another process has committed can be read before it is on disk.
    enum class Certainty { AsRead, OnDisk };
    /// Gives the fingerprint of the key that the store is sealed with, as it stands now; empty: of none yet.
    using Named = std::function<Result<QByteArray>(Certainty certainty)>;
    KeyRing(QString directory, KeyKeeping keeping, Named named);

    /// The key in use. With `mayCreate` one is made where there is none, or none that can be had. Faults:
    /// KeyMissing, KeyExposed, KeyWithheld, StoreReadOnly, DiskFull.
    Result<std::shared_ptr<SecretKey>> open(bool mayCreate);

    /// The key that the store names now, to be read anew when another process has changed it. Nothing is
    /// tidied up: it can be called within a transaction of the store. Faults as open().
    Result<std::shared_ptr<SecretKey>> read();

    KeyPlace place() const { return m_place; }
    QString protection() const;

    /// Puts the key in use into another place (or, into the TPM, again with the PCRs of today's settings),
    /// reads it back, has `announce` say so, and destroys the old copy. Faults as open(), and those of
    /// `announce`.
    Result<void> move(KeyPlace to, const std::function<Result<void>()> &announce);

    /// Makes the next key and keeps it, has `wrap` wrap everything with it and name it in the store, and
    /// destroys the old one. The next key goes where the old one lives; where nothing can be put there, into
    /// a file. Gives the new key. Where `wrap` fails both keys stay until the store has said again which one
    /// it means.
    Result<std::shared_ptr<SecretKey>> change(const std::function<Result<void>(const SecretKey &next)> &wrap);

private:
    struct Found;
    Result<Found> find(Certainty certainty);
    Found lookFor(const QByteArray &named);
    bool isTidy(const Found &found) const;
    Result<FileHandle> lock(int operation) const;
    Result<std::shared_ptr<SecretKey>> create();
    Result<void> settle(const Found &found);
    Result<void> sweep(KeyPlace place);
    Result<void> adopt(KeyPlace place);
    Result<void> writePlace(KeyPlace place);
    void readPlace();
    std::unique_ptr<KeyKeeper> keeper(KeyPlace place) const;

    QString m_directory;
    KeyKeeping m_keeping;
    Named m_named;
    KeyPlace m_place = KeyPlace::File;
};

} // namespace motcua
