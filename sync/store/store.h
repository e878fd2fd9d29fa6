// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <limits>
#include <memory>
#include <optional>

#include <QJsonObject>
#include <QList>
#include <QSet>

#include "app/domain/clock.h"
#include "app/domain/dossier.h"
#include "app/domain/filingstep.h"
#include "app/domain/page.h"
#include "app/domain/result.h"
#include "sync/store/auditlog.h"
#include "sync/store/room.h"
#include "sync/store/shredding.h"
#include "sync/vault/keykeeper.h"

namespace motcua
{

class RecoveryKey;
class Vault;

using SheetId = qint64;
using PageId = qint64;
using PartId = qint64;

/// What a draft starts with. Everything personal in it is sealed.
struct DraftStart {
    QString procedureId, procedureCode, caseId, catalogueVersion;
    CardIdentity applicant;
    IdentityLevel level = IdentityLevel::L1;
    std::optional<SupplementOf> supplement = {}; ///< none: a dossier of its own
    /// Component → name, of what is asked for and is in no catalogue.
    QHash<QString, QString> askedNames = {};
};

/// A sheet's place in the ledger: fed → received → sealed; or faulted. A sheet that is not sealed has to be
/// fed again.
enum class SheetState { Fed, Received, Sealed, Faulted };

struct SheetRecord {
    SheetId id = 0;
    QString component;
    int number = 0; ///< 1, 2, 3 … within the dossier, in the order fed
    SheetState state = SheetState::Fed;
    std::optional<FaultId> fault;
};

struct PageRecord {
    PageId id = 0;
    SheetId sheet = 0;
    QString component;
    int position = 0; ///< order within the component, from 0
    QSize size;
    double dpi = 300;
    qint64 bytes = 0;
    bool hasReading = false;
    int readingAttempts = 0;
};

struct PartRecord {
    PartId id = 0;
    Part part;
    QString uploadUrl; ///< central's name for the upload, once created; empty before
    std::optional<qint64> uploadExpiresAt; ///< Unix ms by this machine's clock; none: central did not say
    bool uploaded = false; ///< central has confirmed all its bytes
};

/// Everything about one dossier that is not pages or parts.
struct DossierRecord {
    DossierId id;
    DossierState state = DossierState::Draft;
    QString procedureId, procedureCode, caseId, catalogueVersion;
    IdentityLevel level = IdentityLevel::L1;
    qint64 createdAt = 0;
    std::optional<qint64> submittedAt;
    std::optional<Receipt> receipt;
    QByteArray provisionalToken; ///< 16 bytes, from submit on
    int attempts = 0;
    qint64 nextAttemptAt = 0; ///< Unix ms; survives restarts
    std::optional<FaultId> lastFault;
    QString refusal; ///< central's reason in words, in state Attention
    std::optional<SupplementOf> supplement; ///< none: a dossier of its own
};

/// An entry of the append-only, hash-chained log of what happened (AUDIT.md); holds nothing personal.
struct EventRecord {
    qint64 sequence = 0;
    qint64 at = 0;
    std::optional<DossierId> dossier;
    QString kind;
    QJsonObject detail;
};

class Store;

/// Opens the same store once more, on whatever thread it is called: only the clock is shared.
using StoreOpener = std::function<Result<std::unique_ptr<Store>>()>;

/// The kiosk's one SQLite database (WAL, synchronous=FULL, STRICT tables, secure_delete, foreign keys). Every
/// write is a short BEGIN IMMEDIATE transaction; when a call returns success, what it wrote is on disk.
/// Several processes may have it open. An object belongs to one thread.
///
/// Faults of every call: DiskFull, StoreReadOnly, StoreBusy, StoreDamaged, StoreFailed, SealBroken; more
/// where named.
class Store
{
public:
    /// Opens `stateDirectory`/store.sqlite and its vault, creating and migrating as needed.
    /// Faults: StoreNewer, KeyMissing, KeyExposed, KeyWithheld; StoreDamaged while another process has it
    /// open. A damaged database is set aside under another name, never deleted; whatever of it can be read is
    /// carried into the new one. What is lost is named (losses()) as far as its audit log can be read; where
    /// that is not whole, check() says so. One that is gone or empty counts as damaged where the kiosk's key
    /// shows that there was a store.
    static Result<std::unique_ptr<Store>> open(
        const QString &stateDirectory, std::shared_ptr<Clock> clock, const KeyKeeping &keeping = {});
    ~Store();
    StoreOpener opener() const;
    /// The same at once, for another thread.
    Result<std::unique_ptr<Store>> another() const;

