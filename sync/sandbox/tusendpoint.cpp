// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/tusendpoint.h"

#include <QDateTime>
#include <QHash>
#include <QLocale>
#include <QUuid>

#include "sync/central/digest.h"
#include "sync/sandbox/uploadconcat.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr qint64 largestUpload = 4LL << 30; ///< bytes
/// So many bytes at most are received before their arrival is made durable, so that a cut costs no more than
/// these.
constexpr qint64 durableEvery = 8LL << 20;
constexpr int checksumMismatch = 460; // tus, checksum extension
constexpr int locked = 423;

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

std::optional<qint64> number(const std::optional<QByteArray> &text)
{
    bool ok = false;
    const qint64 value = text.value_or(QByteArray()).toLongLong(&ok);
    if (!ok || value < 0)
        return std::nullopt;
    return value;
}

/// "key base64,key base64": none when malformed.
std::optional<QHash<QByteArray, QString>> parseMetadata(const QByteArray &header)
{
    QHash<QByteArray, QString> values;
    for (const QByteArray &pair : header.split(',')) {
        if (pair.trimmed().isEmpty())
            continue;
        const QList<QByteArray> words = pair.trimmed().split(' ');
        const auto value =
            QByteArray::fromBase64Encoding(words.value(1), QByteArray::AbortOnBase64DecodingErrors);
        if (words.size() > 2 || !value || values.contains(words.first()))
            return std::nullopt;
        values.insert(words.first(), QString::fromUtf8(*value));
    }
    return values;
}

} // namespace

QByteArray httpDate(qint64 unixMilliseconds)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(unixMilliseconds, Qt::UTC);
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1() + " GMT";
}

struct TusEndpoint::Checksum {
    std::optional<DigestKind> algorithm; ///< none: not asked for
    QByteArray expected;
};

TusEndpoint::TusEndpoint(Ledger &ledger, UploadFiles files, qint64 lifetimeMs)
    : m_ledger(ledger)
    , m_files(std::move(files))
    , m_lifetimeMs(lifetimeMs)
{
}

void TusEndpoint::options(Exchange &exchange) const
{
    exchange.set("Tus-Version", "1.0.0");
    exchange.set(
        "Tus-Extension", "creation,creation-with-upload,checksum,expiration,termination,concatenation");
    exchange.set("Tus-Checksum-Algorithm", "sha1,sha256");
    exchange.set("Tus-Max-Size", QByteArray::number(largestUpload));
    exchange.answer(204);
}

void TusEndpoint::setExpiry(Exchange &exchange, const UploadRow &upload) const
{
    if (!upload.filed)
        exchange.set("Upload-Expires", httpDate(upload.expiresAt));
}

std::optional<TusEndpoint::Checksum> TusEndpoint::checksum(Exchange &exchange) const
{
    const auto header = exchange.header("Upload-Checksum");
    if (!header)
        return Checksum {};
    const QList<QByteArray> words = header->split(' ');
    Checksum checksum;
    if (words.first() == "sha256")
        checksum.algorithm = DigestKind::Sha256;
    else if (words.first() == "sha1")
        checksum.algorithm = DigestKind::Sha1;
    checksum.expected = QByteArray::fromBase64(words.value(1));
    if (words.size() == 2 && checksum.algorithm
        && checksum.expected.size() == (checksum.algorithm == DigestKind::Sha1 ? 20 : 32))
        return checksum;
    exchange.problem(400, u"checksum-unsupported", u"Upload-Checksum is sha1 or sha256 and base64."_s);
    exchange.closeAfter();
    return std::nullopt;
}

