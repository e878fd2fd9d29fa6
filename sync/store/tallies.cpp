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
    auto query =
        d->database.query("SELECT (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size),"
                          " (SELECT coalesce(max(sequence), 0) FROM event),"
                          " (SELECT coalesce(max(sequence), 0) FROM anchor)");
    Figures figures;
    if (query.next()) {
        figures.bytes = query.integer(0);
        figures.entries = query.integer(1);
        figures.anchoredEntries = query.integer(2);
    }
    MOTCUA_TRY(query.finish());
    auto counts = d->database.query("SELECT state, dossiers FROM dossier_count");
    while (counts.next()) {
        const auto state = dossierStateFromName(counts.text(0));
        const int dossiers = int(counts.integer(1));
        if (state == DossierState::Draft)
            figures.drafts = dossiers;
        else if (state == DossierState::Queued)
            figures.queued = dossiers;
        else if (state == DossierState::Uploading)
            figures.uploading = dossiers;
        else if (state == DossierState::Attention)
            figures.attention = dossiers;
        else if (state == DossierState::Submitted)
            figures.submitted = dossiers;
    }
    MOTCUA_TRY(counts.finish());
    MOTCUA_ASSIGN(figures.oldestUnsentAt, d->oldestUnsentAt());
    return figures;
}

} // namespace motcua
