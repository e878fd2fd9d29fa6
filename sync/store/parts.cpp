// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/sealedvalues.h"
#include "sync/store/storeprivate.h"

namespace motcua
{

namespace
{

/// A dossier is worked on by the uploader in these; a part is finished in no other.
constexpr std::initializer_list<DossierState> unsent {
    DossierState::Queued, DossierState::Uploading, DossierState::Attention};

Result<void> expectPart(Result<qint64> changed, PartId part)
{
    if (!changed)
        return tl::unexpected(changed.error());
    if (*changed == 0)
        return fail(FaultId::DossierUnknown, QStringLiteral("part %1").arg(part));
    return {};
}

} // namespace

Result<PartId> Store::savePart(const DossierId &dossier, const Part &part, QByteArrayView content)
{
    return d->write([&](qint64) -> Result<PartId> {
        MOTCUA_ASSIGN(const auto row, d->findIn(dossier, unsent));
        auto query =
            d->database.query("SELECT id FROM part WHERE dossier = ? AND component = ? AND media_type = ?",
                row.row, part.component, part.mediaType);
        const std::optional<PartId> there = query.next() ? query.optionalInteger(0) : std::nullopt;
        MOTCUA_TRY(query.finish());
        if (there) {
            const auto facts =
                d->unsealPresent(row.row, BlobKind::PartFacts, *there).and_then(partFromSealed);
            if (!facts)
                return tl::unexpected(facts.error());
            if (facts->sha256 == part.sha256 && facts->bytes == part.bytes)
                return *there;
            // The manifest names parts by their hash, so from then on they are what they are.
            MOTCUA_ASSIGN(const auto fixed, manifest(dossier));
            if (fixed)
                return fail(FaultId::DossierState,
                    QStringLiteral("the manifest names another content for this part"));
            MOTCUA_TRY(d->forget(row.row, BlobKind::PartFacts, *there));
            MOTCUA_TRY(d->forget(row.row, BlobKind::PartContent, *there));
            MOTCUA_TRY(d->database.run("DELETE FROM part WHERE id = ?", *there));
        }
        MOTCUA_TRY(d->database.run(
            "INSERT INTO part (dossier, component, kind, media_type, bytes, pages) VALUES (?, ?, ?, ?, ?, ?)",
            row.row, part.component, part.kind, part.mediaType, qint64(content.size()), part.pages));
        const PartId id = d->database.lastInsertId();
        MOTCUA_TRY(d->seal(row, BlobKind::PartFacts, id, sealedBytes(part)));
        MOTCUA_TRY(d->seal(row, BlobKind::PartContent, id, content));
        return id;
    });
}

namespace
{

constexpr char partColumns[] =
    "SELECT id, component, kind, media_type, bytes, pages, upload_url, uploaded, upload_expires_at,"
    " dossier FROM part ";

PartRecord partOf(const SqliteQuery &query)
{
    PartRecord record;
    record.id = query.integer(0);
    record.part.component = query.text(1);
    record.part.kind = query.text(2);
    record.part.mediaType = query.text(3);
    record.part.bytes = query.integer(4);
    record.part.pages = int(query.integer(5));
    record.uploadUrl = query.text(6);
    record.uploaded = query.integer(7) != 0;
    record.uploadExpiresAt = query.optionalInteger(8);
    return record;
}

} // namespace

Result<QList<PartRecord>> Store::parts(const DossierId &dossier)
{
    static const std::string sql = std::string(partColumns) + "WHERE dossier = ? ORDER BY id";
    const auto row = d->find(dossier);
    if (!row)
        return tl::unexpected(row.error());
    QList<PartRecord> parts;
    auto query = d->database.query(sql, row->row);
    while (query.next()) {
        PartRecord record = partOf(query);
        if (!row->wrappedKey.isEmpty()) {
            MOTCUA_ASSIGN(auto facts,
                d->unsealPresent(row->row, BlobKind::PartFacts, record.id).and_then(partFromSealed));
            record.part = std::move(facts);
        }
        parts += record;
    }
    MOTCUA_TRY(query.finish());
    return parts;
}

Result<PartRecord> Store::part(PartId part)
{
    static const std::string sql = std::string(partColumns) + "WHERE id = ?";
    auto query = d->database.query(sql, part);
    const bool found = query.next();
    PartRecord record = found ? partOf(query) : PartRecord();
    const qint64 dossier = found ? query.integer(9) : 0;
    MOTCUA_TRY(query.finish());
    if (!found)
        return fail(FaultId::DossierUnknown, QStringLiteral("part %1").arg(part));
    MOTCUA_ASSIGN(auto facts, d->unsealPresent(dossier, BlobKind::PartFacts, part).and_then(partFromSealed));
    record.part = std::move(facts);
    return record;
}

Result<QByteArray> Store::partBytes(PartId part, qint64 offset, qint64 length)
{
    auto query = d->database.query("SELECT dossier FROM part WHERE id = ?", part);
    const bool found = query.next();
    const qint64 dossier = found ? query.integer(0) : 0;
    MOTCUA_TRY(query.finish());
    if (!found)
        return fail(FaultId::DossierUnknown, QStringLiteral("part %1").arg(part));
    return d->unsealPresent(
        dossier, BlobKind::PartContent, part, std::max<qint64>(0, offset), std::max<qint64>(0, length));
}

Result<void> Store::setPartUpload(PartId part, const QString &uploadUrl, std::optional<qint64> expiresAt)
{
    return d->write([&](qint64) -> Result<void> {
        MOTCUA_TRY(expectPart(d->database.run(
                                  // Another upload has nothing of the part yet, whatever the one before had.
                                  "UPDATE part SET upload_url = ?1, upload_expires_at = ?2,"
                                  " uploaded = iif(upload_url = ?1, uploaded, 0) WHERE id = ?3",
                                  uploadUrl, expiresAt, part),
            part));
        MOTCUA_TRY(d->database.run("DELETE FROM stale_upload WHERE address = ?", uploadUrl));
        return {};
    });
}

Result<QStringList> Store::staleUploads(int most)
{
    QStringList addresses;
    auto query = d->database.query("SELECT address FROM stale_upload ORDER BY rowid LIMIT ?", most);
    while (query.next())
        addresses += query.text(0);
    MOTCUA_TRY(query.finish());
    return addresses;
}

Result<void> Store::forgetStaleUpload(const QString &uploadUrl)
{
    return d->write([&](qint64) -> Result<void> {
        MOTCUA_TRY(d->database.run("DELETE FROM stale_upload WHERE address = ?", uploadUrl));
        return {};
    });
}

Result<void> Store::setPartUploaded(PartId part)
{
    return d->write([&](qint64) -> Result<void> {
        return expectPart(d->database.run("UPDATE part SET uploaded = 1 WHERE id = ?", part), part);
    });
}

Result<void> Store::saveManifest(const DossierId &dossier, const QByteArray &bytes)
{
    return d->write([&](qint64) -> Result<void> {
        MOTCUA_ASSIGN(const auto row, d->findIn(dossier, unsent));
        MOTCUA_ASSIGN(const auto fixed, d->unseal(row.row, BlobKind::Manifest, 0));
        if (!fixed) {
            MOTCUA_TRY(d->database.run(
                "UPDATE dossier SET ready = 1, attempts = 0, next_attempt_at = 0,"
                " bytes = (SELECT coalesce(sum(bytes), 0) FROM part WHERE dossier = ?1) WHERE row = ?1",
                row.row));
            return d->seal(row, BlobKind::Manifest, 0, bytes);
        }
        if (*fixed != bytes)
            return fail(FaultId::DossierState, QStringLiteral("the manifest is fixed already"));
        return {};
    });
}

Result<std::optional<QByteArray>> Store::manifest(const DossierId &dossier)
{
    MOTCUA_ASSIGN(const auto row, d->find(dossier));
    return d->unseal(row.row, BlobKind::Manifest, 0);
}

} // namespace motcua
