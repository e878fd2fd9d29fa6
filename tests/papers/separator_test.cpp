// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/papers/separator.h"

#include <gtest/gtest.h>

#include "tests/papers/drawnpage.h"

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

TEST(SeparatorCodes, comeBackFromTheirPayload)
{
    const SeparatorCode code {u"chung-chi-nhan-vien-buc-xa"_s, u"chung"_s, u"don-de-nghi"_s};
    const QByteArray payload = payloadOf(code);
    EXPECT_TRUE(payload.startsWith("MCSEP1:chung-chi-nhan-vien-buc-xa:chung:don-de-nghi:"));
    EXPECT_EQ(parseSeparator(payload), code);
}

TEST(SeparatorCodes, areNothingElse)
{
    const QByteArray payload = payloadOf({u"thu-tuc"_s, u"chung"_s, u"don"_s});
    for (qsizetype i = 0; i < payload.size(); ++i) {
        QByteArray changed = payload;
        changed[i] = changed[i] == 'x' ? 'y' : 'x';
        EXPECT_FALSE(parseSeparator(changed)) << i;
        EXPECT_FALSE(parseSeparator(payload.first(i))) << i;
    }
    for (const QByteArray &foreign : {QByteArray(), QByteArray("MCSEP1"), QByteArray("MCSEP1::::"),
             QByteArray("https://vidu.example/MCSEP1:a:b:c:00000000"), payload + ' ', payload + ":x",
             QByteArray(payload).replace("MCSEP1", "MCSEP2"),
             QByteArray("001090001234|012345678|Nguyen Van Mau|15031990|Nam|Ha Noi|10072024")})
        EXPECT_FALSE(parseSeparator(foreign)) << foreign.constData();
}

class SeparatorSheets : public ::testing::Test
{
protected:
    DrawnPage sheet(const Procedure &procedure, int component, double sideMm = 58)
    {
        const ProcedureCase &chosen = procedure.cases.first();
        const SeparatorSheet sheet = separatorSheet(procedure, chosen, chosen.components[component]);
        DrawnPage page;
        page.line(sheet.heading, DrawnPage::At::Middle, 20).line(sheet.before).line(sheet.name);
        page.code(payloadOf(sheet.code), sideMm).line(sheet.place).line(sheet.procedure);
        for (const QString &instruction : sheet.instructions)
            page.line(instruction);
        return page;
    }
    std::optional<FoundSeparator> on(const PaperPage &page)
    {
        return separatorOn(page, m_procedure, m_procedure.cases.first());
    }

    const Procedure m_procedure = radiationWorker();
};

TEST_F(SeparatorSheets, areKnownHoweverTheyLie)
{
    std::mt19937 random(1);
    for (const int rotation : {0, 90, 180, 270}) {
        const auto found = on(lying(sheet(m_procedure, 2), rotation));
        ASSERT_TRUE(found);
        EXPECT_EQ(found->kind, SeparatorKind::Sheet) << rotation;
        EXPECT_EQ(found->code.component, u"giay-dao-tao-an-toan"_s);
    }
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ(on(misread(sheet(m_procedure, 2), 0.02, random))->kind, SeparatorKind::Sheet) << i;
    EXPECT_EQ(on(sheet(m_procedure, 1).line(u"2 bản"_s))->kind, SeparatorKind::Sheet) << "somebody's note";
    EXPECT_FALSE(on(DrawnPage::body()));
    EXPECT_FALSE(on(DrawnPage().code("https://vidu.example", 58)));
}

TEST_F(SeparatorSheets, aPageThatOnlyBearsTheCodeIsNone)
{
    const PaperPage sheetPage = sheet(m_procedure, 0);
    const QByteArray payload = sheetPage.reading.codes.first().bytes;
    PaperPage page = DrawnPage::body();
    page.reading.codes = {{u"QRCode"_s, payload, QRectF(900, 2600, 690, 690)}};
    EXPECT_EQ(on(page)->kind, SeparatorKind::AmongText);
    EXPECT_EQ(on(sheet(m_procedure, 0, 15))->kind, SeparatorKind::AmongText) << "a small picture of it";
    EXPECT_EQ(on(DrawnPage().code(payload, 58))->kind, SeparatorKind::AmongText) << "nothing else on it";
    EXPECT_EQ(on(sheet(m_procedure, 0).code("another", 58))->kind, SeparatorKind::AmongText);
    EXPECT_EQ(on(sheet(m_procedure, 0).line(u"Tôi xin nộp kèm giấy này hợp đồng thuê"_s))->kind,
        SeparatorKind::AmongText);
}

TEST_F(SeparatorSheets, ofAnotherProcedureCaseOrComponentAreTold)
{
    Procedure other = m_procedure;
    other.id = u"thu-tuc-khac"_s;
    EXPECT_EQ(on(sheet(other, 0))->kind, SeparatorKind::Elsewhere);
    other = m_procedure;
    other.cases[0].id = u"khac"_s;
    EXPECT_EQ(on(sheet(other, 0))->kind, SeparatorKind::Elsewhere);
    other = m_procedure;
    other.cases[0].components[0].id = u"giay-da-bo"_s;
    EXPECT_EQ(on(sheet(other, 0))->kind, SeparatorKind::Elsewhere);
}

} // namespace