    /// What the ministry's key opened of a store.
    struct Recovered {
        int dossiers = 0;
        QList<DossierId> unopened; ///< not sealed to that key, or damaged
        bool damaged = false; ///< only what could be read is there; losses() and check() say the rest
    };
    /// Out of `lost`, a state folder whose kiosk key cannot be had any more, makes the state folder `made`
    /// with a key of its own: the same dossiers, codes, audit log and enrolment. `lost` is only read; it must
    /// not be in use, nor ever be used again beside the other. `made` comes to be as a whole or not at all.
    /// Of a damaged one what can be read is salvaged; a draft that the key does not open is not carried, and
    /// stays in `lost`. Faults: RecoveryKeyWrong (it opens no dossier), StoreDamaged (nothing of it can be
    /// read), FileUnreadable, FileUnwritable (`made` is there already), StoreBusy (`lost` is in use).
    static Result<Recovered> recover(const QString &lost, const QString &made, std::shared_ptr<Clock> clock,
        const KeyKeeping &keeping, const RecoveryKey &ministry);
    /// The same to read only: in the folder `scratch`, which is worthless once the store is closed, since its
    /// key is in memory alone.
    static Result<std::unique_ptr<Store>> openRecovered(const QString &lost, const QString &scratch,
        std::shared_ptr<Clock> clock, const RecoveryKey &ministry, Recovered &recovered);

    /// Whether the machine stopped there while a damaged database was being set aside, which the next open()
    /// ends.
    static bool isBeingReplaced(const QString &stateDirectory);

    // -- copies ------------------------------------------------------------------------------------------
    /// What a copy of the database holds.
    struct CopyFacts {
        QByteArray chain; ///< id of its audit log
        qint64 entries = 0; ///< of that log
        QByteArray head; ///< hash of the last one
        int schema = 0;
        int dossiers = 0, unsent = 0;
    };
    /// Asked every few milliseconds of long work; false ends it with fault StoreBusy. May wait.
    using GoOn = std::function<bool()>;
    /// Copies the database as it stands at one moment into `file`, which is made, in small steps beside which
    /// others work on. The copy is not synced, and not checked.
    Result<void> copyTo(const QString &file, const GoOn &goOn);
    /// Reads the whole copy: SQLite's integrity_check, what refers to what, and the audit log from its first
    /// entry to its last. Faults: StoreDamaged (the detail says where), AuditBroken, StoreNewer.
    static Result<CopyFacts> checkCopy(const QString &file);
    /// Makes a copy the store of `stateDirectory`, where it lies as store.sqlite beside the vault that opens
    /// it, or, with `ministry`, beside none. What it says is of an earlier time: its audit log goes on under
    /// a new id, and central is to be asked of every dossier that is not received there (unasked()). Gives
    /// their number. Faults: as open(), RecoveryKeyWrong.
    static Result<int> adoptCopy(const QString &stateDirectory, const QString &from,
        std::shared_ptr<Clock> clock, const KeyKeeping &keeping, const RecoveryKey *ministry);
    /// Dossiers of a restored or salvaged store of which central is to be asked whether it has them, at most
    /// `most`.
    Result<QList<DossierId>> unasked(int most);
    /// Whether it is one of these, or was left to a person as one, who has not looked yet.
    Result<bool> isUnasked(const DossierId &dossier);
    /// → Attention with that reason, since central cannot be asked of it. It stays isUnasked() until retry().
    /// Fault DossierState: it is not waiting to be sent.
    Result<void> leaveUnasked(const DossierId &dossier, const QString &reason);
    /// Central's word on one of these: its receipt, or that it does not have it.
    Result<void> settle(const DossierId &dossier, const std::optional<Receipt> &receipt);

    Vault &vault();
    Clock &clock();
    QString directory() const; ///< the state folder, absolute

