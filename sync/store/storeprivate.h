// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/store/sqlite.h"
#include "sync/store/store.h"
#include "sync/store/storelock.h"
#include "sync/vault/secretkey.h"
#include "sync/vault/vault.h"

namespace motcua
{

/// What a blob holds; the number is part of what its frames are bound to (sync/vault/FORMAT.md) and never
/// changes.
enum class BlobKind : int {
    Applicant = 1,
    Form = 2,
    Submission = 3,
    PageImage = 4, ///< owner: page
    Thumbnail = 5, ///< owner: page
    Reading = 6, ///< owner: page
    PartContent = 7, ///< owner: part
    PartFacts = 8, ///< owner: part
    Manifest = 9,
    Refusal = 10
};

/// A dossier's row as far as writing to it needs it.
struct DossierRow {
    qint64 row = 0;
    DossierId id;
    DossierState state = DossierState::Draft;
    QByteArray wrappedKey; ///< empty once shredded
};

struct Store::Private {
    std::shared_ptr<Clock> clock;
    QString directory;
    std::optional<StoreLock> lock; ///< let go after the database is closed
    SqliteDatabase database;
    std::shared_ptr<Vault> vault;
    QByteArray auditChain; ///< id of the audit log's chain; empty: not asked for yet

    // -- opening (store.cpp) --
    Result<void> openOrSetAside();
    Result<void> openDatabase();
    Result<void> checkOnceABoot();
    Result<QString> setAside();
    Result<void> openVault();
    Result<bool> hasKeys();

    // -- every write (events.cpp) --
    /// The time of what is written now: never before the newest event, whatever the machine's clock says.
    Result<qint64> stamp();
    /// BEGIN IMMEDIATE, `work(at)`, COMMIT.
    template <typename Work>
    auto write(Work &&work) -> decltype(work(qint64()))
    {
        return database.transaction([&]() -> decltype(work(qint64())) {
            const auto at = stamp();
            if (!at)
                return tl::unexpected(at.error());
            return work(*at);
        });
    }
    Result<void> event(qint64 at, const std::optional<DossierId> &dossier, const QString &kind,
        const QJsonObject &detail = {});

    Result<QByteArray> chainId();
    /// Within a transaction (tallies.cpp).
    Result<void> tally(const QString &name, const QString &label, double by);
    Result<void> tallyReading(double seconds);

    // -- rows (records.cpp) --
    Result<DossierRow> find(const DossierId &dossier);
    Result<DossierRow> findRow(qint64 row);
    /// The dossier, which must be in one of `states`; else DossierState.
    Result<DossierRow> findIn(const DossierId &dossier, std::initializer_list<DossierState> states);
    Result<DossierRow> findRowIn(qint64 row, std::initializer_list<DossierState> states);
    Result<QList<DossierRecord>> records(SqliteQuery query);
    Result<DossierRecord> record(const DossierId &dossier);
    Result<void> setRemoved(PageId page, bool removed);

    // -- sealed blobs (blobs.cpp) --
    Result<void> seal(const DossierRow &dossier, BlobKind kind, qint64 owner, QByteArrayView bytes);
    /// None where there is no such blob.
    Result<std::optional<QByteArray>> unseal(
        qint64 row, BlobKind kind, qint64 owner, qint64 offset = 0, qint64 length = -1);
    /// The same, where it has to be there: SealBroken otherwise.
    Result<QByteArray> unsealPresent(
        qint64 row, BlobKind kind, qint64 owner, qint64 offset = 0, qint64 length = -1);
    Result<void> forget(qint64 row, BlobKind kind, qint64 owner);
    /// Keys, pages, parts' contents, form and identity go; `row` itself stays. To be followed by cleanLog().
    Result<void> forgetAll(const DossierRow &dossier);
    /// Empties the write-ahead log, in which old pages still stand. Left to a later time when others are
    /// reading.
    void cleanLog();
};

/// What a dossier's weight costs it in the order of sending, see Store::due. Also written in schema.cpp.
inline constexpr qint64 turnBytesPerSecond = 256 * 1024;

/// Columns of records(), in its order.
inline constexpr char recordColumns[] =
    "SELECT id, state, procedure_id, procedure_code, case_id, catalogue_version, level, created_at, "
    "submitted_at, code,"
    " received_at, due_at, token, attempts, next_attempt_at, last_fault, row FROM dossier ";

} // namespace motcua
