// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/papers/formnumber.h"

#include <QList>

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

namespace
{

TEST(FormNumbers, areReadAsFormsBearThem)
{
    const QList<std::pair<QString, FormNumber>> known {
        {u"Mẫu số 05 Phụ lục IV"_s, {u"5"_s, {}, 4}}, {u"Mẫu số 5 – Phụ lục VII"_s, {u"5"_s, {}, 7}},
        {u"Mẫu số 03 tại Phụ lục IV"_s, {u"3"_s, {}, 4}}, {u"MẪU SỐ 12"_s, {u"12"_s, {}, 0}},
        {u"(Mẫu số 01 Phụ lục III)"_s, {u"1"_s, {}, 3}}, {u"Mẫu 1a. ĐNCĐPD"_s, {u"1a"_s, u"dncdpd"_s, 0}},
        {u"Mẫu 2.BCCSVC"_s, {u"2"_s, u"bccsvc"_s, 0}}, {u"mẫu 1b Phụ lục 2"_s, {u"1b"_s, {}, 2}},
        {u"Biểu B2-TMCSUT"_s, {u"b2-tmcsut"_s, {}, 0}}, {u"TK-05/ĐKKD"_s, {u"tk-5"_s, u"dkkd"_s, 0}},
        {u"Mau so O5 Phu luc lV"_s, {u"5"_s, {}, 4}}, // as it is misread
    };
    for (const auto &[text, number] : known) {
        const auto read = parseFormNumber(text);
        ASSERT_TRUE(read) << qPrintable(text);
        EXPECT_EQ(read->number, number.number) << qPrintable(text);
        EXPECT_EQ(read->mark, number.mark) << qPrintable(text);
        EXPECT_EQ(read->annex, number.annex) << qPrintable(text);
    }
}

TEST(FormNumbers, areNotSeenInProse)
{
    for (const QString &text : {u"Mẫu đơn này do người nộp tự in"_s, u"Nghị định số 142/2020/NĐ-CP"_s,
             u"Số mẫu: 12 mẫu đất"_s, u"theo Mẫu số 05 Phụ lục IV"_s, u"Kiểu mẫu 2026"_s, u""_s})
        EXPECT_FALSE(parseFormNumber(text)) << qPrintable(text);
    EXPECT_EQ(parseFormNumber(u"Đơn đề nghị theo Mẫu số 05 Phụ lục IV", true)->number, u"5"_s);
}

TEST(FormNumbers, agreeInFullOnlyWithTheirAnnexOrMark)
{
    const FormNumber known {u"5"_s, {}, 4};
    EXPECT_EQ(compare({u"5"_s, {}, 4}, known), FormAgreement::Fully);
    EXPECT_EQ(compare({u"5"_s, {}, 0}, known), FormAgreement::Partly);
    EXPECT_EQ(compare({u"5"_s, {}, 3}, known), FormAgreement::Differs);
    EXPECT_EQ(compare({u"6"_s, {}, 4}, known), FormAgreement::Differs);
    EXPECT_EQ(compare({u"2"_s, u"bccsvc"_s, 0}, {u"2"_s, u"bccsvc"_s, 0}), FormAgreement::Fully);
    EXPECT_EQ(compare({u"2"_s, u"bccs"_s, 0}, {u"2"_s, u"bccsvc"_s, 0}), FormAgreement::Differs);
}

} // namespace
