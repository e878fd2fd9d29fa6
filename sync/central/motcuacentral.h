// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/domain/clock.h"
#include "sync/central/centralsystem.h"
#include "sync/central/enrolment.h"
#include "sync/central/httpclient.h"

namespace motcua
{

/// The central system that speaks sync/api/central.openapi.yaml, over HTTPS with this kiosk's certificate.
/// Belongs to one thread.
///
/// Certificates are judged by `clock`, which need not be right: where they do not hold by it, central is
/// asked for the time, by a nonce, and signs its answer. So what a machine that starts in 1970 or 2099 has to
/// believe is not less than at any other time: the pinned key, the authority's chain, and a signature by
/// central's other key. The time is never taken to be before the authority signed the newest list of revoked
/// certificates known here, and the clock is told.
class MotcuaCentral final : public CentralSystem
{
public:
    /// `clock` outlives it; without one it has its own.
    static std::unique_ptr<MotcuaCentral> create(
        const Enrolment &enrolment, const HttpPatience &patience = {}, Clock *clock = nullptr);
    ~MotcuaCentral() override;

    Capabilities capabilities() const override;
    Result<void> uploadPart(const DossierId &dossier, const Part &part, const UploadHandle &known,
        const PartReader &read, const UploadKept &kept, const UploadProgress &progress) override;
    Result<void> discardUpload(const QString &address) override;
    Result<Receipt> putDossier(const DossierId &dossier, const QByteArray &manifest) override;
    Result<std::optional<Receipt>> receiptAgain(const DossierId &dossier) override;
    Result<Progress> progress(const QString &code) override;
    Result<std::optional<QString>> resolveToken(const QByteArray &token) override;
    /// Fault CentralCertificateExpired: this kiosk has to be enrolled again.
    Result<qint64> checkIn() override;
    Result<AuditAnswer> anchorAudit(const AuditExtension &extension) override;
    Result<QByteArray> lastAuditAnchor(const QByteArray &chain, qint64 upTo) override;
    Result<QList<AuditChain>> auditChains() override;
    Result<QList<TimelineStep>> timeline(const QString &code, const PersonGrant &person) override;
    Result<QList<SupplementRequest>> supplements(const QString &code, const PersonGrant &person) override;
    Result<QList<Fee>> fees(const QString &code, const PersonGrant &person) override;
    Result<std::optional<Acceptance>> acceptance(const QString &code, const PersonGrant &person) override;
    Result<void> withdraw(const QString &code, const QString &reason, const PersonGrant &person) override;
    Result<Reusable> reusable(const QString &procedureCode, const PersonGrant &person) override;
    Result<SignInOffer> offerSignIn() override;
    Result<SignInState> signedIn(const SignInOffer &offer) override;
    Result<void> endSignIn(const SignInOffer &offer) override;
    Result<HelpState> callForHelp(const QUuid &call, const QString &about, const QString &language) override;
    Result<HelpState> helpState(const QUuid &call) override;
    Result<void> endHelp(const QUuid &call) override;
    Result<QList<QueueService>> queueServices() override;
    Result<QueueTicket> takeTicket(const QUuid &ticket, const QString &service) override;
    Result<QByteArray> catalogueDelta(const QString &since) override;

    /// Another certificate (PEM) for the key in this signing request (PEM); the same again for the same key.
    /// See credentialrenewal.h, which is what it is for.
    Result<QByteArray> renewCertificate(const QByteArray &signingRequest);

private:
    MotcuaCentral(const Enrolment &enrolment, const HttpPatience &patience, Clock *clock);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua
