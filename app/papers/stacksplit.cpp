// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/papers/stacksplit.h"

#include <array>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

using Role = PageProposal::Role;

/// Goes through a stack from its first page to its last.
class Splitter
{
public:
    Splitter(const Procedure &procedure, const ProcedureCase &chosen)
        : m_procedure(procedure)
        , m_chosen(chosen)
        , m_matcher(chosen)
    {
    }

    void take(const PaperPage &page)
    {
        if (page.missing) {
            takeMissing();
        } else if (const auto separator = separatorOn(page, m_procedure, m_chosen)) {
            takeSeparator(*separator);
        } else {
            m_pagesBehind += !page.reading.blank;
            m_split.pages.append(judge(page));
        }
    }

    StackSplit end()
    {
        closeSeparator();
        return m_split;
    }

private:
    void closeSeparator()
    {
        if (m_separator >= 0 && m_pagesBehind == 0)
            m_split.emptySeparators.append(m_separator);
        m_separator = -1;
        m_pagesBehind = 0;
    }

    void takeSeparator(const FoundSeparator &found)
    {
        const PaperEvidence evidence {PaperEvidence::Kind::Separator, found.code.component, found.box};
        if (found.kind == SeparatorKind::AmongText) {
            m_pagesBehind += 1;
            follow({Role::Page, m_current, Asks::SeparatorAmongText, {evidence}});
            return;
        }
        closeSeparator();
        if (found.kind == SeparatorKind::Elsewhere) {
            m_current.clear();
            follow({Role::Page, {}, Asks::SeparatorElsewhere, {evidence}});
            return;
        }
        m_separator = m_split.pages.size();
        m_separated = found.code.component;
        follow({Role::Separator, {m_separated}, Asks::Nothing, {evidence}});
    }

    /// It may have been a paper's first page, or a separator: nothing is known to go on over it.
    void takeMissing()
    {
        m_pagesBehind += 1;
        closeSeparator();
        follow({Role::Page, {}, Asks::Unreadable, {}});
    }

    /// What comes behind goes on from here.
    void follow(const PageProposal &proposal)
    {
        m_current = proposal.components;
        m_sure = proposal.sure();
        m_split.pages.append(proposal);
    }

    PageProposal judge(const PaperPage &page)
    {
        const PageFinding finding = m_matcher.find(page);
        PageProposal proposal {Role::Page, finding.components, finding.asks, finding.evidence};
        const bool says = finding.sure();
        if (m_separator >= 0 && says && finding.components.first() != m_separated) {
            proposal.components.prepend(m_separated);
            proposal.asks = Asks::AgainstSeparator;
        } else if (m_separator >= 0) {
            // The sheet says what follows; a title that is only like another one does not speak against it.
            proposal.components = {m_separated};
            proposal.asks = says || m_sure ? Asks::Nothing : Asks::FollowsAsked;
        } else if (!finding.begins) {
            proposal.components = m_current;
            proposal.evidence.append({PaperEvidence::Kind::Follows, {}, {}});
            if (proposal.asks == Asks::Nothing && !m_sure)
                proposal.asks = m_split.pages.isEmpty() ? Asks::NoTitle : Asks::FollowsAsked;
        }
        m_current = proposal.components;
        m_sure = proposal.sure();
        return proposal;
    }

    const Procedure &m_procedure;
    const ProcedureCase &m_chosen;
    const ComponentMatcher m_matcher;
    StackSplit m_split;
    qsizetype m_separator = -1; ///< index of the one that holds; -1: none
    QString m_separated; ///< its component
    qsizetype m_pagesBehind = 0; ///< it
    QStringList m_current; ///< where the page before belongs
    bool m_sure = false;
};

} // namespace

bool PageProposal::follows() const
{
    return std::any_of(evidence.begin(), evidence.end(),
        [](const PaperEvidence &one) { return one.kind == PaperEvidence::Kind::Follows; });
}

QString nameOf(PageProposal::Role role)
{
    static const std::array names {u"page"_s, u"separator"_s};
    return names[std::size_t(role)];
}

QList<qsizetype> StackSplit::pagesOf(QStringView component) const
{
    QList<qsizetype> found;
    for (qsizetype i = 0; i < pages.size(); ++i)
        if (pages[i].role == Role::Page && pages[i].sure() && pages[i].components.first() == component)
            found.append(i);
    return found;
}

QList<qsizetype> StackSplit::askedPages() const
{
    QList<qsizetype> found;
    for (qsizetype i = 0; i < pages.size(); ++i)
        if (pages[i].role == Role::Page && !pages[i].sure())
            found.append(i);
    return found;
}

StackSplit splitStack(const Procedure &procedure, const ProcedureCase &chosen, const QList<PaperPage> &pages)
{
    Splitter splitter(procedure, chosen);
    for (const PaperPage &page : pages)
        splitter.take(page);
    return splitter.end();
}

} // namespace motcua
