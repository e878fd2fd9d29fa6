// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/searchindex.h"

#include <algorithm>
#include <cmath>

#include <QRegularExpression>
#include <QSet>

#include "app/catalogue/catalogue.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

// What is typed beyond this is no query.
constexpr qsizetype mostQueryCharacters = 200;
constexpr qsizetype mostQueryWords = 24;
constexpr qsizetype slipFromLetters = 4;
constexpr double slipQuality = 0.7;
constexpr double beginningQuality = 0.75;
constexpr double pairWeight = 0.6;
constexpr double joinedWeight = 0.9; ///< "mavach" for "mã vạch"

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression between(u"[^a-z0-9]+"_s);
    return foldVietnamese(text).split(between, Qt::SkipEmptyParts);
}

QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text)
        if (c >= u'0' && c <= u'9')
            digits += c;
    return digits;
}

/// Whether one letter too many, too few, wrong or swapped with its neighbour leads from one word to the
/// other.
bool oneSlipApart(QStringView a, QStringView b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1)
        return false;
    qsizetype i = 0;
    while (i < a.size() && a[i] == b[i])
        ++i;
    if (a.size() < b.size())
        return a.sliced(i) == b.sliced(i + 1);
    if (i == a.size() || a.sliced(i + 1) == b.sliced(i + 1))
        return true;
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.sliced(i + 2) == b.sliced(i + 2);
}

double standingOf(const Procedure &procedure)
{
    double standing = 1 + 0.15 * std::min(procedure.rank, 100) / 100;
    if (procedure.trust == Trust::Doubtful)
        standing *= 0.85;
    if (procedure.trust == Trust::Historical)
        standing *= 0.7;
    return standing;
}

} // namespace

SearchIndex::SearchIndex(const QList<Procedure> &procedures, const Abbreviations &abbreviations)
{
    for (auto it = abbreviations.begin(); it != abbreviations.end(); ++it)
        m_abbreviations.insert(it.key(), wordsOf(it.value()));
    for (int i = 0; i < procedures.size(); ++i) {
        const Procedure &procedure = procedures[i];
        add(i, procedure.name, 1);
        add(i, procedure.shortName, 1);
        for (const QString &synonym : procedure.synonyms)
            add(i, synonym, 1);
        add(i, procedure.field, 0.4);
        add(i, procedure.agency, 0.2);
        m_codes.push_back(digitsOf(procedure.code.left(8)));
        m_standing.push_back(standingOf(procedure));
    }
    const auto all = static_cast<double>(procedures.size());
    for (Term &term : m_terms)
        term.rarity = std::log(1 + all / static_cast<double>(term.postings.size()));
    for (const Procedure &procedure : procedures) {
        double whole = std::min(wholeWeight(procedure.name), wholeWeight(procedure.shortName));
        for (const QString &synonym : procedure.synonyms)
            whole = std::min(whole, std::max(wholeWeight(synonym), whole / 2));
        m_whole.push_back(whole);
    }
}

void SearchIndex::add(int procedure, const QString &text, double weight)
{
    const QStringList words = wordsOf(text);
    for (qsizetype i = 0; i < words.size(); ++i) {
        addTerm(procedure, words[i], weight);
        if (i + 1 < words.size()) {
            addTerm(procedure, words[i] + u' ' + words[i + 1], weight * pairWeight);
            addTerm(procedure, words[i] + words[i + 1], weight * joinedWeight);
        }
    }
}

void SearchIndex::addTerm(int procedure, const QString &word, double weight)
{
    auto position = m_termOf.constFind(word);
    if (position == m_termOf.cend()) {
        position = m_termOf.insert(word, static_cast<int>(m_terms.size()));
        m_terms.push_back({word, 0, {}});
    }
    auto &postings = m_terms[static_cast<std::size_t>(*position)].postings;
    if (postings.empty() || postings.back().procedure != procedure)
        postings.push_back({procedure, weight});
    else if (double &known = postings.back().weight; weight > known)
        known = weight;
    else if (weight < known)
        known += weight / 4; // the field's name stands behind a word of the procedure's
}

double SearchIndex::wholeWeight(const QString &text) const
{
    double sum = 0;
    const QStringList words = wordsOf(text);
    for (const QString &word : QSet<QString>(words.begin(), words.end()))
        sum += m_terms[static_cast<std::size_t>(m_termOf.value(word))].rarity;
    return sum;
}

