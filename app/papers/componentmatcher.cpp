// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/papers/componentmatcher.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "app/papers/headlines.h"
#include "app/papers/papertitle.h"
#include "app/papers/wordshape.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr double headBottom = 0.55; ///< of the page's height; titles stand above
constexpr qsizetype mostHeadLines = 24;
constexpr double formNumberBottom = 0.25; ///< form numbers stand in the upper corner or above the title
constexpr double bannerBottom = 0.25; ///< capitals in the middle above this name something
// Mean confidence of a title's words, below which nothing is sure. A title without a slip hardly comes about
// by chance, however unsure each word of it was.
constexpr double surest = 0.55, surestWithoutSlips = 0.3;
constexpr double partShare = 0.5; ///< of a title's letters: less is not like it
constexpr double shareWithNumber = 0.6; ///< of a title's letters, where the form number agrees in full
constexpr int fewestLetters = 40; ///< on a page that can be told to go on another one
constexpr double readable = 0.6; ///< mean confidence of such a page

/// Whether it is set as a title is: in capitals, or larger than the rest and in the middle.
bool isSetAsTitle(const PageLine &line, double usualHeight)
{
    return isInCapitals(line) || (isCentred(line) && line.height > 1.15 * usualHeight);
}

double usualHeightOf(const QList<PageLine> &lines)
{
    QList<double> heights;
    for (const PageLine &line : lines)
        heights.append(line.height);
    std::sort(heights.begin(), heights.end());
    return heights.isEmpty() ? 0 : heights[heights.size() / 2];
}

/// "- Đơn …;", "b) Giấy …,": one of a list of papers.
bool isListed(const PageLine &line)
{
    const QString text = line.text();
    return shapeOf(line.words.first().text).isEmpty() || text.endsWith(u';') || text.endsWith(u',')
        || line.words.first().text.endsWith(u')');
}

std::optional<PaperEvidence> newPaperIn(const QList<PageLine> &head)
{
    for (const PageLine &line : head) {
        const QStringList shapes = shapesOf(line.text());
        const bool banner = isInCapitals(line) && isCentred(line) && line.place.bottom() < bannerBottom;
        const bool paper = isInCapitals(line) && beginsPaperName(shapes);
        if (isNationalHeading(line) || (shapes.size() >= 2 && (banner || paper) && !isPartHeading(line)))
            return PaperEvidence {PaperEvidence::Kind::Title, line.text(), line.box};
    }
    return std::nullopt;
}

bool isReadable(const PageReading &reading)
{
    double sum = 0;
    int letters = 0;
    for (const Word &word : reading.words) {
        const auto here =
            std::count_if(word.text.begin(), word.text.end(), [](QChar c) { return c.isLetterOrNumber(); });
        letters += int(here);
        sum += double(word.confidence) * double(here);
    }
    return letters >= fewestLetters && sum / letters >= readable;
}

} // namespace

QString nameOf(Asks asks)
{
    static const std::array names {u""_s, u"no-title"_s, u"unknown-title"_s, u"part-of-title"_s,
        u"several-components"_s, u"other-form-number"_s, u"unreadable"_s, u"follows-asked"_s,
        u"separator-elsewhere"_s, u"separator-among-text"_s, u"against-separator"_s};
    return names[std::size_t(asks)];
}

QString nameOf(PaperEvidence::Kind kind)
{
    static const std::array names {u"title"_s, u"form-number"_s, u"separator"_s, u"follows"_s};
    return names[std::size_t(kind)];
}

/// One component's best title on a page.
struct ComponentMatcher::Judged {
    TitleMatch match;
    bool asTitle = false; ///< it stands there as a title does
    bool goesOn = false; ///< more of a title stands below it
    const PageLine *below = nullptr; ///< what it stands below, though it is no part of a head
    PaperEvidence evidence;

    /// The page's own title, not one that it only mentions.
    bool isOwn() const { return asTitle && !below; }

    bool sure() const
    {
        return match.whole() && isOwn() && !goesOn
            && match.confidence >= (match.halfSlips == 0 ? surestWithoutSlips : surest);
    }
};

ComponentMatcher::ComponentMatcher(const ProcedureCase &chosen)
{
    for (const Component &component : chosen.components) {
        if (component.kind != ComponentKind::Paper)
            continue;
        Known known {component.id, titlesOf(component), {}};
        for (const QString &text : {component.formNumber, component.name})
            if (const auto form = parseFormNumber(text, true); form && !known.forms.contains(*form))
                known.forms.append(*form);
        m_known.append(known);
    }
}

ComponentMatcher::Judged ComponentMatcher::judge(
    const Known &known, const QList<PageLine> &head, const PaperHead &words, double usualHeight) const
{
    Judged best;
    for (const QStringList &title : known.titles) {
        Judged judged;
        judged.match = words.find(title);
        if (judged.match.matched == 0)
            continue;
        const PageLine &first = head[judged.match.firstLine];
        const PageLine &last = head[judged.match.lastLine];
        judged.asTitle = isSetAsTitle(first, usualHeight);
        for (qsizetype i = judged.match.firstLine; i <= judged.match.lastLine; ++i) {
            judged.asTitle = judged.asTitle && (isInCapitals(head[i]) || isCentred(head[i]));
            judged.evidence.box |= head[i].box;
            judged.evidence.words += (i > judged.match.firstLine ? u" "_s : QString()) + head[i].text();
        }
        if (judged.match.share() >= partShare)
            judged.below = strangerAbove(head, first);
        if (judged.match.lastLine + 1 < head.size()) {
            const PageLine &next = head[judged.match.lastLine + 1];
            const double gap = next.place.top() - last.place.bottom();
            judged.goesOn = isInCapitals(next) && !next.words.first().text.startsWith(u'(')
                && gap > -last.height && gap < 1.2 * last.height;
        }
        const auto rank = [](const Judged &j) {
            return std::tuple(j.sure(), j.asTitle, j.match.whole(), j.match.share(), -j.match.extra);
        };
        if (best.match.letters == 0 || rank(judged) > rank(best))
            best = judged;
    }
    return best;
}

PageFinding ComponentMatcher::find(const PaperPage &page) const
{
    const QList<PageLine> lines = linesOf(page);
    const double usualHeight = usualHeightOf(lines);
    QList<PageLine> head;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(head), [&](const PageLine &line) {
        return head.size() < mostHeadLines && line.place.bottom() < headBottom;
    });

    PageFinding finding;
    std::optional<FormNumber> number;
    for (const PageLine &line : head) {
        if (line.place.bottom() > formNumberBottom)
            continue;
        if ((number = parseFormNumber(line.text()))) {
            finding.evidence.append({PaperEvidence::Kind::FormNumber, line.text(), line.box});
            break;
        }
    }
    const auto agreement = [&](const Known &known) {
        std::optional<FormAgreement> best;
        if (number)
            for (const FormNumber &form : known.forms)
                best = std::max(best.value_or(FormAgreement::Differs), compare(*number, form));
        return best;
    };

    const PaperHead words(head);
    QStringList called, numbered, numberedAndLike, like;
    bool contradicted = false; // a form number speaks against the title
    QList<PaperEvidence> titles, parts;
    std::optional<PaperEvidence> below; // the line that makes a title a mention
    for (const Known &known : m_known) {
        const Judged judged = judge(known, head, words, usualHeight);
        const auto form = agreement(known);
        if (judged.sure()) {
            called.append(known.id);
            titles.append(judged.evidence);
            contradicted |= form == FormAgreement::Differs;
        }
        if (form == FormAgreement::Fully) {
            numbered.append(known.id);
            if (judged.isOwn() && judged.match.share() >= shareWithNumber
                && judged.match.confidence >= surest)
                numberedAndLike.append(known.id);
        }
        const bool resembles = judged.match.share() >= partShare
            && (judged.asTitle || (judged.match.whole() && !isListed(head[judged.match.firstLine])));
        if (resembles || form == FormAgreement::Partly) {
            like.append(known.id);
            if (resembles && judged.below && !below)
                below = PaperEvidence {PaperEvidence::Kind::Title, judged.below->text(), judged.below->box};
            if (resembles && !judged.sure())
                parts.append(judged.evidence);
        }
    }

    const auto ask = [&](Asks why, QStringList components) {
        finding.begins = true;
        finding.asks = why;
        components.removeDuplicates();
        finding.components = std::move(components);
        return finding;
    };
    finding.evidence = titles + finding.evidence;
    if (called.size() == 1) {
        if (contradicted || (!numbered.isEmpty() && !numbered.contains(called.first())))
            return ask(Asks::OtherFormNumber, called + numbered);
        return ask(Asks::Nothing, called);
    }
    if (called.size() > 1) {
        // Of several that are called alike the form number tells which one it is.
        if (numbered.size() == 1 && called.contains(numbered.first()))
            return ask(Asks::Nothing, numbered);
        return ask(Asks::SeveralComponents, called);
    }
    if (below)
        finding.evidence.append(*below);
    finding.evidence += parts;
    if (numbered.size() == 1 && numberedAndLike == numbered)
        return ask(Asks::Nothing, numbered);
    if (!numbered.isEmpty() || !like.isEmpty())
        return ask(Asks::PartOfTitle, numbered + like);
    if (const auto other = newPaperIn(head); other || number) {
        if (other)
            finding.evidence.append(*other);
        return ask(Asks::UnknownTitle, {});
    }
    if (!page.reading.blank && !isReadable(page.reading))
        finding.asks = Asks::Unreadable;
    return finding;
}

} // namespace motcua
