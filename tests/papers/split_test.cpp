// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/papers/stacksplit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/papers/drawnpage.h"

using namespace motcua;
using namespace Qt::StringLiterals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using At = DrawnPage::At;
using Role = PageProposal::Role;

namespace
{

class Stack : public ::testing::Test
{
protected:
    PaperPage titled(const QString &title) const
    {
        DrawnPage page = DrawnPage::official();
        page.line(title, At::Middle, 14).gap(8);
        for (int i = 0; i < 12; ++i)
            page.line(u"nội dung khai của người nộp ghi đầy đủ và rõ ràng trên từng dòng ở đây"_s);
        return page;
    }
    PaperPage application() const { return titled(u"ĐƠN ĐỀ NGHỊ CẤP CHỨNG CHỈ NHÂN VIÊN BỨC XẠ"_s); }
    PaperPage training() const { return titled(u"GIẤY CHỨNG NHẬN ĐÀO TẠO AN TOÀN BỨC XẠ"_s); }
    PaperPage health() const { return titled(u"PHIẾU KHÁM SỨC KHỎE"_s); }
    PaperPage lease() const { return titled(u"HỢP ĐỒNG THUÊ KHO"_s); }
    PaperPage separator(const QString &component, const QString &procedure = {}) const
    {
        const ProcedureCase &chosen = m_procedure.cases.first();
        const SeparatorSheet sheet = separatorSheet(m_procedure, chosen, *chosen.findComponent(component));
        SeparatorCode code = sheet.code;
        if (!procedure.isEmpty())
            code.procedure = procedure;
        DrawnPage page;
        page.line(sheet.heading, At::Middle, 20).line(sheet.before).line(sheet.name);
        page.code(payloadOf(code), 58).line(sheet.place).line(sheet.procedure);
        for (const QString &instruction : sheet.instructions)
            page.line(instruction);
        return page;
    }
    const StackSplit &split(const QList<PaperPage> &pages)
    {
        m_split = splitStack(m_procedure, m_procedure.cases.first(), pages);
        EXPECT_EQ(m_split.pages.size(), pages.size());
        return m_split;
    }
    QList<qsizetype> pagesOf(const QString &component) const { return m_split.pagesOf(component); }

