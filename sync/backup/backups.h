// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include <QDateTime>

#include "sync/store/store.h"
#include "sync/vault/sealedfile.h"

namespace motcua
{

/// The folders of a state folder that a backup has beside the store.
inline QStringList backedUpFolders()
{
    return {QStringLiteral("catalogue"), QStringLiteral("central")};
}

/// Where backups go, and how many.
struct BackupPlan {
    QString directory; ///< has to be there: it is made by nobody but a technician
    qint64 every = 24LL * 60 * 60'000; ///< ms
    int keep =
        7; ///< newest ones; the others go once a new one is whole, as do those that are older than an erasure
    bool sameDisk = false; ///< whether the store's own disk will do
    qint64 leaveFree =
        32LL * 1024 * 1024; ///< bytes of the store's own disk that stay for the kiosk while one is made
};

/// The sealed copies of a store in their folder (sync/vault/FORMAT.md, "Backups"): one folder a kiosk. Where
/// they are is known to CopyPlaces.
class Backups
{
public:
    explicit Backups(BackupPlan plan);

    struct Made {
        QString file;
        qint64 bytes = 0;
        Store::CopyFacts facts;
    };
    /// Copies the store beside its work, checks the copy, seals it into the folder, reads it back, and only
    /// then gives it its name. Whatever came of it is noted in the store. Faults: BackupMissing (no such
    /// folder, or not on another disk), BackupFull (there, or no room for the copy beside the store),
    /// StoreBusy (`goOn` said no), those of Store::checkCopy.
    Result<Made> make(Store &store, const Store::GoOn &goOn = {});

    struct Listed {
        QString file;
        QDateTime madeAt; ///< UTC, by its name
        qint64 bytes = 0;
        bool opens = false; ///< with the kiosk's key as it is now
        bool recoverable = false; ///< with the ministry's
    };
    /// Newest first. Fault BackupMissing.
    Result<QList<Listed>> list(const Vault &vault) const;

    /// What the store knows of its backups, for the fleet's figures.
    struct Noted {
        qint64 madeAt = 0; ///< Unix ms; 0: none was made yet
        bool failing = false; ///< the last attempt failed
    };
    static Result<Noted> noted(Store &store);

    /// Whether the store is without a backup for too long, or the last attempt failed; for `doctor`. Gives
    /// the last one's file. Faults: BackupOverdue, and the one that the last attempt ended with.
    Result<QString> health(Store &store) const;
    /// What became of the backups in a folder from before something was erased on demand, and of what such as
    /// were cut off have left there.
    struct Cleared {
        QString directory; ///< also the one beside the store that a backup is made in
        std::optional<Fault> fault; ///< why there may be some of them still; none: they are gone
    };
    /// To be called after an erasure: wherever a backup was ever begun, removes what there is from before,
    /// once another one is made where there was a whole one. Waits that long at most for a backup that is
    /// under way; is it still then, every folder has the fault StoreBusy.
    Result<QList<Cleared>> clearErased(
        Store &store, std::chrono::milliseconds patience = std::chrono::minutes(1)) const;
    /// ms until the next one is to be made; 0 also where something has been erased since the last.
    Result<qint64> dueIn(Store &store) const;

private:
    QString folder() const; ///< as it is noted
    /// When something was last erased because somebody demanded it, Unix ms; 0: never.
    static Result<qint64> erasedAt(Store &store);
    Result<void> demandFolder(const Store &store) const;
    Result<void> demandRoom(const Store &store) const;
    Result<QString> nameNext(Store &store) const;
    Result<Made> makeAlone(Store &store, const Store::GoOn &goOn = {}) const;
    Result<Made> makeNamed(Store &store, const QString &name, const Store::GoOn &goOn) const;
    Result<void> prune(Store &store) const;
    Result<void> clearUnfinished(Store &store) const;
    Result<void> clearFolder(Store &store, const QString &known) const;

    BackupPlan m_plan;
};

/// Unseals the whole file into nothing and checks what was in it, in the folder `scratch`, which is made and
/// removed. Faults: BackupBroken, FileUnreadable, those of the key.
Result<Store::CopyFacts> verifyBackup(
    const QString &file, const QString &scratch, const SealedFileReader::KeyOpener &openKey);

} // namespace motcua
