// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtEndian>

#include "sync/store/storeprivate.h"

namespace motcua
{

namespace
{

/// What a blob's frames are bound to: which dossier, what, and whose. A blob moved to another place does not
/// open.
QByteArray bindingId(const DossierId &dossier, BlobKind kind, qint64 owner)
{
    QByteArray id = dossier.toRfc4122();
    id += char(kind);
    id.resize(id.size() + 8);
    qToLittleEndian<quint64>(quint64(owner), id.data() + 17);
    return id;
}

qint64 frameCount(qint64 bytes)
{
    return std::max<qint64>(1, (bytes + sealFrameBytes - 1) / sealFrameBytes);
}

} // namespace

Result<void> Store::Private::seal(
    const DossierRow &dossier, BlobKind kind, qint64 owner, QByteArrayView bytes)
{
    MOTCUA_ASSIGN(auto key, openKey(dossier.wrappedKey));
    const Sealer sealer(std::move(key), bindingId(dossier.id, kind, owner));
    MOTCUA_TRY(forget(dossier.row, kind, owner));
    MOTCUA_TRY(database.run("INSERT INTO blob (dossier, kind, owner, prefix, bytes) VALUES (?, ?, ?, ?, ?)",
        dossier.row, int(kind), owner, sealer.prefix(), qint64(bytes.size())));
    const qint64 blob = database.lastInsertId();
    const qint64 frames = frameCount(bytes.size());
    for (qint64 index = 0; index < frames; ++index) {
        const QByteArrayView plain =
            bytes.sliced(index * sealFrameBytes)
                .first(std::min(sealFrameBytes, bytes.size() - index * sealFrameBytes));
        MOTCUA_TRY(database.run("INSERT INTO frame (blob_id, idx, box) VALUES (?, ?, ?)", blob, index,
            sealer.seal(index, plain, index == frames - 1)));
    }
    return {};
}

Result<std::optional<QByteArray>> Store::Private::unseal(
    qint64 row, BlobKind kind, qint64 owner, qint64 offset, qint64 length)
{
    // One statement reads key, header and frames, so they belong together whatever others write meanwhile.
    const qint64 firstFrame = offset / sealFrameBytes;
    const qint64 lastWanted =
        length < 0 ? std::numeric_limits<qint64>::max() : (offset + length - 1) / sealFrameBytes;
    auto query = database.query("SELECT d.id, d.key_kiosk, b.prefix, b.bytes, f.idx, f.box"
                                " FROM blob b JOIN dossier d ON d.row = b.dossier"
                                " LEFT JOIN frame f ON f.blob_id = b.id AND f.idx BETWEEN ? AND ?"
                                " WHERE b.dossier = ? AND b.kind = ? AND b.owner = ? ORDER BY f.idx",
        firstFrame, std::max(firstFrame, lastWanted), row, int(kind), owner);
    std::optional<Opener> opener;
    QByteArray plain;
    qint64 total = 0, next = firstFrame, end = firstFrame;
    while (query.next()) {
        if (!opener) {
            MOTCUA_ASSIGN(auto key, openKey(query.blob(1)));
            opener.emplace(
                std::move(key), bindingId(QUuid::fromRfc4122(query.blob(0)), kind, owner), query.blob(2));
            total = query.integer(3);
            end = std::min(frameCount(total) - 1, lastWanted);
            plain.reserve((end - firstFrame + 1) * sealFrameBytes);
        }
        if (query.isNull(4) || query.integer(4) != next || next > end)
            break;
        MOTCUA_ASSIGN(auto opened, opener->open(next, query.blobView(5), next == frameCount(total) - 1));
        plain += opened;
        ++next;
    }
    MOTCUA_TRY(query.finish());
    if (!opener)
        return std::nullopt;
    const qint64 wantedEnd = length < 0 ? total : std::min(total, offset + length);
    if (offset >= total && total > 0)
        return QByteArray();
    if (next != end + 1 || firstFrame * sealFrameBytes + plain.size() < wantedEnd)
        return fail(FaultId::SealBroken, QStringLiteral("frames of a sealed value are missing or too many"));
    if (length < 0 && plain.size() != total)
        return fail(FaultId::SealBroken, QStringLiteral("a sealed value has another length than recorded"));
    return plain.mid(offset - firstFrame * sealFrameBytes, wantedEnd - offset);
}

Result<QByteArray> Store::Private::unsealPresent(
    qint64 row, BlobKind kind, qint64 owner, qint64 offset, qint64 length)
{
    MOTCUA_ASSIGN(auto bytes, unseal(row, kind, owner, offset, length));
    if (!bytes)
        return fail(FaultId::SealBroken, QStringLiteral("a sealed value is gone"));
    return std::move(*bytes);
}

Result<void> Store::Private::forget(qint64 row, BlobKind kind, qint64 owner)
{
    MOTCUA_TRY(
        database.run("DELETE FROM blob WHERE dossier = ? AND kind = ? AND owner = ?", row, int(kind), owner));
    return {};
}

} // namespace motcua
