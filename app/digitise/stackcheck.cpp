// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/digitise/stackcheck.h"

#include <algorithm>

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr qsizetype fewestPhrases = 20;
/// Of all phrases of both pages, those that are on both. One page read twice differs in a word in a hundred,
/// and with it in three phrases of a hundred; in a form each value that differs takes three or more with it.
constexpr double sameShare = 0.85;

QStringList linesOf(const PageReading &reading)
{
    QStringList lines {QString()};
    for (const Word &word : reading.words) {
        lines.last() += (lines.last().isEmpty() ? QString() : u" "_s) + word.text;
        if (word.endsLine || word.endsBlock)
            lines.append(QString());
    }
    lines.removeAll(QString());
    return lines;
}

std::optional<int> numberOf(const QString &line)
{
    static const QRegularExpression alone(
        u"^(?:(?:trang|page)\\s+)?[-–—]?\\s*(\\d{1,3})\\s*(?:/\\s*\\d{1,3})?\\s*[-–—]?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto found = alone.match(line.trimmed());
    return found.hasMatch() ? std::optional(found.captured(1).toInt()) : std::nullopt;
}

} // namespace

PageTraits traitsOf(const PageReading &reading)
{
    PageTraits traits;
    QStringList last;
    for (const Word &word : reading.words) {
        last.append(word.text.toCaseFolded());
        if (last.size() > 3)
            last.removeFirst();
        if (last.size() == 3)
            traits.phrases.insert(qHash(last.join(u' ')));
    }
    const QStringList lines = linesOf(reading);
    if (!lines.isEmpty()) {
        traits.number = numberOf(lines.last());
        if (!traits.number)
            traits.number = numberOf(lines.first());
    }
    return traits;
}

bool saysTheSame(const PageTraits &page, const PageTraits &other)
{
    const QSet<size_t> both = QSet(page.phrases).intersect(other.phrases);
    const qsizetype all = page.phrases.size() + other.phrases.size() - both.size();
    return both.size() >= fewestPhrases && double(both.size()) >= sameShare * double(all);
}

bool skipsAPage(const PageTraits &before, const PageTraits &page)
{
    return before.number && page.number && *page.number > *before.number + 1;
}

QStringList stackFlags(const QList<PageTraits> &before, const PageTraits &page)
{
    QStringList flags;
    if (std::any_of(
            before.begin(), before.end(), [&](const auto &other) { return saysTheSame(page, other); }))
        flags.append(u"duplicate"_s);
    if (!before.isEmpty() && skipsAPage(before.last(), page))
        flags.append(u"page-missing"_s);
    return flags;
}

} // namespace motcua
