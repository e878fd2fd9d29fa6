// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "sync/central/centralsystem.h"
#include "sync/central/chunksize.h"
#include "sync/central/httpclient.h"

namespace motcua
{

/// Brings one part to a tus 1.0 server (https://tus.io/protocols/resumable-upload), starting from what it
/// already has.
///
///   known? ──yes──► HEAD ──200──► PATCH at the offset ──204──► … ──► whole
///     │ no            │404/410/403   │404/410/460; 409: HEAD
///     └──► POST ◄─────┴──────────────┘ (made anew, a few times at most)
class TusUpload
{
public:
    struct Target {
        QString origin; ///< https://host:port; an upload elsewhere is never spoken to
        QString collection; ///< where uploads are created, absolute
        QList<QByteArray> metadata; ///< "key base64" pairs of Upload-Metadata
        qint64 bytes = 0;
    };
    using Created = std::function<Result<void>(const QString &url)>;

    TusUpload(HttpClient &http, ChunkSize &chunk, Target target);
    /// Faults: those of CentralSystem::uploadPart; CentralBusy with detail "stopped" when `progress` said so.
    Result<void> run(
        const QString &known, const PartReader &read, const Created &created, const UploadProgress &progress);

private:
    enum class Step { Sent, Reposition, Recreate };
    struct Upload {
        QString url;
        qint64 offset = 0;
    };
    Result<std::optional<qint64>> position(const QString &url); ///< none: central does not have it
    Result<Upload> create();
    Result<Step> sendFrom(
        const QString &url, qint64 &offset, const PartReader &read, const UploadProgress &progress);
    Result<Step> sendChunk(const QString &url, qint64 &offset, const QByteArray &chunk);
    bool isOurs(const QString &url) const;

    HttpClient &m_http;
    ChunkSize &m_chunk;
    Target m_target;
};

} // namespace motcua
