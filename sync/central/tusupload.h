// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/centralsystem.h"
#include "sync/central/chunksize.h"
#include "sync/central/tusserver.h"

namespace motcua
{

/// Brings one part to a tus 1.0 server (https://tus.io/protocols/resumable-upload), starting from what it
/// already has. Needs of the server only the core and creation; uses creation-with-upload (what fits into one
/// chunk goes with its creation), checksum and expiration where they are offered.
///
///   known? ──yes──► HEAD ──200──► PATCH at the offset ──204──► … ──► whole
///     │ no            │ 404/410/403, or it would     │ 404/410
///     │               │ expire before it is whole    │ 409/423/460, or the size was too much: HEAD
///     └──► POST ◄─────┴──────────────────────────────┘ (made anew, a few times at most)
class TusUpload
{
public:
    struct Target {
        QString origin; ///< https://host:port; no other is ever spoken to
        QString collection; ///< where uploads are created, absolute
        QList<QByteArray> metadata; ///< "key base64" pairs of Upload-Metadata
        qint64 bytes = 0;
    };

    TusUpload(HttpClient &http, TusServer &server, ChunkSize &chunk, Target target, const PartReader &read,
        const UploadKept &kept, const UploadProgress &progress);
    /// Faults: those of CentralSystem::uploadPart.
    Result<void> run(const UploadHandle &known);

private:
    enum class Step { Sent, Reposition, Recreate };
    using Moment = std::chrono::steady_clock::time_point;

    /// False: central does not have it, or will not keep it long enough.
    Result<bool> position();
    Result<Step> create();
    Result<HttpReply> post(const std::optional<QByteArray> &body);
    Result<Step> sendRest();
    Result<Step> sendChunk(const QByteArray &chunk);
    Result<QByteArray> readChunk();
    void addChecksum(QList<QByteArray> &headers, const QByteArray &bytes);
    QString onOurOrigin(const QByteArray &location) const;
    void noteExpiry(const HttpReply &reply);
    bool livesLongEnough() const;
    Result<void> tellKept();

    HttpClient &m_http;
    TusServer &m_server;
    ChunkSize &m_chunk;
    Target m_target;
    const PartReader &m_read;
    const UploadKept &m_kept;
    const UploadProgress &m_progress;

    TusServer::Abilities m_abilities;
    QString m_url; ///< empty: none
    bool m_reconnected = false; ///< a kept connection has broken under a chunk before
    bool m_fresh = false; ///< made by this call: it lives as long as central lets any upload live
    qint64 m_offset = 0; ///< bytes that central has for certain
    std::optional<Moment> m_expiresAt, m_toldExpiresAt;
};

/// Deletes an upload that is not wanted any more. Success too where it is gone, or the server cannot delete.
Result<void> discardTusUpload(HttpClient &http, TusServer &server, const QString &url);

} // namespace motcua
