// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/catalogue.h"

#include <algorithm>

#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonDocument>

#include "app/catalogue/procedurereader.h"
#include "app/catalogue/searchindex.h"
#include "app/domain/cataloguecontent.h"
#include "app/domain/dossier.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

const QString aboutFile = u"about.json"_s;

Result<QByteArray> readFile(const QDir &folder, const QString &name)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return fail(FaultId::CatalogueInvalid, u"%1: cannot be read"_s.arg(name));
    return file.readAll();
}

/// Of the language, not of a catalogue: they come with the program.
SearchIndex::Abbreviations abbreviations()
{
    QFile file(u":/abbreviations.json"_s);
    SearchIndex::Abbreviations words;
    if (!file.open(QIODevice::ReadOnly))
        return words;
    const QJsonObject entries = QJsonDocument::fromJson(file.readAll()).object();
    for (auto it = entries.begin(); it != entries.end(); ++it)
        words.insert(it.key(), it.value().toString());
    return words;
}

} // namespace

struct Catalogue::Private {
    QString version;
    QList<Procedure> procedures;
    QHash<QString, qsizetype> byId;
    QHash<QString, qsizetype> byCode;
    std::unique_ptr<SearchIndex> index;

    /// Enters the procedures just read; an identifier or code that is already there is an error.
    QString enter(const QString &file, const QList<Procedure> &more)
    {
        for (const Procedure &procedure : more) {
            if (byId.contains(procedure.id))
                return u"%1: %2: id is used twice"_s.arg(file, procedure.id);
            const QString code = procedure.code.left(8);
            if (!code.isEmpty() && byCode.contains(code))
                return u"%1: %2: code is used twice"_s.arg(file, procedure.id);
            byId.insert(procedure.id, procedures.size());
            if (!code.isEmpty())
                byCode.insert(code, procedures.size());
            procedures << procedure;
        }
        return {};
    }
};

Catalogue::Catalogue()
    : d(std::make_unique<Private>())
{
}

Catalogue::~Catalogue() = default;

Result<std::shared_ptr<const Catalogue>> Catalogue::load(const QString &folder)
{
    const QDir source(folder.isEmpty() ? u":/catalogue"_s : folder);
    std::shared_ptr<Catalogue> catalogue(new Catalogue);
    CatalogueContent content;

    const QStringList names = source.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    if (!names.contains(aboutFile))
        return fail(FaultId::CatalogueInvalid, u"%1: is not there"_s.arg(aboutFile));
    for (const QString &name : names) {
        const auto bytes = readFile(source, name);
        MOTCUA_TRY(bytes);

        QString error;
        JsonEntry file = JsonEntry::parse(*bytes, name, &error);
        if (name == aboutFile) {
            const auto asOf = file.dateOrNull(u"as_of"_s);
            file.finish();
            if (!asOf)
                file.complain(u"as_of is missing"_s);
        } else if (const auto procedures = readProcedures(file); error.isEmpty()) {
            error = catalogue->d->enter(name, procedures);
        }
        if (!error.isEmpty())
            return fail(FaultId::CatalogueInvalid, error);
        MOTCUA_TRY(content.add(name, *bytes));
    }
    if (catalogue->d->procedures.isEmpty())
        return fail(FaultId::CatalogueInvalid, u"there are no procedures"_s);

    catalogue->d->version = content.version();
    catalogue->d->index = std::make_unique<SearchIndex>(catalogue->d->procedures, abbreviations());
    return catalogue;
}

QString Catalogue::version() const
{
    return d->version;
}

const QList<Procedure> &Catalogue::procedures() const
{
    return d->procedures;
}

Result<const Procedure *> Catalogue::find(const QString &idOrCode) const
{
    qsizetype position = d->byId.value(idOrCode, -1);
    if (position < 0 && isProcedureCode(idOrCode))
        position = d->byCode.value(idOrCode.left(8), -1);
    if (position < 0)
        return fail(FaultId::ProcedureUnknown);
    return &d->procedures.at(position);
}

QList<Catalogue::Hit> Catalogue::search(const QString &words, int most) const
{
    QList<Hit> hits;
    for (const SearchIndex::Hit &hit : d->index->search(words, most))
        hits.append({&d->procedures.at(hit.procedure), hit.score});
    return hits;
}

QList<const Procedure *> Catalogue::playable() const
{
    QList<const Procedure *> playable;
    for (const Procedure &procedure : d->procedures)
        if (procedure.playable)
            playable << &procedure;
    std::stable_sort(playable.begin(), playable.end(), [](auto *a, auto *b) { return a->rank > b->rank; });
    return playable;
}

} // namespace motcua
