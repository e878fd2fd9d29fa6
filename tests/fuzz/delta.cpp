// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include "app/catalogue/catalogue.h"
#include "app/domain/cataloguecontent.h"
#include "app/domain/dossier.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/targets.h"

using namespace Qt::StringLiterals;

namespace motcua::fuzz
{

namespace
{

QJsonObject inventedProcedure(const QString &id, const QString &code)
{
    return {{u"id"_s, id}, {u"code"_s, code}, {u"name"_s, u"Thủ tục bịa ra"_s}, {u"level"_s, u"Cấp tỉnh"_s},
        {u"agency"_s, u"Sở"_s}, {u"time_limit"_s, u"10 ngày"_s}, {u"fee"_s, u"Không có"_s},
        {u"cases"_s,
            QJsonArray {QJsonObject {
                {u"id"_s, u"chung"_s}, {u"name"_s, u"Trường hợp chung"_s}, {u"components"_s, QJsonValue()}}}},
        {u"legal_basis"_s, QJsonArray {u"Luật"_s}}, {u"valid_from"_s, QJsonValue()},
        {u"valid_to"_s, QJsonValue()}, {u"trust"_s, u"good-source"_s}, {u"trust_note"_s, u"Bịa ra."_s},
        {u"source"_s, u"https://example.invalid/"_s}};
}

QByteArray fieldFile(const QJsonArray &procedures)
{
    return QJsonDocument(QJsonObject {{u"field"_s, u"Bưu chính"_s}, {u"procedures"_s, procedures}}).toJson();
}

/// What is here before: two procedures.
const CatalogueContent &base()
{
    static const CatalogueContent content = [] {
        CatalogueContent made;
        made.asOf = QDate(2026, 1, 1);
        require(made.add(u"field-001.json"_s,
                        fieldFile({inventedProcedure(u"thu-tuc-a"_s, u"1.000001"_s),
                            inventedProcedure(u"thu-tuc-b"_s, u"1.000002"_s)}))
                    .has_value(),
            "there is something to change");
        return made;
    }();
    return content;
}

CatalogueContent readAgain(const CatalogueContent &content)
{
    CatalogueContent again;
    const auto files = content.files();
    for (auto file = files.begin(); file != files.end(); ++file)
        require(again.add(file.key(), file.value()).has_value(), "files that were written are read");
    return again;
}

/// What came of a delta, or was read, is the same by every way that it can take to another kiosk.
void travels(const CatalogueContent &content)
{
    require(content.version().size() == 19, "a version is a day and eight digits: it names a folder");
    require(readAgain(content).version() == content.version(), "the files of a version are that version");
    const auto whole = CatalogueContent().with(content.deltaFrom({}));
    require(whole && whole->version() == content.version(), "a delta from nothing is the whole");
    if (content.asOf < base().asOf)
        return;
    const auto next = base().with(content.deltaFrom(base()));
    require(next && next->sha256() == content.sha256(), "a delta leads from one version to the other");
    const auto same = next->with(next->deltaFrom(*next));
    require(same && same->version() == next->version(), "a delta to itself changes nothing");
}

/// As its files are read before it comes into force.
void isRead(const CatalogueContent &content)
{
    const QString folder = scratch() + u"/catalogue"_s;
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    const auto files = content.files();
    for (auto file = files.begin(); file != files.end(); ++file)
        scratchFile(u"catalogue/"_s + file.key(), file.value());
    const auto loaded = Catalogue::load(folder);
    require(!loaded || ((*loaded)->version() == content.version() && !(*loaded)->procedures().isEmpty()),
        "what is read is the version that it says");
}

/// The delta with its promises put right, which no fuzzer would find; reckoned here anew.
QByteArray promised(const QByteArray &bytes)
{
    QJsonObject said = QJsonDocument::fromJson(bytes).object();
    QMap<QString, QJsonValue> all;
    if (!said.value(u"from").isNull()) {
        said.insert(u"from"_s, base().version());
        const QJsonObject before = QJsonDocument::fromJson(base().deltaFrom({})).object();
        for (const QJsonValue &entry : before.value(u"put").toArray())
            all.insert(entry[u"procedure"][u"id"].toString(), entry);
    }
    for (const QJsonValue &id : said.value(u"removed").toArray())
        all.remove(id.toString());
    for (const QJsonValue &entry : said.value(u"put").toArray())
        all.insert(entry[u"procedure"][u"id"].toString(),
            QJsonObject {{u"field"_s, entry[u"field"]}, {u"procedure"_s, entry[u"procedure"]}});
    QJsonArray procedures;
    for (const QJsonValue &entry : all)
        procedures.append(entry);
    const QString asOf = said.value(u"as_of").toString();
    const QByteArray digest = QCryptographicHash::hash(
        canonicalJson(QJsonObject {{u"as_of"_s, asOf}, {u"procedures"_s, procedures}}),
        QCryptographicHash::Sha256)
                                  .toHex();
    said.insert(u"sha256"_s, QString::fromLatin1(digest));
    said.insert(u"to"_s, asOf + u'-' + QString::fromLatin1(digest.first(8)));
    return QJsonDocument(said).toJson();
}

void applies(const QByteArray &bytes)
{
    const auto next = base().with(bytes);
    if (!next) {
        require(
            next.error().id == FaultId::CatalogueUpdateInvalid, "a delta that is not taken has its fault");
        return;
    }
    const QJsonObject said = QJsonDocument::fromJson(bytes).object();
    require(next->asOf >= base().asOf, "nobody brings an old one again");
    require(said.value(u"sha256").toString().toLatin1() == next->sha256().toHex()
            && said.value(u"to").toString() == next->version(),
        "a delta that is taken makes what it says");
    travels(*next);
    isRead(*next);
}

} // namespace

/// The first byte says as what the others are taken: a delta, one that keeps its promises, or a file.
void delta(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    const QByteArray rest = bytes.sliced(1);
    switch (quint8(bytes[0]) % 3) {
    case 0:
        applies(rest);
        break;
    case 1:
        applies(promised(rest));
        break;
    default:
        CatalogueContent content;
        content.asOf = QDate(2026, 2, 2);
        if (content.add(u"field-001.json"_s, rest))
            travels(content);
    }
}

} // namespace motcua::fuzz