std::optional<UploadRow> TusEndpoint::find(Exchange &exchange, const QString &id)
{
    const auto row = m_ledger.upload(id);
    if (!row) {
        exchange.failed(row.error());
        return std::nullopt;
    }
    // Another kiosk's upload is none of this one's business, not even that it is there.
    if (!*row || (*row)->kioskId != exchange.kioskId) {
        exchange.problem(404, u"upload-unknown", u"There is no such upload."_s);
        exchange.closeAfter();
        return std::nullopt;
    }
    if (!(*row)->filed && (*row)->expiresAt <= now()) {
        exchange.problem(410, u"upload-expired", u"The upload has expired."_s);
        exchange.closeAfter();
        return std::nullopt;
    }
    return **row;
}

void TusEndpoint::create(Exchange &exchange)
{
    sweep();
    const auto concat = UploadConcat::fromHeader(exchange.header("Upload-Concat").value_or(QByteArray()));
    const auto length = concat && concat->isFinal() ? 0 : number(exchange.header("Upload-Length"));
    const QByteArray metadata = exchange.header("Upload-Metadata").value_or(QByteArray());
    const auto values = parseMetadata(metadata);
    if (!length || !values || !concat || metadata.size() > 4096) {
        exchange.problem(
            400, u"upload-malformed", u"Upload-Length or Upload-Metadata is missing or malformed."_s);
        return exchange.closeAfter();
    }
    if (*length > largestUpload) {
        exchange.problem(413, u"upload-too-large", u"The upload is larger than Tus-Max-Size."_s);
        return exchange.closeAfter();
    }
    UploadRow upload;
    upload.kioskId = exchange.kioskId;
    upload.dossier = values->value("dossier");
    upload.component = values->value("component");
    upload.sha256 = values->value("sha256").toLower();
    upload.metadata = QString::fromLatin1(metadata);
    upload.concat = concat->header();
    upload.length = *length;
    if (concat->isFinal())
        return concatenate(exchange, *concat, upload);
    const auto same = concat->isPartial() ? Result<std::optional<UploadRow>>(std::nullopt)
                                          : m_ledger.sameUpload(upload, now());
    if (!same)
        return exchange.failed(same.error());
    if (*same)
        upload.id = (*same)->id;
    else if (const auto made = make(upload); !made)
        return exchange.failed(made.error());
    const auto held = m_locks.acquire(upload.id, exchange.socket());
    // Until it was ours another request may have moved it on, or it went.
    const auto row = held ? m_ledger.upload(upload.id) : Result<std::optional<UploadRow>>(std::nullopt);
    if (!row)
        return exchange.failed(row.error());
    if (!*row)
        return exchange.problem(locked, u"upload-busy", u"Another request holds the upload."_s);
    upload = **row;
    if (const auto renewed = moveTo(upload, upload.offset); !renewed)
        return exchange.failed(renewed.error());
    if (const auto sound = settle(upload); !sound) // an empty part is whole at once
        return exchange.failed(sound.error());
    exchange.set("Location", "/files/" + upload.id.toLatin1());
    const bool withBytes = exchange.header("Content-Type") == QByteArray("application/offset+octet-stream");
    if (withBytes && upload.offset == 0 && upload.length > 0)
        return receive(exchange, upload, 201);
    if (withBytes)
        exchange.closeAfter();
    setExpiry(exchange, upload);
    exchange.set("Upload-Offset", QByteArray::number(upload.offset));
    exchange.answer(201);
}

Result<void> TusEndpoint::make(UploadRow &upload)
{
    upload.id = QUuid::createUuid().toString(QUuid::Id128);
    upload.expiresAt = now() + m_lifetimeMs;
    // The file first: a row always has its file; a file without row is swept.
    MOTCUA_TRY(m_files.create(upload.id));
    return m_ledger.addUpload(upload);
}

