// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/store/checkpointer.h"
#include "sync/store/commitmark.h"
#include "sync/store/salvage.h"
#include "sync/store/shredding.h"
#include "sync/store/sqlite.h"
#include "sync/store/store.h"
#include "sync/store/storelock.h"
#include "sync/store/wounds.h"
#include "sync/vault/secretkey.h"
#include "sync/vault/vault.h"

namespace motcua
{

inline constexpr int busyPatience = 10'000; ///< ms to wait for another process's transaction; each is short

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
    Refusal = 10,
    AskedNames = 11
};

/// Lines of a quick_check that speak of the file's own structure. Others (a lost index entry, a broken
/// constraint) leave every dossier readable, and are for `doctor` to tell.
bool speaksOfDamage(const QString &line);

/// A dossier's row as far as writing to it needs it.
struct DossierRow {
    qint64 row = 0;
    DossierId id;
    DossierState state = DossierState::Draft;
    QByteArray wrappedKey; ///< empty once shredded
};

/// A file beside the database, which says what a look through all of it has found damaged.
inline const QString damagedMark = QStringLiteral("store.damaged");

/// A whole database that is to take the damaged one's place, where the machine stopped within; empty: none.
QString replacementIn(const QString &stateDirectory);

/// Facts that name the keys.
inline const QString fingerprintFact = QStringLiteral("vault.fingerprint");
inline const QString recoveryFact = QStringLiteral("vault.recovery");
/// The key of lastingMac(), as a dossier's: wrapped by the kiosk's key, and sealed to the ministry's.
inline const QString lastingFact = QStringLiteral("vault.lasting");
inline const QString lastingRecoveryFact = QStringLiteral("vault.lasting-recovery");
/// Beginning of the names of facts that say which dossiers central has to be asked of: hex of the id follows.
/// The value is when a draft was last worked on; empty of what was submitted.
inline const QString unaskedFact = QStringLiteral("restored.ask/");
/// What such a fact says once a person is to find out what central cannot be asked.
inline const QByteArray leftToAPerson = QByteArrayLiteral("person");
QString unaskedName(const DossierId &dossier);

struct Store::Private {
    std::shared_ptr<Clock> clock;
    QString directory;
    KeyKeeping keeping;
    std::optional<StoreLock> lock; ///< let go after the database is closed
    SqliteDatabase database;
    std::optional<Checkpointer> checkpointer; ///< ends before the database is closed
    StoreQuota quota;
    std::shared_ptr<Vault> vault;
    QByteArray auditChain; ///< id of the audit log's chain; empty: not asked for yet

    QString databasePath() const { return directory + QStringLiteral("/store.sqlite"); }
    QString keyDirectory() const { return directory + QStringLiteral("/vault"); }

    // -- opening (store.cpp) --
    /// The key that opens what is salvaged, where the kiosk's is lost (recovery.cpp); the vault is new then.
    const RecoveryKey *ministry = nullptr;
    Result<void> openOrSetAside();
    bool logLooksBroken = false; ///< before SQLite saw it; counts where nothing says what was told of
    bool logLacksCommits = false; ///< what stands behind its end was told of
    Result<void> openDatabase();
    bool hadStore() const;
    Result<void> checkAtStart();
    Result<void> openVault();
    Result<bool> hasKeys();

    // -- damage (wounds.cpp, salvaging.cpp) --
    Result<Wounds> look(const DossierRow &dossier);
    /// Puts a database in place of the damaged one that has whatever can be read of that.
    Result<void> replaceDamaged(const Fault &damage);
    bool wasDamaged = false; ///< what is here was salvaged
    QList<DossierId> unopened; ///< of what was salvaged by the ministry's key
    /// Ends what the machine stopped within.
    Result<void> endReplacing();
    Result<QString> freeNameAside() const;
    /// Makes the salvaged database in this object's folder, which is a scratch folder of `lost`'s.
    enum class Carry { All, Nothing };
    Result<void> salvageFrom(const Private &lost, const QString &aside, const QString &reason, Carry what);
    struct Healed;
    Result<std::vector<Healed>> judgeSalvaged();
    Result<void> healAll(const SalvagedLog &log, const std::vector<Healed> &healed, QJsonObject detail);
    Result<void> heal(qint64 at, const Healed &healed);
    Result<void> healDraft(qint64 at, const DossierRow &row, const Wounds &wounds);
    Result<void> healUnsent(qint64 at, const DossierRow &row, const Wounds &wounds);
    Result<void> leaveToAPerson(qint64 at, const DossierRow &row, const Wounds &wounds);
    Result<void> dropBroken(const DossierRow &row, const Wounds &wounds);
    Result<void> nameLost(qint64 at);
    /// Whether all of the audit log was carried out of the damaged database of that name.
    Result<bool> wasSavedWhole(const QString &aside);
    /// What the log says that a central was told, where the row that says so is lost or older
    /// (filingsteps.cpp).
    Result<void> healCodes(qint64 at);
    Result<void> healCode(qint64 at, const DossierRow &row, const FilingStep &said);

