// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include "app/domain/procedure.h"

namespace motcua
{

/// Finds procedures by what people type.
///
/// Words are folded (no tones, no đ), each weighs by its rarity, and the better of these counts for a word of
/// the query: the same word 1.0, the beginning of one (last word only) 0.75 and more, one slip away 0.7.
/// Words that stand side by side in the query and in a name count again, since a Vietnamese syllable alone
/// says little. What is written short stands for its words (resources/abbreviations.json), unless some name
/// has it so. A name that the query covers whole comes before a longer one that it covers in part; doubtful
/// and historical entries come after current ones.
class SearchIndex
{
public:
    /// "gp" → "giấy phép": what people write short, folded, and the words that it stands for.
    using Abbreviations = QHash<QString, QString>;
    explicit SearchIndex(const QList<Procedure> &procedures, const Abbreviations &abbreviations = {});

    struct Hit {
        int procedure = 0; ///< position in the list given
        double score = 0;
    };
    /// At most `most`, best first.
    QList<Hit> search(const QString &words, int most) const;

private:
    struct Posting {
        int procedure = 0;
        double weight = 0;
    };
    struct Term {
        QString word;
        double rarity = 0;
        std::vector<Posting> postings;
    };

    void add(int procedure, const QString &text, double weight);
    void addTerm(int procedure, const QString &word, double weight);
    double wholeWeight(const QString &text) const;
    QList<Hit> searchCode(const QString &digits) const;
    QStringList queryWords(const QString &query) const;
    void matchWord(const QString &word, bool unfinished, std::vector<double> &best) const;

    std::vector<Term> m_terms; ///< single words and, with a space in them, pairs
    QHash<QString, QStringList> m_abbreviations;
    QHash<QString, int> m_termOf; ///< word → position in m_terms
    std::vector<QString> m_codes; ///< digits of the national code, or empty
    std::vector<double> m_whole; ///< rarity of all words of the shortest name
    std::vector<double> m_standing; ///< factor by trust and rank
};

} // namespace motcua
