// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/checklist.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using namespace motcua;

namespace
{

Component component(const QString &id, ComponentKind kind, bool required = true)
{
    Component result;
    result.id = id;
    result.kind = kind;
    result.required = required;
    if (kind == ComponentKind::Form)
        result.formId = u"mau"_s;
    return result;
}

/// Two papers, one of them on a condition, a form with one entry, and what the administration has already.
Procedure sample()
{
    Component conditional = component(u"ban-dich"_s, ComponentKind::Paper, false);
    conditional.requiredIf = u"Khi giấy tờ bằng tiếng nước ngoài"_s;
    FormField name;
    name.id = u"ten"_s;
    name.required = true;
    Procedure procedure;
    procedure.forms = {{u"mau"_s, {}, {}, {{{}, {name}}}}};
    procedure.cases = {{u"chung"_s, {}, {},
        {component(u"don"_s, ComponentKind::Paper), conditional, component(u"to-khai"_s, ComponentKind::Form),
            component(u"giay-dang-ky"_s, ComponentKind::Electronic)}}};
    return procedure;
}

QList<SessionState::ComponentState> statesOf(const Checklist &list)
{
    QList<SessionState::ComponentState> states;
    for (const auto &item : list.items)
        states.append(item.state);
    return states;
}

using enum SessionState::ComponentState;

} // namespace

TEST(Checklist, saysOfEachComponentWhatIsToBeDone)
{
    const Procedure procedure = sample();
    const Checklist list = checklist(procedure, procedure.cases.first(), {}, {}, {}, QDate(2026, 1, 1));
    EXPECT_EQ(statesOf(list), QList({ToScan, Optional, ToFill, Electronic}));
    EXPECT_EQ(list.missing, 2);
    EXPECT_EQ(list.done(), 0);
}

TEST(Checklist, countsWhatIsThereAndWhatStillIsMissing)
{
    const Procedure procedure = sample();
    const ProcedureCase &chosen = procedure.cases.first();
    const Checklist paper =
        checklist(procedure, chosen, {{u"don"_s, 3}, {u"ban-dich"_s, 1}}, {}, {}, QDate(2026, 1, 1));
    EXPECT_EQ(statesOf(paper), QList({Done, Done, ToFill, Electronic}));
    EXPECT_EQ(paper.items.first().pages, 3);
    EXPECT_EQ(paper.missing, 1);
    const Checklist whole =
        checklist(procedure, chosen, {{u"don"_s, 3}}, {{u"ten"_s, u"Bịa Đặt"_s}}, {}, QDate(2026, 1, 1));
    EXPECT_EQ(statesOf(whole), QList({Done, Optional, Done, Electronic}));
    EXPECT_EQ(whole.missing, 0);
    EXPECT_EQ(whole.done(), 2) << "what the administration has is not in the dossier from here";
}

TEST(Checklist, aFormWithAFaultIsStillToBeFilledIn)
{
    const Procedure procedure = sample();
    const Checklist list = checklist(procedure, procedure.cases.first(), {{u"don"_s, 1}},
        {{u"la"_s, u"nobody asked"_s}}, {}, QDate(2026, 1, 1));
    EXPECT_EQ(list.items[2].state, ToFill);
    EXPECT_EQ(list.missing, 1);
}

TEST(Checklist, whatCentralHoldsIsMissingUntilItIsChosenAndScannedPagesCountMore)
{
    const Procedure procedure = sample();
    const ProcedureCase &chosen = procedure.cases.first();
    QHash<QString, HeldPaper> held {{u"don"_s, {{}, false}}};
    held[u"don"_s].paper.fromDossier = u"G06-20260119-0000001"_s;
    const auto look = [&](const QHash<QString, int> &pages) {
        return checklist(procedure, chosen, pages, {}, held, QDate(2026, 1, 1));
    };
    EXPECT_EQ(look({}).missing, 2);
    EXPECT_EQ(look({}).items[0].state, ToScan);
    ASSERT_TRUE(look({}).items[0].held);
    EXPECT_EQ(look({}).items[0].held->fromDossier, u"G06-20260119-0000001"_s);
    EXPECT_FALSE(look({}).items[1].held);
    held[u"don"_s].taken = true;
    EXPECT_EQ(look({}).missing, 1);
    EXPECT_EQ(look({}).items[0].state, Reused);
    EXPECT_EQ(look({}).done(), 1);
    EXPECT_EQ(look({{u"don"_s, 2}}).items[0].state, Done);
}
