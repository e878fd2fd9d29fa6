// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/vietnamtime.h"

#include <gtest/gtest.h>

using namespace motcua;
using namespace Qt::StringLiterals;

TEST(VietnamTime, IsWrittenWithWeekdayAndFullYear)
{
    const qint64 at = QDateTime(QDate(2026, 1, 19), QTime(2, 5), Qt::UTC).toMSecsSinceEpoch();
    EXPECT_EQ(momentInVietnamese(at), u"9 giờ 05, thứ Hai, 19/01/2026"_s);
    EXPECT_EQ(dayInVietnamese(QDate(2026, 2, 1)), u"Chủ nhật, 01/02/2026"_s);
}

TEST(VietnamTime, TheDayBeginsAtMidnightInVietnam)
{
    const qint64 at = QDateTime(QDate(2026, 1, 18), QTime(17, 0), Qt::UTC).toMSecsSinceEpoch();
    EXPECT_EQ(inVietnam(at).date(), QDate(2026, 1, 19));
    EXPECT_EQ(inVietnam(at - 1).date(), QDate(2026, 1, 18));
}
