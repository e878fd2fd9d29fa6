// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/identity.h"

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

TEST(PersonalNumber, tellsProvinceCenturyAndSex)
{
    struct Row {
        QStringView number;
        int year;
        QString sex;
        QString province;
    };
    const Row rows[] = {
        {u"001099012345", 1999, u"Nam"_s, u"Hà Nội"_s},
        {u"001199654324", 1999, u"Nữ"_s, u"Hà Nội"_s},
        {u"079203123456", 2003, u"Nam"_s, u"Thành phố Hồ Chí Minh"_s},
        {u"096300000001", 2000, u"Nữ"_s, u"Cà Mau"_s},
        {u"048400000001", 2100, u"Nam"_s, u"Đà Nẵng"_s},
        {u"048599000001", 2199, u"Nữ"_s, u"Đà Nẵng"_s},
        {u"048999000001", 2399, u"Nữ"_s, u"Đà Nẵng"_s},
    };
    for (const Row &row : rows) {
        const auto number = parsePersonalNumber(row.number);
        ASSERT_TRUE(number) << qPrintable(row.number.toString());
        EXPECT_EQ(number->birthYear, row.year);
        EXPECT_EQ(number->sex, row.sex);
        EXPECT_EQ(number->province, row.province);
    }
}

TEST(PersonalNumber, keepsAnUnknownProvinceUnknown)
{
    for (const QStringView number : {u"003099012345", u"000099012345", u"113099012345", u"999099012345"}) {
        const auto parsed = parsePersonalNumber(number);
        ASSERT_TRUE(parsed);
        EXPECT_FALSE(parsed->province);
    }
}

TEST(PersonalNumber, isTwelveAsciiDigitsAndNothingElse)
{
    for (const QStringView text : {u"", u"00109901234", u"0010990123456", u"00109901234a", u" 01099012345",
             u"٠٠١٠٩٩٠١٢٣٤٥", u"００１０９９０１２３４５", u"-01099012345"})
        EXPECT_FALSE(parsePersonalNumber(text)) << qPrintable(text.toString());
}

TEST(PersonalNumber, isShownMasked)
{
    EXPECT_EQ(maskPersonalNumber(u"079201003456"), u"079•••••3456"_s);
    EXPECT_EQ(maskPersonalNumber(u"012345678"), u"••••••678"_s);
    EXPECT_EQ(maskPersonalNumber(u""), QString());
    EXPECT_EQ(maskPersonalNumber(u"1"), u"•"_s);
}