    // -- keys (keys.cpp) --
    Result<QByteArray> factNow(const QString &key);
    Result<void> setFactNow(const QString &key, const QByteArray &value); ///< within a transaction
    /// The fingerprint of the kiosk's key that is in use; empty where there was none yet.
    Result<QByteArray> keyNamed(KeyRing::Certainty certainty);
    /// Another process may have changed the kiosk's key or the recovery key: from here on the vault has those
    /// that the store names.
    Result<void> freshVault();
    Result<std::shared_ptr<SecretKey>> openKey(const QByteArray &wrapped);
    /// Runs `query`, which asks for a person's MAC, with the key that the store names before and after it.
    template <typename Query>
    auto withFreshVault(Query &&query) -> decltype(query())
    {
        for (;;) {
            MOTCUA_TRY(freshVault());
            auto found = query();
            MOTCUA_ASSIGN(const QByteArray named, factNow(fingerprintFact));
            if (!found || named == vault->fingerprint())
                return found;
        }
    }
    /// What a dossier's row has to have once its key is wrapped by `next`; none where the key does not open.
    struct Rewrapped {
        Vault::WrappedKey key;
        std::optional<QByteArray> personMac;
    };
    std::optional<Rewrapped> rewrap(const DossierRow &dossier, Vault &next);
    Result<QList<DossierRow>> keyedDossiers();
    /// As write(), which would look for the key that is no more: from here on the vault's is the store's.
    Result<void> writeWithNewKey(const std::function<Result<void>(qint64 at)> &work);

    // -- recovery (recovery.cpp) --
    Result<void> takeCopyOf(const QString &lost);
    /// Makes this object, with a new vault, a store of what `lost` holds.
    Result<Recovered> recoverFrom(const QString &lost, const RecoveryKey &key);
    /// Within a transaction: wraps anew what `ministry` opens. Fault RecoveryKeyWrong: nothing.
    Result<Recovered> reopenKeys();
    Result<bool> reopenKey(const DossierRow &dossier);
    Result<Recovered> rewrapAll();

    // -- copies (copies.cpp) --
    /// The log goes on under another id, without gaps, and what was countersigned of it as it was is
    /// forgotten.
    Result<void> renameChain();
    Result<void> markRestored(const QString &from);
    /// Within a transaction: central has to be asked of everything that may be unsent, and may have been told
    /// under any code that it issued. Gives its number.
    Result<int> noteUnasked();
    /// Whether central's receipt is of what a restored dossier has here; a draft is submitted first.
    Result<bool> closeRestored(const DossierId &dossier, const Receipt &receipt);

    // -- the look through all of it (integrity.cpp) --
    Result<void> lookAtTables(const GoOn &goOn, Integrity &found);
    Result<void> lookAtLog(const GoOn &goOn, Integrity &found);
    Result<void> lookAtSeals(const GoOn &goOn, Integrity &found);
    Result<void> tellWounds(const DossierId &id);
    Result<void> noteIntegrity(const Integrity &found);

    // -- every write (events.cpp) --
    /// The time of what is written now: never before the newest event, whatever the machine's clock says.
    Result<qint64> stamp();
    /// BEGIN IMMEDIATE, `work(at)`, COMMIT. On a full disk what is held back is let go, and it is done again.
    template <typename Work>
    auto write(Work &&work) -> decltype(work(qint64()))
    {
        auto written = writeOnce(work);
        if (!written && written.error().id == FaultId::DiskFull && letGoReserve())
            return writeOnce(work);
        return written;
    }
    template <typename Work>
    auto writeOnce(Work &work) -> decltype(work(qint64()))
    {
        return commit([&]() -> decltype(work(qint64())) {
            const auto at = stamp();
            if (!at)
                return tl::unexpected(at.error());
            if (auto fresh = freshVault(); !fresh)
                return tl::unexpected(std::move(fresh.error()));
            return work(*at);
        });
    }
    /// A transaction that is counted before anybody is told of it (commitmark.h).
    template <typename Work>
    auto commit(Work &&work) -> decltype(work())
    {
        std::optional<CommitMark::Told> told;
        auto written = database.transaction([&]() -> decltype(work()) {
            const qint64 before = database.totalChanges();
            auto result = work();
            if (!result || database.totalChanges() == before) // what writes nothing needs no room
                return result;
            auto counted = countCommit();
            if (!counted)
                return tl::unexpected(std::move(counted.error()));
            told = std::move(*counted);
            return result;
        });
        // What is on disk is on disk: where this cannot be written, its loss would be seen less surely.
        if (written && told)
            (void)CommitMark(databasePath()).tell(*told);
        return written;
    }
    Result<void> event(qint64 at, const std::optional<DossierId> &dossier, const QString &kind,
        const QJsonObject &detail = {});

