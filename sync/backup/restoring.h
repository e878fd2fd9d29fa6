// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/store/store.h"
#include "sync/vault/sealedfile.h"

namespace motcua
{

class RecoveryKey;

/// What of a backup is written down: the others of its files are private keys in clear.
enum class Unpack { All, StoreOnly };
/// Unseals a backup, all of it, into the folder `into`, which has to be there: store.sqlite, catalogue/ and
/// central/. Faults: BackupBroken, FileUnreadable, those of the key and of writing.
Result<void> unpackBackup(const QString &file, const QString &into,
    const SealedFileReader::KeyOpener &openKey, Unpack what = Unpack::All);

/// Writes over all files of a folder, then removes it: a copy of the store is worth as little as its keys.
void destroyFolder(const QString &folder);

struct Restored {
    int unasked = 0; ///< dossiers that central is asked of before anything of them is sent
    qint64 madeAt = 0; ///< Unix ms: of the last entry of its log
    /// What somebody had erased after that, as far as the log of the store in `keys` says, is erased again:
    /// so many dossiers. Whether that log goes on from the backup's, so that it says all.
    int erasedAgain = 0;
    bool erasuresKnown = false;
};
/// Makes the state folder `made`, which must not be there yet, of a backup. Its key is the kiosk's, out of
/// the vault of the state folder `keys` or this machine's TPM; or a new one, where `ministry` opens the
/// backup. It comes to be as a whole or not at all. The folder that was backed up must never be used again
/// beside it. Faults: BackupBroken, KeyMissing, KeyWithheld, RecoveryKeyWrong, FileUnwritable (`made` is
/// there).
Result<Restored> restoreBackup(const QString &file, const QString &made, const QString &keys,
    std::shared_ptr<Clock> clock, const KeyKeeping &keeping, const RecoveryKey *ministry);

} // namespace motcua
