// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/papers/papertitle.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <vector>

#include <QRegularExpression>

#include "app/catalogue/catalogue.h"
#include "app/papers/wordshape.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr qsizetype fewestWords = 3; ///< a shorter title ("giấy tờ", "văn bản") says too little
constexpr qsizetype mostTitleLines = 5;
constexpr double closelyBelow = 1.6; ///< heights of a line between two lines of one title
constexpr double slipShare = 0.12; ///< of the letters of a title that may be wrong in all

// All of these are folded, as the names are before they are looked at.

/// Which copy of a paper is wanted does not stand on it.
const QRegularExpression &copyWords()
{
    static const QRegularExpression words(
        u"\\A(?:(?:0?1 bo|mot trong cac|cac|ban goc|ban chinh|ban sao|y ban chinh|co chung thuc|dien tu|"
        "kem ban chinh de doi chieu|cua mot trong cac|loai giay to sau|giay to sau|hoac|va)[ :,]+)+"_s);
    return words;
}

/// From here on a name says where the form is found, what it has to show or who made it.
const QStringList &endings()
{
    static const QStringList endings {u" theo "_s, u" thuc hien "_s, u" dap ung "_s, u" chung minh "_s,
        u" quy dinh tai "_s, u" phu hop voi "_s, u" tai co so"_s, u" trong vong "_s, u" do "_s, u" bao gom"_s,
        u" gom "_s, u" neu ro "_s, u", ghi ro"_s, u", co noi dung"_s, u" co xac nhan"_s, u" co thong tin"_s,
        u" kem "_s, u" kem theo"_s, u" - "_s, u" – "_s, u":"_s, u" cua "_s, u" doi voi "_s,
        u" dang co hieu luc"_s, u" su dung lam "_s, u" da duoc "_s, u" duoc cong chung"_s};
    return endings;
}

const QStringList &paperNames()
{
    static const QStringList names {u"ban cam ket"_s, u"ban cong bo"_s, u"ban dang ky"_s, u"ban dich"_s,
        u"ban ke"_s, u"ban mo ta"_s, u"ban thuyet minh"_s, u"ban tu danh gia"_s, u"bang "_s, u"bao cao"_s,
        u"bien ban"_s, u"chung chi"_s, u"chung nhan"_s, u"chung thu"_s, u"cong van"_s, u"dang ky"_s,
        u"danh muc"_s, u"danh sach"_s, u"de an"_s, u"de cuong"_s, u"de nghi"_s, u"dieu le"_s, u"don "_s,
        u"du an"_s, u"giai trinh"_s, u"giay "_s, u"ho so"_s, u"hop dong"_s, u"hoa don"_s, u"ke hoach"_s,
        u"ket qua"_s, u"ly lich"_s, u"nghi quyet"_s, u"noi quy"_s, u"phieu"_s, u"phuong an"_s, u"quy che"_s,
        u"quy trinh"_s, u"quyet dinh"_s, u"so do"_s, u"so yeu ly lich"_s, u"tai lieu"_s, u"the "_s,
        u"thoa thuan"_s, u"thong bao"_s, u"thuyet minh"_s, u"to khai"_s, u"to trinh"_s, u"van ban"_s,
        u"van bang"_s, u"y kien"_s};
    return names;
}

bool beginsWithPaperName(const QString &folded)
{
    return std::any_of(paperNames().begin(), paperNames().end(),
        [&](const QString &name) { return folded.startsWith(name); });
}

/// "a, b hoặc c" → a, b, c wherever a paper's name begins; a comma or an "hoặc" within one stays.
QStringList alternatives(const QString &name)
{
    static const QRegularExpression between(u"(?:;|[.] | hoac |, )"_s);
    QStringList parts;
    qsizetype from = 0;
    for (auto it = between.globalMatch(name); it.hasNext();) {
        const auto gap = it.next();
        QString rest = name.sliced(gap.capturedEnd());
        rest.remove(copyWords());
        const bool ends = gap.captured() == u";" || gap.captured() == u". ";
        if (!ends && !beginsWithPaperName(rest.trimmed()))
            continue;
        parts.append(name.sliced(from, gap.capturedStart() - from));
        from = gap.capturedEnd();
    }
    parts.append(name.sliced(from));
    return parts;
}

