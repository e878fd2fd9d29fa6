// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/cataloguecontent.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include "app/domain/dossier.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr int deltaFormat = 1;
const QString aboutFile = u"about.json"_s;

auto invalid(const QString &why)
{
    return fail(FaultId::CatalogueUpdateInvalid, why);
}

} // namespace

Result<void> CatalogueContent::add(const QString &fileName, const QByteArray &bytes)
{
    const QJsonObject file = QJsonDocument::fromJson(bytes).object();
    if (fileName == aboutFile) {
        asOf = QDate::fromString(file.value(u"as_of").toString(), Qt::ISODate);
        return asOf.isValid() ? Result<void>()
                              : fail(FaultId::CatalogueInvalid, u"%1: as_of is missing"_s.arg(fileName));
    }
    const QJsonValue field = file.value(u"field");
    for (const QJsonValue &procedure : file.value(u"procedures").toArray()) {
        const auto taken = take({{u"field"_s, field}, {u"procedure"_s, procedure}});
        if (!taken)
            return fail(FaultId::CatalogueInvalid, u"%1: %2"_s.arg(fileName, taken.error().detail));
    }
    return {};
}

Result<void> CatalogueContent::take(const QJsonObject &entry)
{
    const QJsonObject procedure = entry.value(u"procedure").toObject();
    const QString id = procedure.value(u"id").toString();
    const QString field = entry.value(u"field").toString();
    if (id.isEmpty() || field.isEmpty())
        return invalid(u"a procedure without id or field"_s);
    if (m_procedures.contains(id))
        return invalid(u"%1: id is used twice"_s.arg(id));
    m_procedures.insert(id, {field, procedure});
    return {};
}

QMap<QString, QByteArray> CatalogueContent::files() const
{
    QMap<QString, QJsonArray> byField;
    for (const Entry &entry : m_procedures)
        byField[entry.field].append(entry.procedure);
    QMap<QString, QByteArray> files {
        {aboutFile, canonicalJson(QJsonObject {{u"as_of"_s, asOf.toString(Qt::ISODate)}})}};
    int number = 0;
    for (auto field = byField.begin(); field != byField.end(); ++field)
        files.insert(u"field-%1.json"_s.arg(++number, 3, 10, QLatin1Char('0')),
            canonicalJson(QJsonObject {{u"field"_s, field.key()}, {u"procedures"_s, field.value()}}));
    return files;
}

QJsonObject CatalogueContent::put(const QString &id) const
{
    const Entry &entry = *m_procedures.find(id);
    return {{u"field"_s, entry.field}, {u"procedure"_s, entry.procedure}};
}

QByteArray CatalogueContent::sha256() const
{
    QJsonArray procedures;
    for (auto one = m_procedures.begin(); one != m_procedures.end(); ++one)
        procedures.append(put(one.key()));
    return QCryptographicHash::hash(
        canonicalJson(QJsonObject {{u"as_of"_s, asOf.toString(Qt::ISODate)}, {u"procedures"_s, procedures}}),
        QCryptographicHash::Sha256);
}

QString CatalogueContent::version() const
{
    return u"%1-%2"_s.arg(asOf.toString(Qt::ISODate), QString::fromLatin1(sha256().toHex().first(8)));
}

QByteArray CatalogueContent::deltaFrom(const CatalogueContent &base) const
{
    QJsonArray changed, removed;
    for (auto one = m_procedures.begin(); one != m_procedures.end(); ++one) {
        const auto before = base.m_procedures.find(one.key());
        if (before == base.m_procedures.end() || !(*before == *one))
            changed.append(put(one.key()));
    }
    for (auto one = base.m_procedures.begin(); one != base.m_procedures.end(); ++one)
        if (!m_procedures.contains(one.key()))
            removed.append(one.key());
    return canonicalJson(QJsonObject {{u"format"_s, deltaFormat},
        {u"from"_s, base.isEmpty() ? QJsonValue() : QJsonValue(base.version())}, {u"to"_s, version()},
        {u"as_of"_s, asOf.toString(Qt::ISODate)}, {u"sha256"_s, QString::fromLatin1(sha256().toHex())},
        {u"put"_s, changed}, {u"removed"_s, removed}});
}

Result<CatalogueContent> CatalogueContent::with(const QByteArray &delta) const
{
    const QJsonObject said = QJsonDocument::fromJson(delta).object();
    if (said.value(u"format").toInt() != deltaFormat || !said.value(u"put").isArray()
        || !said.value(u"removed").isArray())
        return invalid(u"not a delta of a known format"_s);
    const bool whole = said.value(u"from").isNull();
    if (!whole && said.value(u"from").toString() != version())
        return invalid(u"it is for version %1"_s.arg(said.value(u"from").toString().left(40)));
    CatalogueContent next = whole ? CatalogueContent() : *this;
    next.asOf = QDate::fromString(said.value(u"as_of").toString(), Qt::ISODate);
    // Who brings an old one again would bring back what was found to be wrong.
    if (!next.asOf.isValid() || (asOf.isValid() && next.asOf < asOf))
        return invalid(u"it is older than what is here"_s);
    for (const QJsonValue &id : said.value(u"removed").toArray())
        if (next.m_procedures.remove(id.toString()) == 0)
            return invalid(u"it removes what is not here"_s);
    for (const QJsonValue &entry : said.value(u"put").toArray()) {
        next.m_procedures.remove(entry[u"procedure"][u"id"].toString());
        MOTCUA_TRY(next.take(entry.toObject()));
    }
    if (said.value(u"sha256").toString().toLatin1() != next.sha256().toHex()
        || said.value(u"to").toString() != next.version())
        return invalid(u"it does not make what it says"_s);
    return next;
}

} // namespace motcua
