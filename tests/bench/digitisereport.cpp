// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/digitisereport.h"

namespace digitisereport
{
namespace
{

using namespace Qt::StringLiterals;

double pagesPerMinute(const Kind &kind, const Side &side)
{
    return 60 * kind.pages / side.seconds;
}

struct Cells {
    QString errors, theirErrors, rate, theirRate, faster, kilobytes, theirKilobytes, size;
};

Cells cellsOf(const Kind &kind)
{
    const auto number = [](double value, int decimals) { return QString::number(value, 'f', decimals); };
    return {number(100 * kind.ours.characterErrorRate, 2), number(100 * kind.theirs.characterErrorRate, 2),
        number(pagesPerMinute(kind, kind.ours), 1), number(pagesPerMinute(kind, kind.theirs), 1),
        number(kind.theirs.seconds / kind.ours.seconds, 1),
        QString::number(kind.ours.bytes / 1024 / kind.pages),
        QString::number(kind.theirs.bytes / 1024 / kind.pages),
        number(100 * double(kind.ours.bytes) / double(kind.theirs.bytes), 0)};
}

QString picture(const QByteArray &jpeg)
{
    return u"<td><img src=\"data:image/jpeg;base64,%1\">"_s.arg(QLatin1StringView(jpeg.toBase64()));
}

QString row(const Kind &kind)
{
    const Cells cells = cellsOf(kind);
    return u"<tr><th>%1<td>%2 / %3 %<td>%4 / %5<td>%6 ×<td>%7 / %8 KB<td>%9 %\n"_s.arg(kind.name,
        cells.errors, cells.theirErrors, cells.rate, cells.theirRate, cells.faster, cells.kilobytes,
        cells.theirKilobytes, cells.size);
}

} // namespace

Kind sum(const QList<Kind> &kinds)
{
    Kind all;
    all.name = u"all"_s;
    const auto add = [&](Side &to, const Side &from) {
        to.seconds += from.seconds;
        to.bytes += from.bytes;
        to.characterErrorRate += from.characterErrorRate / double(kinds.size());
    };
    for (const Kind &kind : kinds) {
        all.pages += kind.pages;
        add(all.ours, kind.ours);
        add(all.theirs, kind.theirs);
    }
    return all;
}

QString heading()
{
    return u"kind           character errors    pages/min         faster  KB/page        size"_s;
}

QString line(const Kind &kind)
{
    const Cells cells = cellsOf(kind);
    return u"%1 %2 / %3 %   %4 / %5  %6 x  %7 / %8  %9 %"_s.arg(kind.name, -13)
        .arg(cells.errors, 6)
        .arg(cells.theirErrors, 6)
        .arg(cells.rate, 6)
        .arg(cells.theirRate, 5)
        .arg(cells.faster, 5)
        .arg(cells.kilobytes, 5)
        .arg(cells.theirKilobytes, 5)
        .arg(cells.size, 3);
}

QJsonObject figures(const Kind &kind)
{
    return {{u"pages"_s, kind.pages}, {u"pages_per_minute"_s, pagesPerMinute(kind, kind.ours)},
        {u"ocrmypdf_pages_per_minute"_s, pagesPerMinute(kind, kind.theirs)},
        {u"ratio"_s, kind.theirs.seconds / kind.ours.seconds},
        {u"character_error_rate"_s, kind.ours.characterErrorRate},
        {u"ocrmypdf_character_error_rate"_s, kind.theirs.characterErrorRate}, {u"bytes"_s, kind.ours.bytes},
        {u"ocrmypdf_bytes"_s, kind.theirs.bytes}};
}

QByteArray html(const QList<Kind> &kinds, const Kind &all)
{
    QString page = uR"(<!doctype html>
<meta charset="utf-8">
<title>Digitising, kind by kind</title>
<style>
body { font: 16px sans-serif; margin: 2em }
td, th { padding: 0.3em 1em; text-align: left; vertical-align: top }
img { border: 1px solid #888; max-width: 30em }
</style>
<h1>Digitising, kind by kind</h1>
<p>This pipeline / ocrmypdf, on the same pages in the same run.
<table>
<tr><th>Kind<th>Character errors<th>Pages/min<th>Faster<th>A page<th>Size
)"_s;
    for (const Kind &kind : kinds)
        page += row(kind);
    page += row(all) + u"</table>\n"_s;
    for (const Kind &kind : kinds) {
        page += u"<h2>%1</h2>\n<table><tr><th>As scanned<th>This pipeline<th>ocrmypdf\n<tr>"_s.arg(kind.name)
            + picture(kind.before) + picture(kind.ours.after) + picture(kind.theirs.after) + u"</table>\n"_s;
    }
    return page.toUtf8();
}

} // namespace digitisereport
