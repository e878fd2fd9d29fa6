// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>

#include "sync/central/centralsystem.h"
#include "sync/central/enrolment.h"
#include "sync/central/httpclient.h"

namespace motcua
{

/// The central system of the iGate family, as far as its ministry integration is known (sync/api/igate.md):
/// HTTPS with a client's id and secret, files in one piece, a code issued before the dossier is created,
/// creating that is not idempotent. Belongs to one thread.
class IGateCentral final : public CentralSystem
{
public:
    /// Five minutes, longer than any gateway between here and there is known to hold a request, and what
    /// createDossier may take until it has sent it: a token and the create, each twice, a minute each.
    static constexpr std::chrono::minutes usualCreateSettles {9};

    static std::unique_ptr<IGateCentral> create(const Enrolment &enrolment, const HttpPatience &patience = {},
        std::chrono::milliseconds createSettles = usualCreateSettles);
    ~IGateCentral() override;

    Capabilities capabilities() const override;
    Result<void> uploadPart(const DossierId &dossier, const Part &part, const UploadHandle &known,
        const PartReader &read, const UploadKept &kept, const UploadProgress &progress) override;
    Result<void> discardUpload(const QString &address) override;
    Result<QString> issueCode(const QByteArray &manifest) override;
    Result<QString> createDossier(
        const QString &code, const QByteArray &manifest, const QList<SentPart> &parts) override;
    Result<QList<HeldDossier>> findDossiers(const QString &code) override;
    Result<Progress> progress(const QString &code) override;
    Result<qint64> checkIn() override;

private:
    IGateCentral(
        const Enrolment &enrolment, const HttpPatience &patience, std::chrono::milliseconds createSettles);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace motcua
