// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/tusupload.h"

#include <QElapsedTimer>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

using namespace std::chrono_literals;
/// A chunk may take long on a bad line; one that stands still is ended sooner by the client's own low-speed
/// limit.
constexpr auto chunkTimeout = 15min;
/// Times that one call asks for the position again without having moved, and makes the upload anew, before it
/// gives up.
constexpr int mostStumbles = 4;
constexpr int mostCreations = 3;

const QByteArray tusVersion = "Tus-Resumable: 1.0.0";

std::optional<qint64> number(const HttpReply &reply, const QByteArray &header)
{
    bool ok = false;
    const qint64 value = reply.headers.value(header).toLongLong(&ok);
    if (!ok || value < 0)
        return std::nullopt;
    return value;
}

} // namespace

TusUpload::TusUpload(HttpClient &http, ChunkSize &chunk, Target target)
    : m_http(http)
    , m_chunk(chunk)
    , m_target(std::move(target))
{
}

bool TusUpload::isOurs(const QString &url) const
{
    return url.startsWith(m_target.origin + u'/');
}

Result<std::optional<qint64>> TusUpload::position(const QString &url)
{
    const auto reply = m_http.send({"HEAD", url, {tusVersion}});
    if (!reply)
        return tl::unexpected(reply.error());
    if (reply->status == 404 || reply->status == 410 || reply->status == 403)
        return std::nullopt;
    // A HEAD answer has no body to tell a problem document from an intermediary's page: anything odd is tried
    // again later.
    if (reply->status != 200 && reply->status != 204)
        return reply->status >= 500 || reply->status == 429 || reply->status == 423
            ? fail(FaultId::CentralBusy, u"HTTP %1"_s.arg(reply->status))
            : fail(FaultId::CentralAnswerInvalid, u"HTTP %1"_s.arg(reply->status));
    const auto offset = number(*reply, "upload-offset");
    if (!offset || !reply->headers.contains("tus-resumable"))
        return fail(FaultId::CentralAnswerInvalid, u"no Upload-Offset"_s);
    const auto length = number(*reply, "upload-length");
    if ((length && *length != m_target.bytes) || *offset > m_target.bytes)
        return std::nullopt; // another part's upload: leave it alone
    return offset;
}

Result<TusUpload::Upload> TusUpload::create()
{
    const auto reply = m_http.send({"POST", m_target.collection,
        {tusVersion, "Upload-Length: " + QByteArray::number(m_target.bytes),
            "Upload-Metadata: " + m_target.metadata.join(',')},
        QByteArray()});
    if (!reply)
        return tl::unexpected(reply.error());
    if (reply->status != 201)
        return tl::unexpected(faultOf(*reply));
    const QString location = QString::fromLatin1(reply->headers.value("location"));
    const QString url = QUrl(m_target.collection).resolved(QUrl(location)).toString();
    if (location.isEmpty() || !isOurs(url))
        return fail(FaultId::CentralAnswerInvalid, u"Location"_s);
    // Central may know this part from an attempt whose answer was lost, and then says how much of it it has.
    return Upload {url, std::min(number(*reply, "upload-offset").value_or(0), m_target.bytes)};
}

Result<TusUpload::Step> TusUpload::sendChunk(const QString &url, qint64 &offset, const QByteArray &chunk)
{
    QElapsedTimer timer;
    timer.start();
    const auto reply = m_http.send({"PATCH", url,
        {tusVersion, "Upload-Offset: " + QByteArray::number(offset),
            "Content-Type: application/offset+octet-stream"},
        chunk, 1 << 20, chunkTimeout});
    if (!reply || reply->status != 204)
        m_chunk.failed();
    if (!reply)
        return tl::unexpected(reply.error());
    switch (reply->status) {
    case 204:
        break;
    case 409:
    case 423:
        return Step::Reposition;
    case 404:
    case 410:
    case 460: // what central has does not have the promised digest
        return Step::Recreate;
    default:
        return tl::unexpected(faultOf(*reply));
    }
    const auto now = number(*reply, "upload-offset");
    if (!now || *now <= offset || *now > offset + chunk.size())
        return fail(FaultId::CentralAnswerInvalid, u"Upload-Offset"_s);
    m_chunk.acknowledged(*now - offset, timer.elapsed());
    offset = *now;
    return Step::Sent;
}

Result<TusUpload::Step> TusUpload::sendFrom(
    const QString &url, qint64 &offset, const PartReader &read, const UploadProgress &progress)
{
    while (offset < m_target.bytes) {
        const auto chunk = read(offset, std::min(m_chunk.bytes(), m_target.bytes - offset));
        if (!chunk)
            return tl::unexpected(chunk.error());
        if (chunk->isEmpty())
            return fail(FaultId::Internal, u"a part is shorter than it says"_s);
        const auto step = sendChunk(url, offset, *chunk);
        if (!step || *step != Step::Sent)
            return step;
        if (!progress(offset))
            return fail(FaultId::CentralBusy, u"stopped"_s);
    }
    return Step::Sent;
}

Result<void> TusUpload::run(
    const QString &known, const PartReader &read, const Created &created, const UploadProgress &progress)
{
    Upload upload;
    upload.url = isOurs(known) ? known : QString();
    int creations = 0;
    for (int stumbles = 0; stumbles < mostStumbles;) {
        if (!upload.url.isEmpty()) {
            const auto offset = position(upload.url);
            if (!offset)
                return tl::unexpected(offset.error());
            if (*offset)
                upload.offset = **offset;
            else
                upload.url.clear();
        }
        if (upload.url.isEmpty()) {
            if (++creations > mostCreations)
                break;
            const auto made = create();
            if (!made)
                return tl::unexpected(made.error());
            upload = *made;
            MOTCUA_TRY(created(upload.url));
        }
        const qint64 before = upload.offset;
        const auto step = sendFrom(upload.url, upload.offset, read, progress);
        if (!step)
            return tl::unexpected(step.error());
        if (*step == Step::Sent)
            return {};
        stumbles = upload.offset > before ? 0 : stumbles + 1;
        if (*step == Step::Recreate)
            upload.url.clear();
    }
    return fail(FaultId::CentralAnswerInvalid, u"the upload does not move"_s);
}

} // namespace motcua
