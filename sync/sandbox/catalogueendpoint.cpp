// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sandbox/catalogueendpoint.h"

#include <algorithm>

#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>

#include "sync/central/digest.h"
#include "sync/central/smallfile.h"

using namespace Qt::StringLiterals;

namespace motcua::sandbox
{

CatalogueEndpoint::CatalogueEndpoint(QString folder, const Authority &authority)
    : m_folder(std::move(folder))
    , m_authority(authority)
{
}

/// By day; one that cannot be read is none.
QList<CatalogueContent> CatalogueEndpoint::versions() const
{
    QList<CatalogueContent> found;
    if (m_folder.isEmpty())
        return found;
    for (const QString &name : QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QDir folder(m_folder + u'/' + name);
        CatalogueContent content;
        bool good = true;
        for (const QString &file : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
            const auto bytes = readSmallFile(folder.filePath(file), 16 << 20);
            good = good && bytes && content.add(file, *bytes);
        }
        if (good && content.asOf.isValid() && !content.isEmpty())
            found.append(content);
    }
    std::stable_sort(found.begin(), found.end(),
        [](const CatalogueContent &a, const CatalogueContent &b) { return a.asOf < b.asOf; });
    return found;
}

void CatalogueEndpoint::delta(Exchange &exchange) const
{
    static const QRegularExpression form(u"^\\d{4}-\\d{2}-\\d{2}-[0-9a-f]{8}\\z"_s);
    const QString since = exchange.parameter("since");
    if (!form.match(since).hasMatch())
        return exchange.problem(400, u"version-invalid", u"since is a version of the catalogue."_s);
    const auto known = versions();
    if (known.isEmpty() || known.last().version() == since)
        return exchange.answer(204);
    const auto base = std::find_if(
        known.begin(), known.end(), [&](const CatalogueContent &one) { return one.version() == since; });
    const CatalogueContent from = base == known.end() ? CatalogueContent() : *base;
    const QByteArray delta = known.last().deltaFrom(from);
    const auto statement = m_authority.sign(u"motcua-catalogue-delta"_s,
        {{u"from"_s, from.isEmpty() ? QJsonValue() : QJsonValue(from.version())},
            {u"to"_s, known.last().version()},
            {u"sha256"_s, QString::fromLatin1(Digest::of(DigestKind::Sha256, delta).toHex())}});
    if (!statement)
        return exchange.failed(statement.error());
    exchange.answer(
        200, {{u"delta"_s, QString::fromUtf8(delta)}, {u"statement"_s, QString::fromLatin1(*statement)}});
}

} // namespace motcua::sandbox
