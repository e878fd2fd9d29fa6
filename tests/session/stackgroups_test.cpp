// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/stackgroups.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace motcua;

namespace
{

ProcedureCase threePapers()
{
    ProcedureCase chosen;
    for (const QString &id : {u"don"_s, u"bang"_s, u"anh"_s}) {
        Component component;
        component.id = id;
        component.name = u"Giấy "_s + id;
        chosen.components.append(component);
    }
    return chosen;
}

PageProposal sure(const QString &component)
{
    return {PageProposal::Role::Page, {component}, Asks::Nothing, {}};
}

PageProposal asks(Asks why, const QString &component = {})
{
    return {PageProposal::Role::Page, component.isEmpty() ? QStringList() : QStringList {component}, why, {}};
}

PageProposal separator(const QString &component)
{
    return {PageProposal::Role::Separator, {component}, Asks::Nothing, {}};
}

QList<SessionState::PaperGroup> grouped(
    const QList<PageProposal> &proposals, const StackAnswers &answers = {})
{
    QList<SessionState::SheetItem> sheets;
    for (int i = 0; i < proposals.size(); ++i) {
        SessionState::SheetItem sheet;
        sheet.number = i + 1;
        sheet.page = 100 + i;
        sheets.append(sheet);
    }
    return groupsOf(threePapers(), sheets, proposals, answers);
}

/// "don:1,2 ?bang:3 -:4" – components, guesses with a question mark, and the sheets' numbers.
QString told(const QList<SessionState::PaperGroup> &groups)
{
    QStringList parts;
    for (const auto &group : groups) {
        QStringList numbers;
        for (const int number : group.sheets)
            numbers.append(QString::number(number));
        const QString what = group.separator ? u"|"_s
            : !group.component.isEmpty()     ? group.component
            : !group.guess.isEmpty()         ? u"?"_s + group.guess
                                             : u"-"_s;
        parts.append(what + u':' + numbers.join(u','));
    }
    return parts.join(u' ');
}

} // namespace

TEST(StackGroups, areWhatRecognitionIsSureOf)
{
    EXPECT_EQ(told(grouped({sure(u"don"_s), sure(u"don"_s), sure(u"bang"_s), sure(u"anh"_s)})),
        u"don:1,2 bang:3 anh:4"_s);
    EXPECT_TRUE(grouped({}).isEmpty());
}

TEST(StackGroups, whatIsNotSureIsOnlyGuessed)
{
    EXPECT_EQ(told(grouped({asks(Asks::NoTitle), asks(Asks::FollowsAsked), asks(Asks::PartOfTitle, u"bang"_s),
                  asks(Asks::FollowsAsked, u"bang"_s), asks(Asks::UnknownTitle), asks(Asks::Unreadable)})),
        u"-:1,2 ?bang:3,4 -:5,6"_s);
}

TEST(StackGroups, aSeparatorIsNoPaperAndEndsTheOneBefore)
{
    const auto groups = grouped({separator(u"don"_s), sure(u"don"_s), separator(u"bang"_s), sure(u"bang"_s),
        asks(Asks::SeparatorElsewhere), asks(Asks::NoTitle)});
    EXPECT_EQ(told(groups), u"|:1 don:2 |:3 bang:4 |:5 -:6"_s);
    EXPECT_TRUE(groups[0].name.isEmpty());
    EXPECT_FALSE(groups[1].canJoin) << "there is nothing to join but a separator";
}

TEST(StackGroups, thePersonHasTheLastWord)
{
    const QList<PageProposal> stack {sure(u"don"_s), sure(u"don"_s), sure(u"bang"_s), sure(u"bang"_s)};
    StackAnswers answers;
    answers.begins = {{101, true}, {102, false}};
    answers.names = {{101, u"anh"_s}};
    const auto groups = grouped(stack, answers);
    EXPECT_EQ(told(groups), u"don:1 anh:2,3,4"_s);
    EXPECT_EQ(groups[1].name, u"Giấy anh"_s);
    EXPECT_EQ(groups[1].pages, (QList<qint64> {101, 102, 103}));
    EXPECT_FALSE(groups[0].canJoin);
    EXPECT_TRUE(groups[1].canJoin);
    answers.begins = {{100, false}};
    answers.names = {};
    EXPECT_EQ(told(grouped(stack, answers)), u"don:1,2 bang:3,4"_s)
        << "the first sheet begins the first paper";
}

TEST(StackGroups, aNameThatTheCaseDoesNotKnowIsNoName)
{
    StackAnswers answers;
    answers.begins = {{101, true}};
    const auto groups = grouped({asks(Asks::NoTitle), asks(Asks::FollowsAsked)}, answers);
    EXPECT_EQ(told(groups), u"-:1 -:2"_s);
    EXPECT_TRUE(groups[1].name.isEmpty());
}
