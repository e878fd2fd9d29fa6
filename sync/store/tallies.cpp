// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/store/storeprivate.h"

using namespace Qt::StringLiterals;

namespace motcua
{

Result<void> Store::Private::tally(const QString &name, const QString &label, double by)
{
    MOTCUA_TRY(database.run("INSERT INTO tally (name, label, value) VALUES (?, ?, ?)"
                            " ON CONFLICT (name, label) DO UPDATE SET value = value + excluded.value",
        name, label, by));
    return {};
}

Result<void> Store::Private::tallyReading(double seconds)
{
    const auto bound = std::find_if(readingSecondsBounds.begin(), readingSecondsBounds.end(),
        [seconds](int most) { return seconds <= most; });
    MOTCUA_TRY(tally(
        u"reading_seconds"_s, bound == readingSecondsBounds.end() ? u"more"_s : QString::number(*bound), 1));
    return tally(u"reading_seconds_sum"_s, u""_s, seconds);
}

Result<void> Store::tally(const QString &name, const QString &label, double by)
{
    return d->write([&](qint64) { return d->tally(name, label, by); });
}

Result<QList<Store::Tally>> Store::tallies()
{
    QList<Tally> tallies;
    auto query = d->database.query("SELECT name, label, value FROM tally ORDER BY name, label");
    while (query.next())
        tallies.append({query.text(0), query.text(1), query.real(2)});
    MOTCUA_TRY(query.finish());
    return tallies;
}

Result<Store::Figures> Store::figures()
{
    // Each state by the index that holds no other rows.
    auto query = d->database.query(
        "SELECT (SELECT count(*) FROM dossier INDEXED BY one_draft WHERE state = 'draft'),"
        " (SELECT count(*) FROM dossier INDEXED BY dossier_unsent"
        "  WHERE state IN ('queued', 'uploading') AND state = 'queued'),"
        " (SELECT count(*) FROM dossier INDEXED BY dossier_unsent"
        "  WHERE state IN ('queued', 'uploading') AND state = 'uploading'),"
        " (SELECT count(*) FROM dossier INDEXED BY dossier_attention WHERE state = 'attention'),"
        " (SELECT count(*) FROM dossier INDEXED BY dossier_received WHERE state = 'submitted'),"
        " (SELECT min(submitted_at) FROM dossier INDEXED BY dossier_unsent WHERE state IN ('queued', "
        "'uploading')),"
        " (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size),"
        " (SELECT coalesce(max(sequence), 0) FROM event),"
        " (SELECT coalesce(max(sequence), 0) FROM anchor)");
    Figures figures;
    if (query.next()) {
        figures.drafts = int(query.integer(0));
        figures.queued = int(query.integer(1));
        figures.uploading = int(query.integer(2));
        figures.attention = int(query.integer(3));
        figures.submitted = int(query.integer(4));
        figures.oldestUnsentAt = query.optionalInteger(5);
        figures.bytes = query.integer(6);
        figures.entries = query.integer(7);
        figures.anchoredEntries = query.integer(8);
    }
    MOTCUA_TRY(query.finish());
    return figures;
}

} // namespace motcua
