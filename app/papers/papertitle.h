// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "app/domain/procedure.h"
#include "app/papers/paperpage.h"

namespace motcua
{

/// What a paper of this component may bear as its title, as shapes of its words. The catalogue names
/// components in the law's own sentences, so a name gives several: without "bản sao …", without what says
/// where its form stands ("theo Mẫu …") or what it has to show, and each of "… hoặc …". None where it names
/// no paper (a photograph).
QList<QStringList> titlesOf(const Component &component);

/// Whether a paper's name begins with this shape and the next: đơn, giấy chứng nhận, báo cáo …
bool beginsPaperName(const QStringList &shapes);

/// One title held against one place of a page's head.
struct TitleMatch {
    qsizetype firstLine = 0, lastLine = 0; ///< within the lines given
    int missing = 0; ///< words of the title that are not there
    int extra = 0; ///< words within or behind it, in its own lines, that it does not have
    int halfSlips = 0; ///< within its words
    qsizetype matched = 0, letters = 0; ///< letters of the title found; of all its words
    double confidence = 0; ///< mean of its words, by letters, 0 to 1

    double share() const { return letters ? double(matched) / double(letters) : 0; }
    /// Every word of it stands there and no other, with no more slips than recognition makes.
    bool whole() const;
};

/// The upper lines of a page with the shapes of their words, made once to be held against many titles.
class PaperHead
{
public:
    explicit PaperHead(const QList<PageLine> &lines);

    /// The best place where this title may stand: from the beginning of a line on, over at most five lines
    /// that stand closely below each other.
    TitleMatch find(const QStringList &title) const;

private:
    struct HeadWord {
        QString shape;
        float confidence = 0;
        qsizetype line = 0;
        bool bracketed = false; ///< stands behind an opening bracket of its line
    };
    class Aligner;

    bool mayBegin(const QStringList &title, qsizetype from, qsizetype to) const;
    int leftOver(qsizetype end) const;

    QList<HeadWord> m_words;
    /// Where each line's words begin in `m_words`, and behind which word a title that begins there ends at
    /// the latest.
    QList<std::pair<qsizetype, qsizetype>> m_begins;
};

} // namespace motcua