/// tus, concatenation extension: an upload made of others that are whole.
void TusEndpoint::concatenate(Exchange &exchange, const UploadConcat &concat, UploadRow &upload)
{
    QStringList pieces;
    for (const QString &id : concat.pieces()) {
        const auto piece = find(exchange, id);
        if (!piece)
            return;
        if (piece->offset != piece->length || piece->concat != u"partial")
            return exchange.problem(400, u"upload-malformed", u"A partial upload is not whole."_s);
        upload.length += piece->length;
        pieces.append(piece->id);
    }
    if (const auto made = make(upload); !made)
        return exchange.failed(made.error());
    auto writer = UploadWriter::open(m_files.path(upload.id), 0);
    for (const QString &id : pieces)
        if (const auto copied = writer ? m_files.copyInto(*writer, id) : tl::unexpected(writer.error());
            !copied)
            return exchange.failed(copied.error());
    if (const auto synced = writer->sync(); !synced)
        return exchange.failed(synced.error());
    if (const auto moved = moveTo(upload, writer->offset()); !moved)
        return exchange.failed(moved.error());
    const auto sound = settle(upload);
    if (!sound)
        return exchange.failed(sound.error());
    if (!*sound)
        return exchange.problem(
            checksumMismatch, u"upload-damaged", u"The bytes are not the promised ones."_s);
    exchange.set("Location", "/files/" + upload.id.toLatin1());
    setExpiry(exchange, upload);
    exchange.answer(201);
}

void TusEndpoint::head(Exchange &exchange)
{
    const auto held = m_locks.acquire(exchange.match(1), exchange.socket());
    if (!held)
        return exchange.answer(locked);
    auto upload = find(exchange, exchange.match(1));
    if (!upload)
        return;
    const auto sound = settle(*upload);
    if (!sound)
        return exchange.failed(sound.error());
    if (!*sound)
        return exchange.problem(410, u"upload-damaged", u"The bytes were not the promised ones."_s);
    exchange.set("Upload-Offset", QByteArray::number(upload->offset));
    exchange.set("Upload-Length", QByteArray::number(upload->length));
    if (!upload->concat.isEmpty())
        exchange.set("Upload-Concat", upload->concat.toLatin1());
    if (!upload->metadata.isEmpty())
        exchange.set("Upload-Metadata", upload->metadata.toLatin1());
    setExpiry(exchange, *upload);
    exchange.answer(200);
}

void TusEndpoint::patch(Exchange &exchange)
{
    if (exchange.header("Content-Type") != QByteArray("application/offset+octet-stream")) {
        exchange.problem(415, u"media-type", u"A PATCH carries application/offset+octet-stream."_s);
        return exchange.closeAfter();
    }
    const auto held = m_locks.acquire(exchange.match(1), exchange.socket());
    if (!held) {
        exchange.problem(locked, u"upload-busy", u"Another request holds the upload."_s);
        return exchange.closeAfter();
    }
    auto upload = find(exchange, exchange.match(1));
    if (!upload)
        return;
    if (upload->concat.startsWith(u"final")) {
        exchange.problem(403, u"upload-final", u"A concatenated upload takes no more bytes."_s);
        return exchange.closeAfter();
    }
    if (number(exchange.header("Upload-Offset")) != upload->offset) {
        exchange.problem(409, u"offset", u"The upload stands at another offset."_s);
        return exchange.closeAfter();
    }
    receive(exchange, *upload, 204);
}

