// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/tusupload.h"

#include <QElapsedTimer>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace motcua
{

namespace
{

/// A chunk may take long on a bad line; one that stands still is ended sooner by the client's own patience.
constexpr auto chunkTimeout = 15min;
/// Times that one call asks for the position again without having moved, and makes the upload anew, before it
/// gives up.
constexpr int mostStumbles = 4;
constexpr int mostCreations = 3;
/// An upload that central forgets sooner than this after it could be whole is not worth going on with: what
/// comes after it, the filing, has to find it too.
constexpr auto leastLife = 60s;
/// A change of an upload's expiry by less is not worth telling.
constexpr auto expiryGrain = 60s;
/// The checksum extension's own status: the bytes are not those of the checksum.
constexpr int checksumMismatch = 460;

const QByteArray tusVersion = "Tus-Resumable: 1.0.0";
const QByteArray octets = "Content-Type: application/offset+octet-stream";

std::optional<qint64> number(const HttpReply &reply, const QByteArray &header)
{
    bool ok = false;
    const qint64 value = reply.headers.value(header).toLongLong(&ok);
    if (!ok || value < 0)
        return std::nullopt;
    return value;
}

} // namespace

TusUpload::TusUpload(HttpClient &http, TusServer &server, ChunkSize &chunk, Target target,
    const PartReader &read, const UploadKept &kept, const UploadProgress &progress)
    : m_http(http)
    , m_server(server)
    , m_chunk(chunk)
    , m_target(std::move(target))
    , m_read(read)
    , m_kept(kept)
    , m_progress(progress)
{
}

/// Where an upload is by what central calls it, on the one origin that we speak to: behind a proxy a server
/// may name itself by another scheme, host or port than the kiosk knows it by.
QString TusUpload::onOurOrigin(const QByteArray &location) const
{
    const QUrl named = QUrl(m_target.collection).resolved(QUrl(QString::fromLatin1(location)));
    if (location.isEmpty() || !named.isValid() || !named.path().startsWith(u'/'))
        return {};
    return m_target.origin + named.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
}

void TusUpload::noteExpiry(const HttpReply &reply)
{
    if (const auto lives = reply.until("upload-expires"))
        m_expiresAt = std::chrono::steady_clock::now() + *lives;
}

bool TusUpload::livesLongEnough() const
{
    if (!m_expiresAt)
        return true;
    const qint64 rate = m_chunk.bytesPerSecond();
    const auto rest = std::chrono::seconds(rate > 0 ? (m_target.bytes - m_offset) / rate : 0);
    return *m_expiresAt >= std::chrono::steady_clock::now() + rest + leastLife;
}

Result<void> TusUpload::tellKept()
{
    m_toldExpiresAt = m_expiresAt;
    UploadHandle handle {m_url};
    if (m_expiresAt)
        handle.lives = std::chrono::duration_cast<std::chrono::milliseconds>(
            *m_expiresAt - std::chrono::steady_clock::now());
    return m_kept(handle);
}

void TusUpload::addChecksum(QList<QByteArray> &headers, const QByteArray &bytes)
{
    if (!m_abilities.checksum || bytes.isEmpty())
        return;
    const QByteArray name = *m_abilities.checksum == DigestKind::Sha1 ? "sha1 " : "sha256 ";
    headers.append("Upload-Checksum: " + name + Digest::of(*m_abilities.checksum, bytes).toBase64());
}

Result<bool> TusUpload::position()
{
    const auto reply = m_http.send({"HEAD", m_url, {tusVersion}});
    if (!reply)
        return tl::unexpected(reply.error());
    // An address that the server takes no more (an update has put uploads elsewhere) leads nowhere however
    // often it is asked. Whether an intermediary said so shows when the part is begun anew: then that fails
    // as well.
    const bool refused = reply->status >= 400 && reply->status < 500 && reply->status != 401;
    if (refused && faultOf(*reply).id != FaultId::CentralBusy)
        return false;
    // A HEAD answer has no body to tell a problem document from an intermediary's page: anything odd is tried
    // again later.
    if (reply->status != 200 && reply->status != 204)
        return tl::unexpected(faultOf(*reply));
    const auto offset = number(*reply, "upload-offset");
    if (!offset || !reply->headers.contains("tus-resumable"))
        return fail(FaultId::CentralAnswerInvalid, u"no Upload-Offset"_s);
    const auto length = number(*reply, "upload-length");
    if ((length && *length != m_target.bytes) || *offset > m_target.bytes)
        return false; // another part's upload: leave it alone
    m_offset = *offset;
    noteExpiry(*reply);
    return m_fresh || livesLongEnough();
}

Result<HttpReply> TusUpload::post(const std::optional<QByteArray> &body)
{
    QList<QByteArray> headers {tusVersion, "Upload-Length: " + QByteArray::number(m_target.bytes)};
    if (!m_target.metadata.isEmpty())
        headers.append("Upload-Metadata: " + m_target.metadata.join(','));
    if (body) {
        headers.append(octets);
        addChecksum(headers, *body);
    }
    return m_http.send({"POST", m_target.collection, headers, body.value_or(QByteArray()), 1 << 20,
        chunkTimeout, body.has_value()});
}

Result<TusUpload::Step> TusUpload::create()
{
    std::optional<QByteArray> body;
    if (m_abilities.creationWithUpload && m_target.bytes > 0 && m_target.bytes <= m_chunk.bytes()) {
        const auto whole = m_read(0, m_target.bytes);
        if (!whole)
            return tl::unexpected(whole.error());
        if (whole->size() != m_target.bytes)
            return fail(FaultId::Internal, u"a part is not as long as it says"_s);
        body = *whole;
    }
    const auto reply = post(body);
    if (!reply)
        return tl::unexpected(reply.error());
    if (reply->status == checksumMismatch)
        return Step::Recreate;
    if (body && (reply->status == 400 || reply->status == 413 || reply->status == 415)) {
        // It may be the body that is not wanted: without one it is said plainly.
        m_server.withoutCreationWithUpload();
        m_abilities.creationWithUpload = false;
        return Step::Recreate;
    }
    if (reply->status != 201)
        return tl::unexpected(faultOf(*reply));
    m_url = onOurOrigin(reply->headers.value("location"));
    if (m_url.isEmpty())
        return fail(FaultId::CentralAnswerInvalid, u"Location"_s);
    m_fresh = true;
    noteExpiry(*reply);
    MOTCUA_TRY(tellKept());
    // Central may know this part from an attempt whose answer was lost, and then says how much of it it has.
    const auto offset = number(*reply, "upload-offset");
    m_offset = std::min(offset.value_or(0), m_target.bytes);
    if (body && !offset)
        return Step::Reposition;
    if (m_offset > 0 && !m_progress(m_offset))
        return fail(FaultId::CentralBusy, u"stopped"_s);
    return Step::Sent;
}

Result<QByteArray> TusUpload::readChunk()
{
    auto chunk = m_read(m_offset, std::min(m_chunk.bytes(), m_target.bytes - m_offset));
    if (chunk && chunk->isEmpty())
        return fail(FaultId::Internal, u"a part is shorter than it says"_s);
    return chunk;
}

Result<TusUpload::Step> TusUpload::sendChunk(const QByteArray &chunk)
{
    QList<QByteArray> headers {tusVersion, "Upload-Offset: " + QByteArray::number(m_offset), octets};
    addChecksum(headers, chunk);
    QElapsedTimer timer;
    timer.start();
    const auto reply = m_http.send({"PATCH", m_url, headers, chunk, 1 << 20, chunkTimeout, true});
    if (!reply || (reply->status != 204 && reply->status != 200))
        m_chunk.failed();
    if (!reply)
        return tl::unexpected(reply.error());
    switch (reply->status) {
    case 200:
    case 204:
        break;
    case HttpReply::connectionGone:
        // A server closes what it finds idle for too long; a road that breaks again is broken.
        if (std::exchange(m_reconnected, true))
            return fail(FaultId::CentralUnreachable, u"the connection breaks"_s);
        return Step::Reposition;
    case 409:
    case checksumMismatch:
        return Step::Reposition;
    case 404:
    case 410:
        return Step::Recreate;
    case 413:
        if (!m_chunk.tooLarge(chunk.size()))
            return fail(FaultId::CentralAnswerInvalid, u"HTTP 413"_s);
        return Step::Reposition;
    case 400:
        if (!m_abilities.checksum)
            return tl::unexpected(faultOf(*reply));
        m_server.withoutChecksum(); // what the extension answers to an algorithm that it does not know
        m_abilities.checksum.reset();
        return Step::Reposition;
    default:
        return tl::unexpected(faultOf(*reply));
    }
    const auto now = number(*reply, "upload-offset");
    if (!now || *now <= m_offset || *now > m_offset + chunk.size())
        return fail(FaultId::CentralAnswerInvalid, u"Upload-Offset"_s);
    m_chunk.acknowledged(*now - m_offset, timer.elapsed());
    m_offset = *now;
    noteExpiry(*reply);
    return Step::Sent;
}

Result<TusUpload::Step> TusUpload::sendRest()
{
    while (m_offset < m_target.bytes) {
        const auto chunk = readChunk();
        if (!chunk)
            return tl::unexpected(chunk.error());
        const auto step = sendChunk(*chunk);
        if (!step || *step != Step::Sent)
            return step;
        const bool moved = m_expiresAt
            && (!m_toldExpiresAt || *m_expiresAt - *m_toldExpiresAt > expiryGrain
                || *m_toldExpiresAt - *m_expiresAt > expiryGrain);
        if (moved)
            MOTCUA_TRY(tellKept());
        if (!m_progress(m_offset))
            return fail(FaultId::CentralBusy, u"stopped"_s);
    }
    return Step::Sent;
}

Result<void> TusUpload::run(const UploadHandle &known)
{
    const auto abilities = m_server.abilities();
    if (!abilities)
        return tl::unexpected(abilities.error());
    m_abilities = *abilities;
    if (m_abilities.mostBytes && m_target.bytes > *m_abilities.mostBytes)
        return fail(FaultId::CentralRefused, u"larger than Tus-Max-Size"_s);
    if (known.address.startsWith(m_target.origin + u'/')) {
        m_url = known.address;
        if (known.lives)
            m_expiresAt = m_toldExpiresAt = std::chrono::steady_clock::now() + *known.lives;
        // What has expired is not asked for: whatever the answer, it would not be there for long.
        if (m_expiresAt && *m_expiresAt < std::chrono::steady_clock::now())
            m_url.clear();
    }
    int creations = 0;
    for (int stumbles = 0; stumbles < mostStumbles;) {
        if (!m_url.isEmpty()) {
            const auto there = position();
            if (!there)
                return tl::unexpected(there.error());
            if (!*there)
                m_url.clear();
        }
        const qint64 before = m_offset;
        Result<Step> step = Step::Sent;
        if (m_url.isEmpty()) {
            if (++creations > mostCreations)
                break;
            m_offset = 0;
            m_expiresAt.reset();
            step = create();
        }
        if (step && *step == Step::Sent)
            step = sendRest();
        if (!step)
            return tl::unexpected(step.error());
        if (*step == Step::Sent)
            return {};
        stumbles = m_offset > before ? 0 : stumbles + 1;
        if (*step == Step::Recreate)
            m_url.clear();
    }
    return fail(FaultId::CentralAnswerInvalid, u"the upload does not move"_s);
}

Result<void> discardTusUpload(HttpClient &http, TusServer &server, const QString &url)
{
    const auto abilities = server.abilities();
    if (!abilities)
        return tl::unexpected(abilities.error());
    if (!abilities->termination)
        return {};
    const auto reply = http.send({"DELETE", url, {tusVersion}});
    if (!reply)
        return tl::unexpected(reply.error());
    // Whatever central's reason is for keeping it (it is part of a dossier), asking again would not change
    // it.
    if (reply->status < 500 && reply->status != 408 && reply->status != 423 && reply->status != 429)
        return {};
    return tl::unexpected(faultOf(*reply));
}

} // namespace motcua
