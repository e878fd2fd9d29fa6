// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sandbox/dossiercode.h"
#include "sync/sandbox/exchange.h"
#include "sync/sandbox/igateledger.h"
#include "sync/sandbox/uploadfiles.h"

namespace motcua::sandbox
{

/// Below the state folder.
inline const QString igateFilesFolder = QStringLiteral("/igate-files");

/// An iGate as far as a kiosk sees it (sync/api/igate.md): token, code, files, dossiers. Creating is not
/// idempotent, and a file is taken whole or not at all.
class IGateEndpoint
{
public:
    IGateEndpoint(IGateLedger &ledger, const UploadFiles &files, CodeForm form);

    /// True where the request carries a token that holds; else it is answered with 401.
    bool admit(Exchange &exchange);

    void token(Exchange &exchange);
    void nextCode(Exchange &exchange);
    void upload(Exchange &exchange);
    void create(Exchange &exchange);
    void readBack(Exchange &exchange);
    void status(Exchange &exchange);
    void setStatus(Exchange &exchange); ///< sandbox only

private:
    Result<QString> issue();
    /// What a dossier's files are now, by the bytes on disk; none: one of them is not known.
    Result<std::optional<QJsonArray>> components(const QByteArray &message) const;

    IGateLedger &m_ledger;
    UploadFiles m_files;
    CodeForm m_form;
};

/// What `--list` says of a dossier of an iGate, digests made anew from the bytes on disk.
Result<QJsonObject> listedDossier(
    IGateLedger &ledger, const UploadFiles &files, const IGateLedger::Dossier &dossier);

} // namespace motcua::sandbox
