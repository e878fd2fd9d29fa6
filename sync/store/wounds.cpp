// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/wounds.h"

#include <algorithm>
#include <map>

#include <QJsonArray>

#include "sync/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

struct Value {
    qint64 row = 0;
    int kind = 0;
    qint64 owner = 0;
};

Result<std::vector<Value>> valuesOf(SqliteDatabase &database, qint64 dossier)
{
    std::vector<Value> values;
    auto query = database.query("SELECT id, kind, owner FROM blob WHERE dossier = ?", dossier);
    while (query.next())
        values.push_back({query.integer(0), int(query.integer(1)), query.integer(2)});
    MOTCUA_TRY(query.finish());
    return values;
}

Result<QList<qint64>> numbers(SqliteQuery query)
{
    QList<qint64> all;
    while (query.next())
        all += query.integer(0);
    MOTCUA_TRY(query.finish());
    return all;
}

} // namespace

QJsonObject Wounds::detail() const
{
    QJsonArray lost;
    for (const int number : sheets)
        lost.append(number);
    QStringList others = values;
    if (key)
        others += u"key"_s;
    return {{u"sheets"_s, lost}, {u"values"_s, QJsonArray::fromStringList(others)}};
}

QString Wounds::words() const
{
    QStringList all;
    for (const int number : sheets)
        all += u"sheet %1"_s.arg(number);
    all += values;
    if (key)
        all += u"key"_s;
    return u"lost by damage to the store: "_s + all.join(u", "_s);
}

/// Opens everything that is sealed of the dossier, and looks whether all is there that should be.
Result<Wounds> Store::Private::look(const DossierRow &dossier)
{
    Wounds wounds;
    if (const auto key = openKey(dossier.wrappedKey); !key) {
        if (key.error().id != FaultId::SealBroken)
            return tl::unexpected(key.error());
        wounds.key = true;
        return wounds;
    }
    MOTCUA_ASSIGN(const auto values, valuesOf(database, dossier.row));
    std::map<std::pair<int, qint64>, bool> whole; // kind, owner
    for (const Value &value : values) {
        const auto opened = unseal(dossier.row, BlobKind(value.kind), value.owner);
        const bool opens = opened && *opened;
        // A damaged page of the database is damage to what stands on it.
        if (!opened && opened.error().id != FaultId::SealBroken && opened.error().id != FaultId::StoreDamaged)
            return tl::unexpected(opened.error());
        whole[{value.kind, value.owner}] = opens;
        if (!opens)
            wounds.broken += value.row;
    }
    const auto has = [&](BlobKind kind, qint64 owner) {
        const auto found = whole.find({int(kind), owner});
        return found != whole.end() && found->second;
    };
    const auto failed = [&](BlobKind kind, qint64 owner) {
        const auto found = whole.find({int(kind), owner});
        return found != whole.end() && !found->second;
    };
    const bool draft = dossier.state == DossierState::Draft;
    if (!has(BlobKind::Applicant, 0))
        wounds.values += u"applicant"_s;
    if (failed(BlobKind::Form, 0))
        wounds.values += u"form"_s;
    if (!draft && !has(BlobKind::Submission, 0))
        wounds.values += u"submission"_s;

    MOTCUA_ASSIGN(
        const auto pages, numbers(database.query("SELECT id FROM page WHERE dossier = ?", dossier.row)));
    for (const qint64 page : pages) {
        if (!has(BlobKind::PageImage, page))
            wounds.pages += page;
        else if (!has(BlobKind::Thumbnail, page))
            wounds.thumbnails += page;
    }
    bool missing = false;
    for (const Value &value : values)
        if ((value.kind >= int(BlobKind::PageImage) && value.kind <= int(BlobKind::Reading))
            && !pages.contains(value.owner)) {
            missing = missing || value.kind != int(BlobKind::Reading);
            if (!wounds.broken.contains(value.row))
                wounds.broken += value.row;
        }

    bool ready = false;
    qint64 bytes = 0, pageBytes = 0, partBytes = 0;
    auto sums = database.query("SELECT ready, bytes,"
                               " (SELECT coalesce(sum(bytes), 0) FROM page WHERE dossier = ?1),"
                               " (SELECT coalesce(sum(bytes), 0) FROM part WHERE dossier = ?1)"
                               " FROM dossier WHERE row = ?1",
        dossier.row);
    if (sums.next()) {
        ready = sums.integer(0) != 0;
        bytes = sums.integer(1);
        pageBytes = sums.integer(2);
        partBytes = sums.integer(3);
    }
    MOTCUA_TRY(sums.finish());
    if (dossier.state == DossierState::Submitted)
        bytes = ready ? partBytes : pageBytes;

    MOTCUA_ASSIGN(
        const auto parts, numbers(database.query("SELECT id FROM part WHERE dossier = ?", dossier.row)));
    for (const qint64 part : parts)
        if (!has(BlobKind::PartContent, part) || !has(BlobKind::PartFacts, part))
            wounds.parts += part;
    wounds.manifest = ready && (!has(BlobKind::Manifest, 0) || partBytes != bytes);
    const bool doubtful = ready && (wounds.manifest || !wounds.parts.isEmpty());
    if (doubtful)
        wounds.values += u"parts"_s;

    // A page that was taken out before submitting leaves its sheet too: only what else is missing tells that
    // one without a page is lost.
    missing = missing || (!draft && !ready && pageBytes != bytes);
    auto sheets =
        database.query("SELECT s.number, s.state, p.id FROM sheet s LEFT JOIN page p ON p.sheet = s.id"
                       " WHERE s.dossier = ? ORDER BY s.number",
            dossier.row);
    int expected = 1;
    while (sheets.next()) {
        const int number = int(sheets.integer(0));
        for (; expected < number; ++expected)
            wounds.sheets += expected;
        expected = number + 1;
        const bool pageless = sheets.text(1) == u"sealed" && sheets.isNull(2);
        if (pageless ? (draft || missing || doubtful) : wounds.pages.contains(sheets.integer(2)))
            wounds.sheets += number;
    }
    MOTCUA_TRY(sheets.finish());
    if (missing && wounds.sheets.isEmpty())
        wounds.values += u"pages"_s;
    return wounds;
}

} // namespace motcua
