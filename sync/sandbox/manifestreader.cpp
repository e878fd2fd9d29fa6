// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/manifestreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

namespace
{

constexpr qsizetype mostParts = 1000;

} // namespace

QString provisionalToken(const QString &text)
{
    static const QRegularExpression hex(u"^[0-9a-fA-F]{32}\\z"_s);
    if (hex.match(text).hasMatch())
        return text.toLower();
    const auto bytes = QByteArray::fromBase64Encoding(
        text.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return bytes && (*bytes).size() == 16 ? QString::fromLatin1((*bytes).toHex()) : QString();
}

std::optional<Filing> parseManifest(const QString &id, const QByteArray &bytes)
{
    const QJsonObject manifest = QJsonDocument::fromJson(bytes).object();
    Filing filing {id, {}, manifest.value(u"procedure_code").toString(),
        provisionalToken(manifest.value(u"provisional_token").toString()), bytes, {}};
    const QJsonArray parts = manifest.value(u"parts").toArray();
    if (manifest.value(u"dossier_id").toString() != id || !manifest.value(u"parts").isArray()
        || parts.size() > mostParts || filing.provisionalToken.isEmpty())
        return std::nullopt;
    static const QRegularExpression digest(u"^[0-9a-f]{64}\\z"_s);
    for (const QJsonValue &value : parts) {
        const QJsonObject part = value.toObject();
        const PartRow row {part.value(u"component").toString(), part.value(u"sha256").toString(),
            part.value(u"reuse").toString(), part.value(u"bytes").toInteger(-1)};
        if (row.component.isEmpty() || !digest.match(row.sha256).hasMatch() || row.bytes < 0)
            return std::nullopt;
        filing.parts.append(row);
    }
    return filing;
}

} // namespace motcua::sandbox
