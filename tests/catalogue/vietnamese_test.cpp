// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/catalogue.h"

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

TEST(FoldVietnamese, dropsToneHatHookAndBar)
{
    EXPECT_EQ(foldVietnamese(u"Chứng chỉ"), u"chung chi"_s);
    EXPECT_EQ(foldVietnamese(u"ĐĂNG KÝ Đường ướt"), u"dang ky duong uot"_s);
    EXPECT_EQ(foldVietnamese(u"ẶỆỖ ằễở ỹỵ X-quang 3x4"), u"aeo aeo yy x-quang 3x4"_s);
    EXPECT_EQ(foldVietnamese(u""), QString());
}

TEST(FoldVietnamese, isTheSameForEveryWayOfWritingALetterAndStable)
{
    const QString text = u"Nguyễn Thị Ngọc Ánh – mã vạch"_s;
    EXPECT_EQ(foldVietnamese(text.normalized(QString::NormalizationForm_D)), foldVietnamese(text));
    EXPECT_EQ(foldVietnamese(foldVietnamese(text)), foldVietnamese(text));
}