    // -- keys --------------------------------------------------------------------------------------------
    /// What came of changing the kiosk's key.
    struct KeyChange {
        QByteArray before, after; ///< fingerprints
        int dossiers = 0; ///< whose keys are wrapped anew
        int unopened = 0; ///< whose key did not open before either: they are left as they are
    };
    /// A new kiosk key: the key of every dossier is wrapped with it and every person's MAC made anew, in one
    /// transaction; the old key is destroyed after. Other processes that have this store open go over to it
    /// by themselves. May break off at any point. Faults: KeyMissing, KeyWithheld.
    Result<KeyChange> rotateKioskKey();
    /// The kiosk's key lives in another place from now on. Faults: KeyMissing, KeyWithheld.
    Result<void> moveKioskKey(KeyPlace to);
    /// The ministry's recovery key is this one from now on (X25519, 32 bytes): the key of every dossier is
    /// sealed to it anew. Gives their number; -1 where it was this one already. Fault CentralAnswerInvalid.
    Result<int> setRecoveryKey(const QByteArray &publicKey);
    /// Dossiers whose content is here, and how many of them the ministry could not open.
    struct KeyCount {
        int dossiers = 0, withoutRecovery = 0;
    };
    Result<KeyCount> countKeys();
    /// Keyed MAC (BLAKE2b-256) that stays the same when the kiosk's key is changed: for what has to be known
    /// again and cannot be computed anew.
    Result<QByteArray> lastingMac(const QByteArray &bytes);

    // -- room ----------------------------------------------------------------------------------------------
    /// For this object; without it there is none.
    void setQuota(const StoreQuota &quota);
    Result<StoreRoom> room();
    /// Makes the quota's reserve where there is room for it; it is let go by any write that finds the disk
    /// full.
    Result<void> keepReserve();

    // -- drafts ------------------------------------------------------------------------------------------
    /// At most one draft exists of a person, procedure and case, and one that answers a request for
    /// supplements; a second one is fault DossierState. The latter is not among draft() and draftsOf(): it is
    /// found by its request. Fault IntakesPaused: there is no room for another.
    Result<DossierId> createDraft(const DraftStart &start);
    /// The draft begun last, whoever's it is.
    Result<std::optional<DossierId>> draft();
    /// What this person has begun, for the one who comes back with the same card; the one begun last first.
    Result<QList<DossierId>> draftsOf(const QString &personalNumber);
    Result<std::optional<DossierId>> draftOf(
        const QString &personalNumber, const QString &procedureId, const QString &caseId);
    /// Of that person: a request that central has shown to somebody else too is another draft for each.
    Result<std::optional<DossierId>> supplementDraft(
        const QString &personalNumber, const SupplementOf &supplement);
    /// As the draft started with; none once the dossier's content is gone.
    Result<QHash<QString, QString>> askedNames(const DossierId &dossier);
    /// Shreds the draft: keys forgotten, rows removed, one event left.
    Result<void> abandonDraft(const DossierId &dossier);
    /// Its person has come back to it: it stays for another while.
    Result<void> touchDraft(const DossierId &dossier);

    // -- the sheet ledger and pages ----------------------------------------------------------------------
    Result<SheetId> sheetFed(const DossierId &dossier, const QString &component);
    Result<void> sheetReceived(SheetId sheet);
    Result<void> sheetFaulted(SheetId sheet, FaultId fault);
    /// Seals the page and marks its sheet sealed in one transaction. `position` -1: after the component's
    /// last page; else before the visible page that stands there. A sheet holds one page: a sealed or faulted
    /// one is DossierState.
    Result<PageId> savePage(SheetId sheet, const PageImage &image, int position = -1);
    /// The same where the visible page `old` of the sheet's component stands, which is hidden in the same
    /// transaction as by removePage. Where there is none such: DossierState.
    Result<PageId> replacePage(SheetId sheet, const PageImage &image, PageId old);
    Result<void> removePage(PageId page); ///< hidden, undone by restorePage until submit
    Result<void> restorePage(PageId page);
    struct PageMove {
        PageId page = 0;
        int position = -1; ///< before the visible page that stands there; -1: behind the last one
    };
    /// Into another component of their draft, one after the other, all or none. Their sheets stay in the
    /// ledger under the one that they were fed for.
    Result<void> movePages(const QList<PageMove> &moves, const QString &component);
    Result<QList<SheetRecord>> sheets(const DossierId &dossier);
    Result<QList<PageRecord>> pages(const DossierId &dossier); ///< visible ones, by component and position
    Result<PageImage> pageImage(PageId page);
    Result<QByteArray> pageThumbnail(PageId page);
    Result<void> saveReading(PageId page, const PageReading &reading);
    Result<PageReading> reading(PageId page); ///< fault DossierState when it has not been read
    /// A person takes the turns of a page of a draft back, or has them again (PageReading::asFed). Fault
    /// DossierState when it has not been read.
    Result<void> setAsFed(PageId page, bool asFed);
    /// Counts an attempt to read a page, before it is made; a page is given up after two.
    Result<int> countReadingAttempt(PageId page);

