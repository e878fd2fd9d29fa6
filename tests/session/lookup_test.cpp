// SPDX-License-Identifier: GPL-3.0-or-later
// Looking up without a card, and from there to filing.
#include <QDir>

#include <gtest/gtest.h>

#include "tests/session/kiosk.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::barcode;
using motcua::test::Kiosk;
using motcua::test::radiationWorker;

namespace
{

class LookingUp : public ::testing::Test
{
protected:
    void SetUp() override
    {
        kiosk.screen->lookup()->open();
        ASSERT_TRUE(kiosk.shows(Screen::Lookup));
    }
    QStringList listed() const
    {
        QStringList ids;
        for (const auto &item : kiosk.state().procedures)
            ids.append(item.id);
        return ids;
    }

    Kiosk kiosk;
};

} // namespace

TEST_F(LookingUp, everyProcedureIsFoundByItsField)
{
    int counted = 0;
    const auto fields = kiosk.state().fields;
    ASSERT_GT(fields.size(), 5);
    for (const auto &field : fields) {
        kiosk.screen->lookup()->browse(field.name);
        EXPECT_EQ(listed().size(), field.procedures) << qPrintable(field.name);
        counted += int(listed().size());
    }
    EXPECT_EQ(counted, kiosk.catalogue->procedures().size());
    kiosk.screen->back();
    EXPECT_EQ(kiosk.state().screen, Screen::Lookup) << "to the fields first";
    EXPECT_TRUE(kiosk.state().field.isEmpty());
    kiosk.screen->back();
    EXPECT_TRUE(kiosk.shows(Screen::Home));
}

TEST_F(LookingUp, oneIsShownWithThePapersOfEachCase)
{
    kiosk.type(u"query"_s, u"chuyen giao cong nghe"_s);
    ASSERT_FALSE(listed().isEmpty());
    kiosk.screen->typing()->close();
    kiosk.screen->lookup()->showProcedure(u"dang-ky-chuyen-giao-cong-nghe"_s);
    ASSERT_TRUE(kiosk.shows(Screen::Info));
    const auto procedure = *kiosk.catalogue->find(u"dang-ky-chuyen-giao-cong-nghe"_s);
    ASSERT_EQ(kiosk.state().info->cases.size(), procedure->cases.size());
    for (const ProcedureCase &chosen : procedure->cases) {
        kiosk.screen->lookup()->chooseCase(chosen.id);
        EXPECT_EQ(kiosk.state().info->papers.size(), chosen.components.size());
        EXPECT_FALSE(kiosk.state().info->list.isNull());
    }
    kiosk.screen->lookup()->chooseCase(u"no-such-case"_s);
    EXPECT_EQ(kiosk.screen->lookup()->chosenCase(), procedure->cases.last().id);
    kiosk.screen->back();
    EXPECT_TRUE(kiosk.shows(Screen::Lookup));
    EXPECT_EQ(kiosk.state().query, u"chuyen giao cong nghe"_s) << "what was found is still there";
}

TEST_F(LookingUp, everyProcedureCanBeShownWhateverIsUnknownOfIt)
{
    for (const Procedure &procedure : kiosk.catalogue->procedures()) {
        kiosk.screen->lookup()->showProcedure(procedure.id);
        ASSERT_EQ(kiosk.state().screen, Screen::Info) << qPrintable(procedure.id);
        EXPECT_EQ(kiosk.state().info->papersUnknown, procedure.cases.first().components.isEmpty());
        kiosk.screen->back();
    }
    kiosk.screen->lookup()->showProcedure(u"no-such-procedure"_s);
    EXPECT_EQ(kiosk.state().fault->id, FaultId::ProcedureUnknown);
}

TEST_F(LookingUp, theListIsPrintedAndThenFiledWithTheCard)
{
    kiosk.screen->lookup()->showProcedure(radiationWorker);
    ASSERT_TRUE(kiosk.state().info->canPrint);
    kiosk.screen->lookup()->print();
    EXPECT_TRUE(kiosk.state().info->printed);
    EXPECT_EQ(QDir(kiosk.config.printerFolder).entryList({u"giay-to-*.pdf"_s}).size(), 1);

    ASSERT_TRUE(kiosk.readCard());
    kiosk.screen->next();
    ASSERT_TRUE(kiosk.shows(Screen::Checklist)) << "it has one case, and is not asked for again";
    EXPECT_EQ(kiosk.state().procedure->id, radiationWorker);
    kiosk.screen->end();
    ASSERT_TRUE(kiosk.shows(Screen::Home));
    EXPECT_TRUE(kiosk.state() == kiosk.freshState());

    ASSERT_TRUE(kiosk.readCard());
    kiosk.screen->next();
    EXPECT_TRUE(kiosk.shows(Screen::Procedure)) << "the next person looked nothing up";
}

TEST_F(LookingUp, whatCanOnlyBeLookedUpIsNotCarriedToTheCard)
{
    kiosk.screen->lookup()->showProcedure(u"gia-han-giay-phep-buc-xa"_s);
    ASSERT_TRUE(kiosk.shows(Screen::Info));
    EXPECT_FALSE(kiosk.screen->lookup()->playable());
    kiosk.pass(kiosk.config.idleSeconds + 1);
    ASSERT_TRUE(kiosk.shows(Screen::Home)) << "and the page does not stay for ever";
    EXPECT_FALSE(kiosk.state().info);
}