QList<SearchIndex::Hit> SearchIndex::searchCode(const QString &digits) const
{
    QList<Hit> hits;
    for (std::size_t i = 0; i < m_codes.size(); ++i)
        if (m_codes[i].startsWith(digits))
            hits.append({static_cast<int>(i), 100 + static_cast<double>(digits.size())});
        else if (m_codes[i].contains(digits))
            hits.append({static_cast<int>(i), 50 + static_cast<double>(digits.size())});
    return hits;
}

QStringList SearchIndex::queryWords(const QString &query) const
{
    QStringList words;
    for (const QString &word : wordsOf(query)) {
        const auto known = m_abbreviations.constFind(word);
        if (known != m_abbreviations.cend() && !m_termOf.contains(word))
            words += *known;
        else
            words += word;
    }
    return words.mid(0, mostQueryWords);
}

void SearchIndex::matchWord(const QString &word, bool unfinished, std::vector<double> &best) const
{
    const bool pair = word.contains(u' ');
    const bool maySlip = !pair && word.size() >= slipFromLetters && !word[0].isDigit();
    const auto gain = [&](const Term &term, double quality) {
        for (const Posting &posting : term.postings) {
            double &value = best[static_cast<std::size_t>(posting.procedure)];
            value = std::max(value, quality * term.rarity * posting.weight);
        }
    };
    const auto exact = m_termOf.constFind(word);
    if (exact != m_termOf.cend())
        gain(m_terms[static_cast<std::size_t>(*exact)], 1);
    if (pair || (!unfinished && !maySlip))
        return;
    for (const Term &term : m_terms) {
        if (term.word.contains(u' '))
            continue;
        if (unfinished && term.word.size() > word.size() && term.word.startsWith(word))
            gain(term,
                beginningQuality
                    + 0.2 * static_cast<double>(word.size()) / static_cast<double>(term.word.size()));
        else if (maySlip && exact == m_termOf.cend() && oneSlipApart(word, term.word))
            gain(term, slipQuality);
    }
}

QList<SearchIndex::Hit> SearchIndex::search(const QString &text, int most) const
{
    const QString query = text.left(mostQueryCharacters);
    QList<Hit> hits;
    static const QRegularExpression codeLike(u"\\A[0-9][0-9. ]{3,}"_s);
    if (codeLike.match(query.trimmed()).hasMatch())
        hits = searchCode(digitsOf(query.section(u'H', 0, 0)).left(7));

    if (hits.isEmpty()) {
        const QStringList words = queryWords(query);
        const bool lastUnfinished = !query.isEmpty() && query.back().isLetterOrNumber();
        std::vector<double> sum(m_codes.size(), 0);
        std::vector<double> covered(m_codes.size(), 0);
        std::vector<double> best;
        const auto add = [&](const QString &word, bool unfinished, bool covers) {
            best.assign(m_codes.size(), 0);
            matchWord(word, unfinished, best);
            for (std::size_t i = 0; i < best.size(); ++i) {
                sum[i] += best[i];
                if (covers)
                    covered[i] += best[i];
            }
        };
        for (qsizetype i = 0; i < words.size(); ++i) {
            const bool last = i + 1 == words.size();
            add(words[i], last && lastUnfinished, words.indexOf(words[i]) == i);
            if (!last) {
                add(words[i] + u' ' + words[i + 1], false, false);
                // "bar code" finds "barcode"; the other way round the joined words of the names do it.
                if (m_termOf.contains(words[i] + words[i + 1]))
                    add(words[i] + words[i + 1], false, false);
            }
        }
        for (std::size_t i = 0; i < sum.size(); ++i)
            if (sum[i] > 0) {
                const double share = std::min(1.0, covered[i] / m_whole[i]);
                hits.append({static_cast<int>(i), sum[i] * (0.7 + 0.3 * share) * m_standing[i]});
            }
    }

    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) { return a.score > b.score; });
    // What hangs on one common syllable is noise below the real answers.
    const double least = hits.isEmpty() ? 0 : hits.first().score / 4;
    while (!hits.isEmpty() && (hits.size() > most || hits.last().score < least))
        hits.removeLast();
    return hits;
}

} // namespace motcua