    // -- form and submission -----------------------------------------------------------------------------
    Result<void> saveForm(const DossierId &dossier, const QJsonObject &values);
    Result<QJsonObject> form(const DossierId &dossier);
    Result<CardIdentity> applicant(const DossierId &dossier);
    /// Draft → Queued, for good. Makes the provisional token.
    Result<DossierRecord> submit(const DossierId &dossier, const Submission &submission);
    Result<Submission> submission(const DossierId &dossier);

    // -- the queue ---------------------------------------------------------------------------------------
    Result<QList<DossierRecord>> dossiers(); ///< newest first, drafts included, shredded ones not
    /// The same one by one, until `take` says false; however many there are.
    Result<void> eachDossier(const std::function<bool(const DossierRecord &)> &take);
    Result<DossierRecord> dossier(const DossierId &dossier); ///< fault DossierUnknown
    /// The dossier that has this code (not what completes it), or this provisional token; none: not here.
    Result<std::optional<DossierRecord>> underCode(const QString &code);
    Result<std::optional<DossierRecord>> underToken(const QByteArray &token);
    /// What an unsent dossier (Queued or Uploading) waits for: its parts and manifest, or central.
    enum class Stage { Unfinished, Ready };
    struct Due {
        DossierId id;
        /// When its turn is, Unix ms: when it was submitted, and a second more for every 256 KiB. A lower one
        /// goes first.
        qint64 turn = 0;
        qint64 bytes = 0; ///< of its pages; once it is ready, of its parts
        int attempts = 0; ///< so far
    };
    enum class When { Now, Ever }; ///< whose next attempt is due by the clock, or not yet as well
    /// ms. Nobody puts an attempt off for longer: what is due later than that was put off by a clock that ran
    /// ahead, and is due.
    static constexpr qint64 mostWait = 2 * 60 * 60'000;
    /// At most `most` unsent dossiers of at most `mostBytes`, in the order of their turns.
    Result<QList<Due>> due(
        Stage stage, int most, When when = When::Now, qint64 mostBytes = std::numeric_limits<qint64>::max());
    /// When the next attempt of the next one is due, Unix ms; may be past; none: nothing is unsent.
    Result<std::optional<qint64>> nextDueAt();
    Result<int> unsentCount();
    Result<QList<DossierRecord>> unsentDossiers(); ///< Queued or Uploading, due or not, oldest first

    /// A finished component, sealed; one part a component and media type. Finishing one again with the same
    /// bytes gives back the part that is there; other bytes replace it until the manifest is fixed, and are
    /// DossierState after.
    Result<PartId> savePart(const DossierId &dossier, const Part &part, QByteArrayView content);
    Result<QList<PartRecord>> parts(const DossierId &dossier);
    Result<PartRecord> part(PartId part);
    Result<QByteArray> partBytes(PartId part, qint64 offset, qint64 length);
    Result<void> setPartUpload(
        PartId part, const QString &uploadUrl, std::optional<qint64> expiresAt = std::nullopt);
    Result<void> setPartUploaded(PartId part);
    /// Uploads that no part goes by any more (its content was replaced, it was uploaded anew, its dossier was
    /// erased before it was filed) and that central has not been told of, at most `most`.
    Result<QStringList> staleUploads(int most);
    Result<void> forgetStaleUpload(const QString &uploadUrl);
    /// The exact manifest bytes, fixed at the first attempt and sent unchanged ever after.
    Result<void> saveManifest(const DossierId &dossier, const QByteArray &bytes);
    Result<std::optional<QByteArray>> manifest(const DossierId &dossier);