void TusEndpoint::receive(Exchange &exchange, UploadRow &upload, int successStatus)
{
    const auto asked = checksum(exchange);
    if (!asked)
        return;
    auto writer = UploadWriter::open(m_files.path(upload.id), upload.offset);
    if (!writer)
        return exchange.failed(writer.error());
    const bool checked = asked->algorithm.has_value();
    Digest hash(asked->algorithm.value_or(DigestKind::Sha256));
    std::optional<Fault> fault;
    bool tooLong = false;
    qint64 received = 0;
    const auto accept = [&](const char *data, size_t size) -> Result<void> {
        const auto bytes = static_cast<qint64>(size);
        MOTCUA_TRY(writer->append(data, bytes));
        if (checked)
            hash.add(QByteArrayView(data, bytes));
        else if (writer->offset() - upload.offset >= durableEvery) {
            MOTCUA_TRY(writer->sync());
            MOTCUA_TRY(moveTo(upload, writer->offset()));
        }
        return {};
    };
    bool spoil = exchange.mishap.corrupt;
    const bool whole = exchange.stream([&](const char *data, size_t size) {
        QByteArray spoilt; // on its way in, before anybody here looks at it
        if (std::exchange(spoil, false) && size > 0) {
            spoilt = QByteArray(data, static_cast<qsizetype>(size));
            spoilt[0] = static_cast<char>(spoilt[0] ^ 1);
            data = spoilt.constData();
        }
        received += static_cast<qint64>(size);
        tooLong = writer->offset() + static_cast<qint64>(size) > upload.length;
        if (tooLong)
            return false;
        if (const auto accepted = accept(data, size); !accepted)
            fault = accepted.error();
        if (exchange.mishap.cutAfter && received >= *exchange.mishap.cutAfter) {
            exchange.cut();
            return false;
        }
        return !fault;
    });
    if (fault)
        return exchange.failed(*fault);
    if (tooLong) {
        exchange.problem(413, u"upload-too-long", u"More bytes than Upload-Length."_s);
        return exchange.closeAfter();
    }
    if (checked && (!whole || hash.result() != asked->expected)) {
        // Bytes that cannot be checked do not count: the offset stays.
        exchange.problem(checksumMismatch, u"checksum", u"The bytes do not have the given checksum."_s);
        return exchange.closeAfter();
    }
    if (const auto synced = writer->sync(); !synced)
        return exchange.failed(synced.error());
    if (const auto moved = moveTo(upload, writer->offset()); !moved)
        return exchange.failed(moved.error());
    if (!whole)
        return exchange.closeAfter();
    const auto sound = settle(upload);
    if (!sound)
        return exchange.failed(sound.error());
    if (!*sound)
        return exchange.problem(
            checksumMismatch, u"upload-damaged", u"The bytes are not the promised ones."_s);
    exchange.set("Upload-Offset", QByteArray::number(upload.offset));
    setExpiry(exchange, upload);
    exchange.answer(successStatus);
}

/// Every byte that arrives renews the time for which an upload is kept.
Result<void> TusEndpoint::moveTo(UploadRow &upload, qint64 offset)
{
    upload.expiresAt = now() + m_lifetimeMs;
    upload.offset = offset;
    return m_ledger.setOffset(upload.id, offset, upload.expiresAt);
}

Result<bool> TusEndpoint::settle(UploadRow &upload)
{
    if (upload.offset != upload.length || !upload.contentSha256.isEmpty())
        return true;
    upload.contentSha256 = m_files.sha256(upload.id, upload.length);
    if (!upload.sha256.isEmpty() && upload.contentSha256 != upload.sha256) {
        const auto removed = m_ledger.removeUpload(upload.id);
        if (!removed)
            return tl::unexpected(removed.error());
        if (*removed)
            m_files.remove(upload.id);
        return false;
    }
    MOTCUA_TRY(m_ledger.setContent(upload.id, upload.contentSha256));
    return true;
}

void TusEndpoint::terminate(Exchange &exchange)
{
    const auto held = m_locks.acquire(exchange.match(1), exchange.socket());
    if (!held)
        return exchange.problem(locked, u"upload-busy", u"Another request holds the upload."_s);
    const auto upload = find(exchange, exchange.match(1));
    if (!upload)
        return;
    const auto removed = m_ledger.removeUpload(upload->id);
    if (!removed)
        return exchange.failed(removed.error());
    if (!*removed)
        return exchange.problem(409, u"upload-filed", u"The upload is part of a dossier."_s);
    m_files.remove(upload->id);
    exchange.answer(204);
}

void TusEndpoint::sweep()
{
    const auto expired = m_ledger.expiredUploads(now());
    if (!expired)
        return;
    for (const QString &id : *expired)
        if (const auto removed = m_ledger.removeUpload(id); removed && *removed)
            m_files.remove(id);
}

} // namespace motcua::sandbox