    Result<QByteArray> chainId();
    /// Within a transaction: one more.
    Result<CommitMark::Told> countCommit();
    /// Within a transaction (tallies.cpp).
    Result<void> tally(const QString &name, const QString &label, double by);
    Result<void> tallyReading(double seconds);

    /// Draft → Queued (drafts.cpp), within a transaction. Gives whether pages went with it.
    Result<bool> submitNow(const DossierRow &row, const Submission &submission, qint64 at);

    // -- rows (records.cpp) --
    Result<DossierRow> find(const DossierId &dossier);
    Result<DossierRow> findRow(qint64 row);
    /// The dossier, which must be in one of `states`; else DossierState.
    Result<DossierRow> findIn(const DossierId &dossier, std::initializer_list<DossierState> states);
    Result<DossierRow> findRowIn(qint64 row, std::initializer_list<DossierState> states);
    /// `lastRow`, where given, gets the row of the last one.
    Result<QList<DossierRecord>> records(SqliteQuery query, qint64 *lastRow = nullptr);
    Result<std::optional<DossierRecord>> onlyRecord(SqliteQuery query);
    Result<DossierRecord> record(const DossierId &dossier);
    /// Within a transaction; as savePage().
    Result<PageId> placePage(SheetId sheet, const PageImage &image, int position);
    Result<void> setRemoved(PageId page, bool removed);

    /// None: central has issued no code for it (filingsteps.cpp).
    Result<std::optional<FilingStep>> filingStep(qint64 row);

    // -- sealed blobs (blobs.cpp) --
    Result<void> seal(const DossierRow &dossier, BlobKind kind, qint64 owner, QByteArrayView bytes);
    /// None where there is no such blob.
    Result<std::optional<QByteArray>> unseal(
        qint64 row, BlobKind kind, qint64 owner, qint64 offset = 0, qint64 length = -1);
    /// The same, where it has to be there: SealBroken otherwise.
    Result<QByteArray> unsealPresent(
        qint64 row, BlobKind kind, qint64 owner, qint64 offset = 0, qint64 length = -1);
    Result<void> forget(qint64 row, BlobKind kind, qint64 owner);

    // -- shredding (shredding.cpp) --
    /// The dossier's content goes, with its row or without. Within a transaction; to be followed by
    /// cleanLog().
    Result<Erased> letGo(qint64 at, const DossierRow &dossier, const ShreddingReason &reason);
    /// Pages, parts' contents, form and identity go; `row` itself stays.
    Result<void> forgetAll(const DossierRow &dossier);
    /// Empties the write-ahead log, in which old pages still stand. False: left to a later time, since others
    /// are reading.
    bool cleanLog();
    /// Rows whose time has come by one rule of the policy.
    Result<QList<qint64>> overdueRows(const RetentionPolicy &policy, const QString &rule, int most);
    /// The draft is being worked on.
    Result<void> touch(qint64 at, qint64 row);
    /// Dates what no steady time of central's has dated yet, and what one to come has.
    Result<void> dateBySteadyTime();
    Result<void> bringTurnsForward();

    // -- room (room.cpp) --
    Result<StoreRoom> room();
    Result<int> unsentCount();
    Result<std::optional<qint64>> oldestUnsentAt(); ///< Unix ms
    /// True when something was held back.
    bool letGoReserve() const;
};

/// What a dossier's weight costs it in the order of sending, see Store::due. Also written in schema.cpp.
inline constexpr qint64 turnBytesPerSecond = 256 * 1024;

/// Columns of records(), in its order.
inline constexpr char recordColumns[] =
    "SELECT id, state, procedure_id, procedure_code, case_id, catalogue_version, level, created_at, "
    "submitted_at, code,"
    " received_at, due_at, token, attempts, next_attempt_at, last_fault, row, supplement_of, "
    "supplement_request FROM dossier ";

} // namespace motcua