    /// None: central has issued no code for it beforehand.
    Result<std::optional<FilingStep>> filingStep(const DossierId &dossier);
    /// Written down before what follows from it is done; none: it begins anew, with another code. Fault
    /// CentralAnswerInvalid where another dossier has that code.
    Result<void> setFilingStep(const DossierId &dossier, const std::optional<FilingStep> &step);

    /// → Uploading; counts an attempt. Should it end without a word, as in a crash, the next is due `againAt`
    /// (Unix ms), so that what crashes the uploader does not keep it from the others.
    Result<void> setUploading(const DossierId &dossier, qint64 againAt = 0);
    /// The same for an attempt to make its parts; the state stays. Success, which is saveManifest, counts
    /// anew.
    Result<void> setFinishing(const DossierId &dossier, qint64 againAt);
    /// → Queued, due now: the attempt was stopped and did not fail; it is not counted.
    Result<void> putBack(const DossierId &dossier);
    /// → Queued. `moved`: the attempt brought something to central, so attempts count anew from it.
    Result<void> backOff(const DossierId &dossier, FaultId fault, qint64 nextAttemptAt, bool moved = false);
    /// What waits because of one of these faults is due now.
    Result<void> dueNow(const QList<FaultId> &faults);
    Result<void> refuse(const DossierId &dossier, FaultId fault, const QString &reason); ///< → Attention
    /// Attention → Queued, due now, attempts counted anew; a waiting one becomes due now. Fault PagesLost:
    /// something of it is lost, and only its person can mend that.
    Result<void> retry(const DossierId &dossier);
    /// → Submitted, from every unsent state. The code is stored before anyone is told. The same code again is
    /// success; a supplement's is that of the dossier that it completes. What central signed is kept in the
    /// audit log. Faults: CentralConflict (it has another code), CentralAnswerInvalid (no code, or another
    /// dossier's).
    Result<void> setReceipt(const DossierId &dossier, const Receipt &receipt);
    // -- shredding, each with its entry in the audit log -------------------------------------------------
    /// Submitted → Kept: pages, parts, form and identity are shredded; code, times and sizes stay.
    Result<void> shred(const DossierId &dossier, const ShreddingReason &reason = {});
    /// Because somebody whose data it is demands it (`reason` goes into the audit log: nothing personal). A
    /// draft goes as a whole; a submitted one becomes Kept; a kept one has nothing left to erase, and its
    /// proof is given again. An unsent one is fault EraseUnsent but for `withdraw`: then it goes as a whole
    /// and is never filed from here. Fault DossierState: it is being sent at this moment.
    Result<Erased> erase(const DossierId &dossier, const QString &reason, bool withdraw);
    /// The damaged databases that were set aside and lie in the state folder still, by name; of all dossiers,
    /// or those that may hold this one: from before it was begun on they do not.
    Result<QStringList> damagedFiles();
    Result<QStringList> damagedFiles(const DossierId &dossier);
    /// Writes over them and removes them, each after an entry of the audit log: with what was erased since,
    /// what could not be read of them goes for good. Gives their names.
    Result<QStringList> destroyDamaged(const QString &reason);
    /// The fact that says when that happened last, Unix ms: copies of the store from before still have it.
    static inline const QString erasedFact = QStringLiteral("erased.last");
    /// Lets go what the policy keeps no longer, at most `most` dossiers, as long as `mayGoOn`. Gives their
    /// number. `steady`: the time has been central's for a while (centralTimeIsSteady()). Only such a one
    /// dates what the policy counts from, and lets go what central does not have: a single wrong answer of
    /// central's would make a fresh draft a month old.
    Result<int> retain(
        const RetentionPolicy &policy, bool steady, int most, const std::function<bool()> &mayGoOn);
    /// Empties the write-ahead log, in which pages of what was shredded may stand as long as somebody reads.
    /// True when it is empty.
    bool emptyLog();
    /// Versions of the catalogue under which dossiers were begun whose pages and form are still here.
    Result<QSet<QString>> catalogueVersionsInUse();
    /// Dossiers in state Submitted, oldest receipt first.
    Result<QList<DossierRecord>> submittedBefore(qint64 receivedAt);

