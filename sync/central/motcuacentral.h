// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "sync/central/centralsystem.h"
#include "sync/central/enrolment.h"
#include "sync/central/httpclient.h"

namespace motcua
{

/// The central system that speaks sync/api/central.openapi.yaml, over HTTPS with this kiosk's certificate.
/// Belongs to one thread.
class MotcuaCentral final : public CentralSystem
{
public:
    static std::unique_ptr<MotcuaCentral> create(
        const Enrolment &enrolment, const HttpPatience &patience = {});
    ~MotcuaCentral() override;

    Capabilities capabilities() const override;
    Result<void> uploadPart(const DossierId &dossier, const Part &part, const UploadHandle &known,
        const PartReader &read, const UploadKept &kept, const UploadProgress &progress) override;
    Result<void> discardUpload(const QString &address) override;
    Result<Receipt> putDossier(const DossierId &dossier, const QByteArray &manifest) override;
    Result<Progress> progress(const QString &code) override;
    Result<std::optional<QString>> resolveToken(const QByteArray &token) override;
    Result<qint64> checkIn() override;
    Result<AuditAnswer> anchorAudit(const AuditExtension &extension) override;
    Result<QByteArray> lastAuditAnchor(const QByteArray &chain) override;

private:
    MotcuaCentral(const Enrolment &enrolment, const HttpPatience &patience);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua
