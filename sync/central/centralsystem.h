// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include <QString>

#include "app/domain/dossier.h"
#include "app/domain/result.h"
#include "sync/central/hallservices.h"
#include "sync/central/personview.h"
#include "sync/central/signedacceptance.h"

namespace motcua
{

/// How to find an upload at central again; kept by the caller between attempts.
struct UploadHandle {
    QString address; ///< central's own name for it, of no meaning elsewhere; empty: none was made
    /// How much longer central keeps it unfiled, from now on; none: central does not say.
    std::optional<std::chrono::milliseconds> lives = {};
};

/// Where a filed dossier stands, as far as the asker may know (without L2: code and stage only).
struct Progress {
    QString code;
    int status = 0; ///< TrangThaiHoSo 1–10
    QString statusText;
};

/// The agency's Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01).
struct Acceptance {
    SignedAcceptance said;
    QByteArray document; ///< PDF, for which the statement vouches
};

/// How an audit log goes on from what central has countersigned of it (sync/store/AUDIT.md).
struct AuditExtension {
    QByteArray chain; ///< id, 16 bytes
    qint64 from = 0; ///< entry after which the digests begin; 0: the log's beginning
    qint64 sequence = 0; ///< the last entry
    QByteArray hash; ///< its hash
    QByteArray digests; ///< of the entries from + 1 to `sequence`, 32 bytes each; at most 4096
};

/// A part of a dossier, and the name by which central has its upload.
struct SentPart {
    Part part;
    QString address; ///< of its upload (UploadHandle)
};

/// A dossier as central holds it, read back.
struct HeldDossier {
    struct File {
        QString component;
        QByteArray sha256; ///< of the bytes that central holds, 32 bytes
        bool operator==(const File &) const = default;
    };
    Receipt receipt;
    QList<File> files;
};

/// Reads `length` bytes at `offset` of the part that is being sent.
using PartReader = std::function<Result<QByteArray>(qint64 offset, qint64 length)>;
/// Told how to find the upload again, as soon as that is known and whenever it changes. A fault ends the
/// upload.
using UploadKept = std::function<Result<void>(const UploadHandle &upload)>;
/// Told after every chunk that central has confirmed; false stops the upload.
using UploadProgress = std::function<bool(qint64 offset)>;

/// The central TTHC system, as one kiosk sees it. Calls block; they are made by the uploader's process, never
/// by the screen's thread. An object is one connection and belongs to one thread; an uploader has several.
/// What an implementation can do it declares in `capabilities()`.
///
/// Faults: CentralUnreachable, CentralBusy (both: try again later, not before Fault::retryAfter),
/// CentralUntrusted, CentralNotEnrolled, CentralCertificateExpired,
/// CentralAnswerInvalid (try again later), CentralPartsMissing (upload the parts again, then file),
/// CentralRefused (a person must mend it; the detail is central's reason in words), CentralConflict,
/// CentralNoSupplements.
///
/// An adapter is another implementation. What every one has to hold is written down as tests, which a new one
/// joins: tests/central/conformance.
class CentralSystem
{
public:
    struct Capabilities {
        bool resumableUpload = false;
        /// putDossier may be called again and again. Otherwise a dossier is filed by issueCode, createDossier
        /// and findDossiers, in the steps of DossierFiling.
        bool idempotentCreate = false;
        bool signedReceipt = false; ///< receipts carry a statement, which the implementation has verified
        bool auditAnchors = false;
        bool catalogueDeltas = false;
        bool personViews = false; ///< timeline, supplements, reuse
        bool signIn = false; ///< a person can sign in on their own phone
        bool hallServices = false; ///< calls for help, and the hall's queues
        /// Takes what completes a dossier (SupplementOf). Where not, filing one is CentralNoSupplements.
        bool supplements = false;
        /// resolveToken knows the tokens of provisional slips.
        bool provisionalTokens = false;
        /// Without idempotentCreate: how long after createDossier was begun it may still take effect,
        /// although no answer has come, what createDossier itself may wait for included. It is not begun
        /// again before.
        std::chrono::milliseconds createSettles {0};
        bool receiptsAgain = false; ///< receiptAgain can tell what central has
    };
    virtual ~CentralSystem() = default;
    virtual Capabilities capabilities() const = 0;

    /// Sends a part from where central has it. `known` is the upload made by an earlier attempt; when central
    /// no longer has it, or will not keep it until it is whole, a new one is made. CentralBusy with detail
    /// "stopped" when `progress` said so.
    virtual Result<void> uploadPart(const DossierId &dossier, const Part &part, const UploadHandle &known,
        const PartReader &read, const UploadKept &kept, const UploadProgress &progress) = 0;

    /// Tells central that an upload is not wanted any more. Success too where central does not have it, or
    /// can only let it expire.
    virtual Result<void> discardUpload(const QString &address) = 0;

    /// Files the dossier under its own id. The same bytes again give the same receipt; other bytes are
    /// CentralConflict. Where receipts are signed, one that is not, or not by central, is
    /// CentralAnswerInvalid (its detail begins with `receiptNotVouchedFor`). Where `idempotentCreate`.
    virtual Result<Receipt> putDossier(const DossierId & /*dossier*/, const QByteArray & /*manifest*/)
    {
        return fail(FaultId::Internal, QStringLiteral("this central creates by steps"));
    }

    // -- where creating is not idempotent; called by DossierFiling, which keeps in between what is known --
    /// A code that no dossier has, for this dossier alone. One whose answer was lost stays unused.
    virtual Result<QString> issueCode(const QByteArray & /*manifest*/)
    {
        return fail(FaultId::Internal, QStringLiteral("this central issues no codes beforehand"));
    }
    /// Files the dossier under a code that was issued; said twice, it is filed twice. Gives the code that
    /// central says it has filed it under. Faults that say that nothing was created: CentralPartsMissing,
    /// CentralNotEnrolled, CentralUntrusted, CentralRefused. After any other it may have been, or may yet be.
    virtual Result<QString> createDossier(
        const QString & /*code*/, const QByteArray & /*manifest*/, const QList<SentPart> & /*parts*/)
    {
        return fail(FaultId::Internal, QStringLiteral("this central does not create by steps"));
    }
    /// What central holds under a code, read from what it has stored; none: nothing by now.
    virtual Result<QList<HeldDossier>> findDossiers(const QString & /*code*/)
    {
        return fail(FaultId::Internal, QStringLiteral("this central does not create by steps"));
    }

    /// The receipt of a dossier that this kiosk may have filed before, in a time that its store does not
    /// remember; none: central does not have it. Where `receiptsAgain`.
    virtual Result<std::optional<Receipt>> receiptAgain(const DossierId & /*dossier*/)
    {
        return fail(FaultId::Internal, QStringLiteral("this central does not give receipts again"));
    }

    /// Fault DossierUnknown where central does not know the code.
    virtual Result<Progress> progress(const QString &code) = 0;

    /// A provisional slip's token → the dossier's code; none while it has not arrived. Where
    /// `provisionalTokens`.
    virtual Result<std::optional<QString>> resolveToken(const QByteArray & /*token*/)
    {
        return std::optional<QString>();
    }

    /// Reaches central, checks its key and our credential, and learns its time (Unix ms), signed where
    /// central has means to.
    virtual Result<qint64> checkIn() = 0;

    /// What central shows only to whom it has recognised as that person (`personViews`). Faults:
    /// PersonUnproven (the grant is not good, or of somebody else), DossierUnknown.
    virtual Result<QList<TimelineStep>> timeline(const QString & /*code*/, const PersonGrant & /*person*/)
    {
        return noPersonViews();
    }
    /// What the agency asks for to complete this dossier. The answer goes the way of a dossier, see
    /// SupplementOf.
    virtual Result<QList<SupplementRequest>> supplements(
        const QString & /*code*/, const PersonGrant & /*person*/)
    {
        return noPersonViews();
    }
    /// What is to be paid for this dossier, and what has been.
    virtual Result<QList<Fee>> fees(const QString & /*code*/, const PersonGrant & /*person*/)
    {
        return noPersonViews();
    }
    /// The agency's receipt and appointment slip, whose signature the implementation has verified; none while
    /// the agency has not accepted the dossier. Fault CentralAnswerInvalid or CentralUntrusted: there is one,
    /// and it is not vouched for.
    virtual Result<std::optional<Acceptance>> acceptance(
        const QString & /*code*/, const PersonGrant & /*person*/)
    {
        return noPersonViews();
    }
    /// The person wants the dossier back (TrangThaiHoSo 7), for a reason in words. Said twice it is one
    /// request, and the first reason stands. Fault WithdrawalClosed: it is too late for that.
    virtual Result<void> withdraw(
        const QString & /*code*/, const QString & /*reason*/, const PersonGrant & /*person*/)
    {
        return noPersonViews();
    }
    /// What central has of this person already for that procedure (national code).
    virtual Result<Reusable> reusable(const QString & /*procedureCode*/, const PersonGrant & /*person*/)
    {
        return noPersonViews();
    }

    /// Tells central that whoever stands here wants to sign in on their own phone (RFC 8628; `signIn`). The
    /// kiosk has one person before it: another offer voids the one before, and the grant that came of it.
    /// Fault SignInUnavailable: central does not offer that, now or at all.
    virtual Result<SignInOffer> offerSignIn() { return noSignIn(); }
    /// Whether the person has signed in. Not asked again before SignInState::interval is over; where they
    /// have, the same again. CentralUnreachable and CentralBusy leave the offer as it is. Faults:
    /// SignInRefused (the person said no), SignInExpired (too late, or void): both end the offer.
    virtual Result<SignInState> signedIn(const SignInOffer & /*offer*/) { return noSignIn(); }
    /// The person has left, or goes on without: the offer is void, and so is a grant that came of it.
    /// Success too where it was so already.
    virtual Result<void> endSignIn(const SignInOffer & /*offer*/) { return noSignIn(); }

    // -- the hall (`hallServices`) --
    /// Somebody at this kiosk wants help; `about` says where they are, `language` what they read. The same
    /// call again is the same.
    virtual Result<HelpState> callForHelp(
        const QUuid & /*call*/, const QString & /*about*/, const QString & /*language*/)
    {
        return noHallServices();
    }
    virtual Result<HelpState> helpState(const QUuid & /*call*/) { return noHallServices(); }
    /// Help is not wanted any more. Success too where nobody was coming.
    virtual Result<void> endHelp(const QUuid & /*call*/) { return noHallServices(); }
    /// What one can wait for in this hall now; empty: nothing.
    virtual Result<QList<QueueService>> queueServices() { return noHallServices(); }
    /// A place in that queue. The same ticket again is the same place; with another service it is given up
    /// for a place there.
    virtual Result<QueueTicket> takeTicket(const QUuid & /*ticket*/, const QString & /*service*/)
    {
        return noHallServices();
    }

    /// What leads from that version of the catalogue of procedures to central's, where `catalogueDeltas`
    /// (CatalogueContent::deltaFrom), as central has signed it; empty: there is nothing newer. Fault
    /// CatalogueUpdateInvalid: it is not signed by central, or for another version.
    virtual Result<QByteArray> catalogueDelta(const QString & /*since*/)
    {
        return fail(FaultId::CentralRefused, QStringLiteral("this central hands out no catalogue"));
    }

    /// Has the head of the audit log countersigned, where central offers it (`auditAnchors`).
    struct AuditAnswer {
        QByteArray statement; ///< signed by central; empty when it did not know the start
        std::optional<qint64> startFrom; ///< then: the last entry that it has countersigned
    };
    /// Fault AuditBroken: the log does not go on from what central has countersigned; its staff knows.
    virtual Result<AuditAnswer> anchorAudit(const AuditExtension & /*extension*/)
    {
        return fail(FaultId::CentralRefused, QStringLiteral("this central does not countersign"));
    }
    /// Central's statement on that chain about its last entry that it has countersigned, `upTo` at most;
    /// empty when there is none.
    virtual Result<QByteArray> lastAuditAnchor(const QByteArray & /*chain*/, qint64 /*upTo*/)
    {
        return fail(FaultId::CentralRefused, QStringLiteral("this central does not countersign"));
    }
    /// Every chain of this kiosk that central has countersigned something of, in the order in which it met
    /// them.
    struct AuditChain {
        QByteArray chain; ///< id, 16 bytes
        QByteArray statement; ///< about the last entry
        /// Central's staff has looked into why this one took the place of those before it.
        bool accepted = false;
    };
    virtual Result<QList<AuditChain>> auditChains()
    {
        return fail(FaultId::CentralRefused, QStringLiteral("this central does not countersign"));
    }

private:
    static tl::unexpected<Fault> noPersonViews()
    {
        return fail(FaultId::CentralRefused, QStringLiteral("this central shows nothing of a person"));
    }
    static tl::unexpected<Fault> noHallServices()
    {
        return fail(FaultId::CentralRefused, QStringLiteral("this central knows no hall"));
    }
    static tl::unexpected<Fault> noSignIn()
    {
        return fail(FaultId::SignInUnavailable, QStringLiteral("this central lets nobody sign in"));
    }
};

} // namespace motcua