    // -- one uploader ------------------------------------------------------------------------------------
    /// Takes or renews the lease `name` for `owner`; false when another owner holds it.
    Result<bool> acquireLease(const QString &name, const QString &owner, qint64 milliseconds);
    Result<void> releaseLease(const QString &name, const QString &owner);

    // -- small facts -------------------------------------------------------------------------------------
    Result<void> setFact(const QString &key, const QByteArray &value);
    Result<QByteArray> fact(const QString &key); ///< empty when there is none
    Result<void> addEvent(
        const std::optional<DossierId> &dossier, const QString &kind, const QJsonObject &detail = {});
    Result<QList<EventRecord>> events(const std::optional<DossierId> &dossier = {});
    /// How the audit log goes on after entry `from` (0: from its beginning), by at most `most` entries.
    struct AuditStretch {
        QByteArray chain; ///< id
        qint64 sequence = 0; ///< the stretch's last entry; `from` itself where nothing follows
        QByteArray hash; ///< of that entry; empty where the log has no such entry
        QByteArray digests; ///< of the entries after `from`, 32 bytes each
    };
    Result<AuditStretch> auditStretch(qint64 from, int most);
    /// The last anchor kept here.
    Result<std::optional<AuditAnchor>> lastAnchor();
    /// Keeps what central has countersigned, which the caller has verified. The same again is success.
    Result<void> saveAnchor(const AuditAnchor &anchor);
    // -- figures for the fleet's metrics; nothing of a dossier's or a person's -----------------------------
    /// How often something happened here since the store was made. `name` and `label` are words of the
    /// program's, never of a person's. Events, faults, sheets, readings and bytes sent count themselves.
    struct Tally {
        QString name, label;
        double value = 0;
    };
    Result<void> tally(const QString &name, const QString &label, double by = 1);
    Result<QList<Tally>> tallies(); ///< by name and label
    /// How things stand now; quick however many dossiers are kept.
    struct Figures {
        int drafts = 0, queued = 0, uploading = 0, attention = 0, submitted = 0; ///< dossiers
        std::optional<qint64> oldestUnsentAt; ///< Unix ms of its submit; none: all is sent
        qint64 bytes = 0; ///< of the database file
        qint64 entries = 0; ///< of the audit log
        qint64 anchoredEntries = 0; ///< of these, up to the last anchor
    };
    Result<Figures> figures();
    /// Upper bounds in seconds of the classes in which readings are counted; a last one has none.
    static constexpr std::array<int, 7> readingSecondsBounds {1, 2, 4, 8, 16, 32, 64};

    // -- damage ------------------------------------------------------------------------------------------
    /// What a look through all of the store found.
    struct Integrity {
        QStringList damage; ///< to the file's structure: the store is salvaged when it is opened next
        QStringList broken; ///< anything else that is not as it should be
        int dossiers = 0; ///< whose every seal was opened
        int torn =
            0; ///< of these, with something lost; that is named in the log, and nothing of them is sent
    };
    /// SQLite's integrity_check, INVARIANTS.md, the audit log from its first entry, and every seal, beside
    /// the work of others. `goOn` is asked between small steps. What is found is noted for lastLook().
    Result<Integrity> lookThrough(const GoOn &goOn);
    struct Looked {
        qint64 at = 0; ///< Unix ms; 0: never yet
        bool sinceBoot = false; ///< since the machine was started
        QString found; ///< empty: nothing was wrong
    };
    Result<Looked> lastLook();
    /// What damage has taken, as the audit log says.
    struct Loss {
        qint64 at = 0; ///< when that was found out
        DossierId dossier;
        bool whole = false; ///< the dossier is gone from here as a whole
        QJsonObject detail; ///< AUDIT.md, `pages-lost` and `dossier-lost`
    };
    /// Those whose dossier is not done with since, oldest first.
    Result<QList<Loss>> losses();

    /// Changes whenever any other connection has written (PRAGMA data_version).
    Result<qint64> dataVersion();
    /// What SQLite, INVARIANTS.md and the keys say, and what was set aside, for `doctor`. Empty: healthy.
    Result<QStringList> check();

private:
    explicit Store(std::shared_ptr<Clock> clock);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua
