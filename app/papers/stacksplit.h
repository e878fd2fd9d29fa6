// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/papers/componentmatcher.h"
#include "app/papers/separator.h"

namespace motcua
{

/// Which component a page of a stack is proposed for. A proposal that is not sure asks: nobody files by it
/// before a person has answered.
struct PageProposal {
    enum class Role {
        Page, ///< of the dossier
        Separator, ///< a separator sheet: kept as this, filed never
    };
    Role role = Role::Page;
    QStringList components = {}; ///< best first; of a sure one exactly one; empty: nothing is proposed
    Asks asks = Asks::Nothing;
    QList<PaperEvidence> evidence = {};

    bool sure() const { return asks == Asks::Nothing; }
    /// It rests on nothing but the page before.
    bool follows() const;
};
QString nameOf(PageProposal::Role role); ///< "page", "separator"

/// A stack taken apart.
struct StackSplit {
    QList<PageProposal> pages; ///< one for each page given, in the same order
    /// A separator behind which no page of its component lies, or only blank ones: index of its page.
    /// Something is missing, or the sheet lies at the wrong place; a person is asked.
    QList<qsizetype> emptySeparators;

    /// Indices of the pages that go into this component's file: those proposed surely.
    QList<qsizetype> pagesOf(QStringView component) const;
    QList<qsizetype> askedPages() const;
};

/// Tells the pages of one stack apart:
///
///     separator sheet ─► its component, until the next one
///     a component's title ─► that component; between separators it must be the separator's
///     no title ─► goes on where the page before belongs; as surely as that one
///     anything else ─► asks, and what goes on it asks as well
///
/// Blank pages are kept where they lie, the one directly behind a separator too: it may be the sheet's other
/// side, or a page whose ink nobody sees.
StackSplit splitStack(const Procedure &procedure, const ProcedureCase &chosen, const QList<PaperPage> &pages);

} // namespace motcua
