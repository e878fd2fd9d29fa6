// SPDX-License-Identifier: GPL-3.0-or-later
// Nobody writes what is printed on the paper in his hand: it is read, shown beside its line, and taken or
// not.
#include <gtest/gtest.h>

#include "tests/session/kiosk.h"
#include "tests/viewmodels/reachable.h"

using namespace Qt::StringLiterals;
using namespace motcua;
using motcua::test::barcode;
using motcua::test::Kiosk;

namespace
{

class Proposals : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(kiosk.readCard());
        kiosk.screen->next();
        ASSERT_TRUE(kiosk.choose(barcode, u"cap-moi"_s));
        kiosk.screen->checklist()->open(u"don-dang-ky"_s);
        ASSERT_TRUE(kiosk.shows(Screen::Form));
    }

    void lay(const QImage &paper) { kiosk.paper.put(u"glass.png"_s, paper); }
    bool readPaper()
    {
        kiosk.screen->form()->readPaper();
        return kiosk.state().form.reading
            && Kiosk::until([&] { return !kiosk.state().form.reading && !kiosk.state().busy; });
    }
    static QImage registration()
    {
        for (const samples::Page &page : samples::dossier(samples::Dossier::TechnologyTransfer))
            if (page.text.contains(u"GIẤY CHỨNG NHẬN ĐĂNG KÝ DOANH NGHIỆP"))
                return page.image;
        return {};
    }
    QStringList proposed(const QString &field) const
    {
        QStringList values;
        for (const auto &proposal : kiosk.state().form.proposals.value(field))
            values.append(proposal.value);
        return values;
    }

    Kiosk kiosk;
};

} // namespace

TEST_F(Proposals, theRegistrationOnTheGlassIsReadShownAndTakenByATouch)
{
    EXPECT_FALSE(kiosk.screen->form()->readable().isEmpty());
    lay(registration());
    ASSERT_TRUE(readPaper());
    EXPECT_FALSE(kiosk.state().fault);
    EXPECT_EQ(proposed(u"so-dinh-danh"_s), QStringList {u"9900000016"_s});
    EXPECT_EQ(proposed(u"ngay-cap"_s), QStringList {u"2015-02-02"_s});
    EXPECT_EQ(proposed(u"ten-tieng-viet"_s), QStringList {u"CÔNG TY TNHH VÍ DỤ"_s});
    EXPECT_TRUE(kiosk.state().form.values.value(u"so-dinh-danh"_s).isUndefined()) << "nothing before a touch";
    for (const auto &proposals : kiosk.state().form.proposals)
        for (const auto &proposal : proposals) {
            EXPECT_GT(proposal.line.width(), 4 * proposal.line.height()) << "a line, not the page";
            EXPECT_GT(proposal.line.height(), 20);
        }
    EXPECT_TRUE(kiosk.store->dossiers()->isEmpty()) << "no picture of it is kept";

    kiosk.screen->form()->takeProposal(u"so-dinh-danh"_s, 0);
    EXPECT_EQ(kiosk.state().form.values.value(u"so-dinh-danh"_s), u"9900000016"_s);
    EXPECT_EQ(kiosk.state().form.origin.value(u"so-dinh-danh"_s), u"paper"_s);
    EXPECT_TRUE(proposed(u"so-dinh-danh"_s).isEmpty());
    kiosk.screen->form()->takeProposal(u"ngay-cap"_s, 7); // there is none such
    EXPECT_TRUE(kiosk.state().form.values.value(u"ngay-cap"_s).isUndefined());
    kiosk.screen->form()->setText(u"ngay-cap"_s, u"2015-02-03"_s);
    EXPECT_TRUE(proposed(u"ngay-cap"_s).isEmpty()) << "who types has decided";
    kiosk.screen->form()->setText(u"so-dinh-danh"_s, u"0000000009"_s);
    EXPECT_FALSE(kiosk.state().form.origin.contains(u"so-dinh-danh"_s));

    kiosk.screen->end();
    ASSERT_TRUE(kiosk.shows(Screen::Home));
    EXPECT_TRUE(motcua::reachable(kiosk.screen.get()).filter(u"9900000016"_s).isEmpty());
    EXPECT_TRUE(motcua::reachable(kiosk.screen.get()).filter(u"=picture"_s).isEmpty());
}

TEST_F(Proposals, aPaperWithoutValuesSaysSoAndTheFormGoesOn)
{
    for (const QImage &paper :
        {samples::glass(samples::Glass::Blank).image, samples::glass(samples::Glass::CanCuoc18mm).image}) {
        lay(paper);
        ASSERT_TRUE(readPaper());
        ASSERT_TRUE(kiosk.state().fault);
        EXPECT_EQ(kiosk.state().fault->id, FaultId::PaperWithoutValues);
        EXPECT_TRUE(kiosk.state().form.proposals.isEmpty()) << "never who somebody is";
    }
    kiosk.type(u"field:ten-tieng-viet"_s, u"công ty bịa đặt"_s);
    EXPECT_FALSE(kiosk.state().fault);
}

TEST_F(Proposals, whoLeavesWhileItIsReadIsNotFollowedByWhatWasRead)
{
    lay(registration());
    kiosk.screen->form()->readPaper();
    kiosk.screen->back();
    ASSERT_TRUE(kiosk.shows(Screen::Checklist));
    ASSERT_TRUE(Kiosk::until([&] { return !kiosk.scanner->busy(); }));
    kiosk.screen->checklist()->open(u"don-dang-ky"_s);
    ASSERT_TRUE(kiosk.shows(Screen::Form));
    EXPECT_FALSE(kiosk.state().form.reading);
    EXPECT_TRUE(kiosk.state().form.proposals.isEmpty());
    ASSERT_TRUE(readPaper()) << "and it can be read again";
    EXPECT_FALSE(kiosk.state().form.proposals.isEmpty());
}