    const Procedure m_procedure = radiationWorker();
    StackSplit m_split;
};

TEST_F(Stack, pagesWithoutATitleGoOnThePaperBefore)
{
    const auto &found = split(
        {application(), DrawnPage::body(), DrawnPage::blank(), training(), health(), DrawnPage::body()});
    EXPECT_THAT(pagesOf(u"don-de-nghi"_s), ElementsAre(0, 1, 2));
    EXPECT_THAT(pagesOf(u"giay-dao-tao-an-toan"_s), ElementsAre(3));
    EXPECT_THAT(pagesOf(u"phieu-kham-suc-khoe"_s), ElementsAre(4, 5));
    EXPECT_THAT(found.askedPages(), IsEmpty());
}

TEST_F(Stack, nothingIsSureToGoOnOverAPageThatIsMissing)
{
    PaperPage missing;
    missing.missing = true;
    const auto &found = split({application(), missing, DrawnPage::body(), training(),
        separator(u"phieu-kham-suc-khoe"_s), DrawnPage::body(), missing, DrawnPage::body(), health()});
    EXPECT_THAT(pagesOf(u"don-de-nghi"_s), ElementsAre(0));
    EXPECT_THAT(pagesOf(u"phieu-kham-suc-khoe"_s), ElementsAre(5, 8));
    EXPECT_THAT(found.askedPages(), ElementsAre(1, 2, 6, 7));
    EXPECT_THAT(found.emptySeparators, IsEmpty());
}

TEST_F(Stack, whatCannotBeToldAsksAndSoDoesWhatGoesOnIt)
{
    const auto &found = split({DrawnPage::body(), application(), lease(), DrawnPage::body(), training(),
        PaperPage {{900, 1200}, 300, {}}});
    EXPECT_THAT(found.askedPages(), ElementsAre(0, 2, 3, 5));
    EXPECT_EQ(found.pages[0].asks, Asks::NoTitle);
    EXPECT_TRUE(found.pages[0].components.isEmpty());
    EXPECT_EQ(found.pages[2].asks, Asks::UnknownTitle);
    EXPECT_EQ(found.pages[3].asks, Asks::FollowsAsked);
    EXPECT_TRUE(found.pages[3].components.isEmpty()) << "not the application's";
    EXPECT_EQ(found.pages[5].asks, Asks::Unreadable);
    EXPECT_THAT(pagesOf(u"don-de-nghi"_s), ElementsAre(1));
    EXPECT_THAT(pagesOf(u"giay-dao-tao-an-toan"_s), ElementsAre(4));
}

TEST_F(Stack, separatorsSayWhatFollowsAndAreNoPages)
{
    const auto &found = split({separator(u"van-bang-chuyen-mon"_s), DrawnPage::blank(), lease(),
        DrawnPage::blank(), DrawnPage::body(), separator(u"anh-3x4"_s), PaperPage {{900, 1200}, 300, {}},
        separator(u"don-de-nghi"_s), application()});
    EXPECT_THAT(found.askedPages(), IsEmpty());
    EXPECT_THAT(found.emptySeparators, IsEmpty());
    EXPECT_THAT(pagesOf(u"van-bang-chuyen-mon"_s), ElementsAre(1, 2, 3, 4)) << "what is called blank stays";
    EXPECT_THAT(pagesOf(u"anh-3x4"_s), ElementsAre(6));
    EXPECT_THAT(pagesOf(u"don-de-nghi"_s), ElementsAre(8));
    for (const int i : {0, 5, 7})
        EXPECT_EQ(found.pages[i].role, Role::Separator) << i;
}

TEST_F(Stack, blankPagesBehindASeparatorAreKeptAndAskedAbout)
{
    const auto &found = split({separator(u"anh-3x4"_s), DrawnPage::blank(), DrawnPage::blank()});
    EXPECT_THAT(pagesOf(u"anh-3x4"_s), ElementsAre(1, 2));
    EXPECT_THAT(found.emptySeparators, ElementsAre(0));
}

TEST_F(Stack, aSeparatorWithNothingBehindItAsks)
{
    const auto &found = split({separator(u"don-de-nghi"_s), DrawnPage::blank(), separator(u"anh-3x4"_s),
        training(), separator(u"phieu-kham-suc-khoe"_s)});
    EXPECT_THAT(found.emptySeparators, ElementsAre(0, 4));
    EXPECT_THAT(pagesOf(u"don-de-nghi"_s), ElementsAre(1)) << "what is called blank stays";
}

TEST_F(Stack, aTitleAgainstItsSeparatorAsks)
{
    const auto &found = split({separator(u"don-de-nghi"_s), application(), training(), DrawnPage::body(),
        application(), separator(u"giay-dao-tao-an-toan"_s), training()});
    EXPECT_EQ(found.pages[2].asks, Asks::AgainstSeparator);
    EXPECT_EQ(found.pages[2].components, (QStringList {u"don-de-nghi"_s, u"giay-dao-tao-an-toan"_s}));
    EXPECT_EQ(found.pages[3].asks, Asks::FollowsAsked);
    EXPECT_THAT(pagesOf(u"don-de-nghi"_s), ElementsAre(1, 4));
    EXPECT_THAT(pagesOf(u"giay-dao-tao-an-toan"_s), ElementsAre(6));
}

TEST_F(Stack, aSeparatorOfAnotherProcedureAsksAndSaysNothingOfWhatFollows)
{
    const auto &found =
        split({application(), separator(u"anh-3x4"_s, u"thu-tuc-khac"_s), DrawnPage::body(), training()});
    EXPECT_EQ(found.pages[1].asks, Asks::SeparatorElsewhere);
    EXPECT_EQ(found.pages[1].role, Role::Page) << "only a sheet of this case is left out";
    EXPECT_EQ(found.pages[2].asks, Asks::FollowsAsked);
    EXPECT_TRUE(found.pages[2].components.isEmpty());
    EXPECT_THAT(pagesOf(u"don-de-nghi"_s), ElementsAre(0));
    EXPECT_THAT(pagesOf(u"giay-dao-tao-an-toan"_s), ElementsAre(3));
}

TEST_F(Stack, aPageThatHappensToBearASeparatorsCodeIsKeptAndAsks)
{
    PaperPage page = DrawnPage::body();
    page.reading.codes = separator(u"anh-3x4"_s).reading.codes;
    const auto &found = split({application(), page, DrawnPage::body()});
    EXPECT_EQ(found.pages[1].role, Role::Page);
    EXPECT_EQ(found.pages[1].asks, Asks::SeparatorAmongText);
    EXPECT_EQ(found.pages[1].components, QStringList {u"don-de-nghi"_s});
    EXPECT_EQ(found.pages[2].asks, Asks::FollowsAsked);
}

TEST_F(Stack, noPageIsLostOrTakenTwice)
{
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        QList<PaperPage> pages;
        for (int i = 0; i < 12; ++i)
            switch (random() % 7) {
            case 0:
                pages << application();
                break;
            case 1:
                pages << misread(training(), 0.05, random);
                break;
            case 2:
                pages << DrawnPage::blank();
                break;
            case 3:
                pages << separator(u"van-bang-chuyen-mon"_s);
                break;
            case 4:
                pages << separator(u"anh-3x4"_s, u"thu-tuc-khac"_s);
                break;
            case 5:
                pages << misread(lease(), 0.05, random);
                break;
            default:
                pages << DrawnPage::body();
            }
        const auto &found = split(pages);
        QList<int> taken(pages.size(), 0);
        for (const Component &component : m_procedure.cases.first().components)
            for (const qsizetype i : found.pagesOf(component.id))
                ++taken[i];
        for (const qsizetype i : found.askedPages())
            ++taken[i];
        for (qsizetype i = 0; i < pages.size(); ++i)
            ASSERT_EQ(taken[i], found.pages[i].role == Role::Page ? 1 : 0) << round << ' ' << i;
    }
}

} // namespace
