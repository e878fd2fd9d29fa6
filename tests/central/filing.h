// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

#include "sync/central/centralsystem.h"

namespace motcua::test
{

/// Bytes that no compression or pattern can help with, the same for the same seed.
inline QByteArray noise(qsizetype bytes, quint32 seed)
{
    QByteArray content(bytes, Qt::Uninitialized);
    QRandomGenerator random(seed);
    auto *words = reinterpret_cast<quint32 *>(content.data());
    random.fillRange(words, bytes / 4);
    for (qsizetype i = bytes / 4 * 4; i < bytes; ++i)
        content[i] = static_cast<char>(seed);
    return content;
}

inline Part partOf(const QString &component, const QByteArray &content)
{
    Part part;
    part.component = component;
    part.kind = QStringLiteral("paper");
    part.fileName = component + QStringLiteral("_1.pdf");
    part.mediaType = QStringLiteral("application/pdf");
    part.sha256 = QCryptographicHash::hash(content, QCryptographicHash::Sha256);
    part.bytes = content.size();
    part.pages = 1;
    return part;
}

/// A manifest as the contract wants it, of an invented person.
inline QByteArray manifestOf(
    const DossierId &dossier, const QList<Part> &parts, const QByteArray &token = QByteArray(16, 'p'))
{
    QJsonArray array;
    for (const Part &part : parts)
        array.append(
            QJsonObject {{QStringLiteral("component"), part.component}, {QStringLiteral("bytes"), part.bytes},
                {QStringLiteral("sha256"), QString::fromLatin1(part.sha256.toHex())}});
    return QJsonDocument(QJsonObject {{QStringLiteral("dossier_id"), dossier.toString(QUuid::WithoutBraces)},
                             {QStringLiteral("procedure_code"), QStringLiteral("1.009846")},
                             {QStringLiteral("provisional_token"), QString::fromLatin1(token.toHex())},
                             {QStringLiteral("applicant"),
                                 QJsonObject {{QStringLiteral("full_name"), QStringLiteral("Người Mẫu")}}},
                             {QStringLiteral("parts"), array}})
        .toJson(QJsonDocument::Compact);
}

inline PartReader readerOf(const QByteArray &content)
{
    return [content](qint64 offset, qint64 length) -> Result<QByteArray> {
        return content.sliced(offset, std::min(length, content.size() - offset));
    };
}

/// Uploads without caring where.
inline Result<void> upload(
    CentralSystem &central, const DossierId &dossier, const Part &part, const QByteArray &content)
{
    return central.uploadPart(
        dossier, part, {}, readerOf(content), [](const UploadHandle &) { return Result<void>(); },
        [](qint64) { return true; });
}

} // namespace motcua::test
