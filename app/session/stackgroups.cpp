// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackgroups.h"

namespace motcua
{

namespace
{

QString firstOf(const PageProposal &proposal)
{
    return proposal.components.isEmpty() ? QString() : proposal.components.first();
}

bool isSeparator(const PageProposal &proposal)
{
    return proposal.role == PageProposal::Role::Separator || proposal.asks == Asks::SeparatorElsewhere;
}

/// Whether the page itself says that another paper begins with it than the one before.
bool beginsAnother(const PageProposal &proposal, const PageProposal &before)
{
    switch (proposal.asks) {
    case Asks::NoTitle:
    case Asks::Unreadable:
    case Asks::FollowsAsked:
        return false;
    case Asks::UnknownTitle:
        return true;
    default:
        return firstOf(proposal) != firstOf(before);
    }
}

} // namespace

QList<SessionState::PaperGroup> groupsOf(const ProcedureCase &chosen,
    const QList<SessionState::SheetItem> &sheets, const QList<PageProposal> &proposals,
    const StackAnswers &answers)
{
    QList<SessionState::PaperGroup> groups;
    for (qsizetype i = 0; i < sheets.size(); ++i) {
        const PageProposal &proposal = proposals[i];
        const bool first = i == 0 || isSeparator(proposal) || isSeparator(proposals[i - 1]);
        if (first || answers.begins.value(sheets[i].page, beginsAnother(proposal, proposals[i - 1]))) {
            SessionState::PaperGroup group;
            group.separator = isSeparator(proposal);
            group.canJoin = !first;
            group.component = answers.names.value(sheets[i].page);
            if (group.component.isEmpty() && proposal.sure() && !group.separator)
                group.component = firstOf(proposal);
            const QString likely = group.component.isEmpty() ? firstOf(proposal) : group.component;
            if (const Component *component = group.separator ? nullptr : chosen.findComponent(likely)) {
                group.name = component->name;
                group.guess = group.component.isEmpty() ? likely : QString();
            }
            groups.append(group);
        }
        groups.last().sheets.append(sheets[i].number);
        groups.last().pages.append(sheets[i].page);
    }
    return groups;
}

} // namespace motcua