void addTitle(const QString &folded, QList<QStringList> &titles)
{
    const QStringList shapes = shapesOf(folded);
    if (shapes.size() >= fewestWords && beginsWithPaperName(folded) && !titles.contains(shapes))
        titles.append(shapes);
}

/// How the first words of a title lie on the first words of a head.
struct Alignment {
    int wrong = std::numeric_limits<int>::max() / 2; ///< words missing and extra
    int missing = 0, halfSlips = 0;
    qsizetype matched = 0; ///< letters
    double confidence = 0; ///< sum over the matched letters

    bool betterThan(const Alignment &other) const
    {
        return std::tie(wrong, halfSlips) < std::tie(other.wrong, other.halfSlips);
    }
};

} // namespace

QList<QStringList> titlesOf(const Component &component)
{
    static const QRegularExpression brackets(u"\\s*\\(([^)]*)\\)"_s);
    const QString name = foldVietnamese(component.name).simplified();
    QStringList texts {QString(name).remove(brackets)};
    // "văn bản giao kết (hợp đồng) chuyển giao công nghệ": what stands in brackets may be what it is called.
    for (auto it = brackets.globalMatch(name); it.hasNext();) {
        const auto bracket = it.next();
        if (beginsWithPaperName(bracket.captured(1)))
            texts.append(bracket.captured(1) + QString(name.sliced(bracket.capturedEnd())).remove(brackets));
    }
    QList<QStringList> titles;
    for (const QString &text : texts)
        for (QString part : alternatives(text)) {
            part = part.trimmed().remove(copyWords()).trimmed();
            addTitle(part, titles);
            // Cut shorter and shorter: each may be what stands on the paper.
            for (qsizetype end = part.size(); end > 0;) {
                qsizetype cut = -1;
                for (const QString &ending : endings())
                    cut = std::max(cut, part.lastIndexOf(ending, end - 1));
                end = cut;
                if (cut > 0)
                    addTitle(part.first(cut).trimmed(), titles);
            }
        }
    return titles;
}

bool beginsPaperName(const QStringList &shapes)
{
    return beginsWithPaperName(shapes.join(u' ') + u' ');
}

bool TitleMatch::whole() const
{
    return letters > 0 && missing == 0 && extra == 0
        && halfSlips <= 2 * std::max(1.0, slipShare * double(letters));
}

PaperHead::PaperHead(const QList<PageLine> &lines)
{
    for (qsizetype i = 0; i < lines.size(); ++i) {
        m_begins.append({m_words.size(), 0});
        bool bracketed = false;
        for (const Word &word : lines[i].words) {
            bracketed = bracketed || word.text.startsWith(u'(');
            if (QString shape = shapeOf(word.text); !shape.isEmpty())
                m_words.append({std::move(shape), word.confidence, i, bracketed});
        }
    }
    for (qsizetype i = 0; i < lines.size(); ++i) {
        qsizetype last = i;
        while (last + 1 < lines.size() && last + 1 < i + mostTitleLines) {
            const double gap = lines[last + 1].place.top() - lines[last].place.bottom();
            if (std::abs(gap) > closelyBelow * std::max(lines[last + 1].height, lines[last].height))
                break;
            ++last;
        }
        m_begins[i].second = last + 1 < lines.size() ? m_begins[last + 1].first : m_words.size();
    }
}

/// A title laid on the words of a head from `from` on.
class PaperHead::Aligner
{
public:
    Aligner(const QStringList &title, const QList<HeadWord> &words, qsizetype from, qsizetype to)
        : m_title(title)
        , m_words(words)
        , m_from(from)
        , m_count(to - from)
        , m_table(std::size_t(title.size() + 1) * std::size_t(m_count + 1))
    {
        at(0, 0) = Alignment {0};
        for (qsizetype i = 0; i <= title.size(); ++i)
            for (qsizetype j = 0; j <= m_count; ++j)
                extend(i, j);
    }

    /// The whole title against the first `j` words.
    const Alignment &whole(qsizetype j) { return at(m_title.size(), j); }

private:
    Alignment &at(qsizetype i, qsizetype j)
    {
        return m_table[std::size_t(i) * std::size_t(m_count + 1) + std::size_t(j)];
    }
    const HeadWord &word(qsizetype j) const { return m_words[m_from + j]; }

    void offer(qsizetype i, qsizetype j, const Alignment &alignment)
    {
        if (alignment.betterThan(at(i, j)))
            at(i, j) = alignment;
    }

    void extend(qsizetype i, qsizetype j)
    {
        const Alignment here = at(i, j);
        const bool moreTitle = i < m_title.size(), moreWords = j < m_count;
        Alignment next = here;
        ++next.wrong;
        if (moreWords)
            offer(i, j + 1, next);
        ++next.missing;
        if (moreTitle)
            offer(i + 1, j, next);
        if (!moreTitle || !moreWords)
            return;
        const QString &wanted = m_title[i];
        const QString &read = word(j).shape;
        const float confidence = word(j).confidence;
        if (offerPair(here, i + 1, j + 1, wanted, read, confidence, mostHalfSlips(wanted.size(), confidence)))
            return;
        // Recognition runs two words together, or breaks one apart.
        if (i + 1 < m_title.size() && read.size() > wanted.size())
            offerPair(here, i + 2, j + 1, wanted + m_title[i + 1], read, confidence, 1);
        if (j + 1 < m_count && wanted.size() > read.size())
            offerPair(here, i + 1, j + 2, wanted, read + word(j + 1).shape,
                std::min(confidence, word(j + 1).confidence), 1);
    }

    bool offerPair(const Alignment &here, qsizetype i, qsizetype j, const QString &wanted,
        const QString &read, float confidence, int most)
    {
        const int slips = ::motcua::halfSlips(read, wanted, most);
        if (slips > most)
            return false;
        Alignment next = here;
        next.halfSlips += slips;
        next.matched += wanted.size();
        next.confidence += double(confidence) * double(wanted.size());
        offer(i, j, next);
        return true;
    }

    const QStringList &m_title;
    const QList<HeadWord> &m_words;
    const qsizetype m_from, m_count;
    std::vector<Alignment> m_table;
};

/// Whether the title may begin there at all: one of its first words is one of the head's first.
bool PaperHead::mayBegin(const QStringList &title, qsizetype from, qsizetype to) const
{
    constexpr qsizetype first = 3;
    for (qsizetype i = 0; i < std::min(first, title.size()); ++i)
        for (qsizetype j = from; j < std::min(from + first, to); ++j)
            if (mayBe(m_words[j].shape, title[i], m_words[j].confidence))
                return true;
    return false;
}

/// Words behind the title's end, in the line where it ends, that no bracket explains.
int PaperHead::leftOver(qsizetype end) const
{
    int left = 0;
    for (qsizetype i = end; i < m_words.size() && m_words[i].line == m_words[end - 1].line; ++i)
        left += m_words[i].bracketed ? 0 : 1;
    return left;
}

TitleMatch PaperHead::find(const QStringList &title) const
{
    TitleMatch best;
    for (const QString &word : title)
        best.letters += word.size();
    const qsizetype letters = best.letters;
    int fewestWrong = std::numeric_limits<int>::max();
    for (const auto &[from, latest] : m_begins) {
        constexpr qsizetype more = 6; // words that the head may have and the title not
        const qsizetype to = std::min(latest, from + title.size() + more);
        if (!mayBegin(title, from, to))
            continue;
        Aligner aligner(title, m_words, from, to);
        for (qsizetype end = from + 1; end <= to; ++end) {
            const Alignment &alignment = aligner.whole(end - from);
            const int behind = leftOver(end);
            const int wrong = alignment.wrong + behind;
            if (std::tie(wrong, alignment.halfSlips) >= std::tie(fewestWrong, best.halfSlips))
                continue;
            fewestWrong = wrong;
            best = {m_words[from].line, m_words[end - 1].line, alignment.missing,
                alignment.wrong - alignment.missing + behind, alignment.halfSlips, alignment.matched, letters,
                alignment.matched ? alignment.confidence / double(alignment.matched) : 0};
        }
    }
    return best;
}

} // namespace motcua
