// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/taxcode.h"

#include <QString>

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

TEST(TaxCodes, holdTheirCheckDigit)
{
    EXPECT_TRUE(isTaxCode(u"0100047516"));
    EXPECT_TRUE(isTaxCode(u"0100047516001"));
    EXPECT_FALSE(isTaxCode(u"0100047515"));
    EXPECT_FALSE(isTaxCode(u"0100047516000"));
    EXPECT_FALSE(isTaxCode(u"0100000006")) << "number of all zeros";
    EXPECT_FALSE(isTaxCode(u"0000047516"));
    EXPECT_FALSE(isTaxCode(u""));
    EXPECT_FALSE(isTaxCode(u"010004751"));
    EXPECT_FALSE(isTaxCode(u"001099012345")) << "a personal number";
    EXPECT_FALSE(isTaxCode(u"010004751o"));
}

TEST(TaxCodes, ofTenDigitsOneInAllFitsNineOrNone)
{
    int without = 0;
    for (int i = 100000000; i < 100002000; ++i) {
        int fits = 0;
        for (int digit = 0; digit <= 9; ++digit)
            fits += isTaxCode(QString::number(i) + QString::number(digit)) ? 1 : 0;
        EXPECT_LE(fits, 1);
        without += fits == 0 ? 1 : 0;
    }
    EXPECT_NEAR(without, 2000 / 11.0, 40); // a sum of 0 mod 11 has no digit
}
