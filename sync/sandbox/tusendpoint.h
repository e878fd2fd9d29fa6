// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sandbox/exchange.h"
#include "sync/sandbox/ledger.h"
#include "sync/sandbox/uploadfiles.h"
#include "sync/sandbox/uploadlocks.h"

namespace motcua::sandbox
{

class UploadConcat;

/// tus 1.0 under /files: core, creation, creation-with-upload, checksum, expiration, termination,
/// concatenation.
class TusEndpoint
{
public:
    TusEndpoint(Ledger &ledger, UploadFiles files, qint64 lifetimeMs);

    void options(Exchange &exchange) const;
    void create(Exchange &exchange);
    void head(Exchange &exchange);
    void patch(Exchange &exchange);
    void terminate(Exchange &exchange);

    /// Removes what has expired.
    void sweep();

private:
    struct Checksum;
    std::optional<UploadRow> find(Exchange &exchange, const QString &id); ///< else the problem is answered
    std::optional<Checksum> checksum(Exchange &exchange) const; ///< else the problem is answered
    Result<void> make(UploadRow &upload); ///< a new one: id, file and row
    void concatenate(Exchange &exchange, const UploadConcat &concat, UploadRow &upload);
    Result<void> moveTo(UploadRow &upload, qint64 offset);
    void receive(Exchange &exchange, UploadRow &upload, int successStatus);
    /// An upload with all its bytes gets its digest; one that is not what it promised is removed. False:
    /// removed.
    Result<bool> settle(UploadRow &upload);
    void setExpiry(Exchange &exchange, const UploadRow &upload) const;

    Ledger &m_ledger;
    UploadFiles m_files;
    UploadLocks m_locks;
    qint64 m_lifetimeMs;
};

/// RFC 9110 IMF-fixdate.
QByteArray httpDate(qint64 unixMilliseconds);

} // namespace motcua::sandbox
