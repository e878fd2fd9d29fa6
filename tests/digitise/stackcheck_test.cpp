// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QRandomGenerator>

#include "app/digitise/stackcheck.h"

using namespace Qt::StringLiterals;
using namespace motcua;

namespace
{

/// A page that reads so; a line an entry.
PageReading page(const QStringList &lines)
{
    PageReading reading;
    for (const QString &line : lines) {
        for (const QString &word : line.split(u' ', Qt::SkipEmptyParts))
            reading.words.append({word, {}, 0.95F, false, false});
        if (!reading.words.isEmpty())
            reading.words.last().endsLine = true;
    }
    return reading;
}

const QStringList form {u"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"_s, u"Độc lập - Tự do - Hạnh phúc"_s,
    u"ĐƠN ĐĂNG KÝ SỬ DỤNG MÃ SỐ MÃ VẠCH"_s, u"Kính gửi: Cơ quan tiếp nhận hồ sơ của Bộ"_s,
    u"Tên tổ chức: %1"_s, u"Địa chỉ trụ sở chính: %2"_s, u"Điện thoại liên hệ: %3"_s,
    u"Ngành nghề kinh doanh chính của tổ chức: %4"_s,
    u"Chúng tôi cam kết những điều khai trên là đúng sự thật và chịu trách nhiệm trước pháp luật."_s,
    u"Đại diện tổ chức ký tên và đóng dấu"_s};

PageReading filled(const QString &name, const QString &address, const QString &phone, const QString &trade)
{
    return page(form.join(u'\n').arg(name, address, phone, trade).split(u'\n'));
}

std::optional<int> numberOn(const QStringList &lines)
{
    return traitsOf(page(lines)).number;
}

} // namespace

TEST(StackCheck, aSheetThatWasFedTwiceSaysTheSame)
{
    const auto once =
        filled(u"Công ty Thử Nghiệm"_s, u"số 1 phố Ví Dụ, phường Mẫu"_s, u"0900000123"_s, u"chế biến trà"_s);
    auto twice = once;
    // The second time one word in fifty is read otherwise.
    for (qsizetype i = 7; i < twice.words.size(); i += 50)
        twice.words[i].text += u'̣';
    EXPECT_TRUE(saysTheSame(traitsOf(once), traitsOf(twice)));
}

TEST(StackCheck, oneFormOfTwoPersonsIsTwoPapers)
{
    const auto one =
        filled(u"Công ty Thử Nghiệm"_s, u"số 1 phố Ví Dụ, phường Mẫu"_s, u"0900000123"_s, u"chế biến trà"_s);
    const auto other = filled(
        u"Hợp tác xã Tưởng Tượng"_s, u"số 9 đường Giả Định, xã Mẫu"_s, u"0900000456"_s, u"đan mây tre"_s);
    EXPECT_FALSE(saysTheSame(traitsOf(one), traitsOf(other)));
}

TEST(StackCheck, pagesOfFewWordsNeverSayTheSame)
{
    const auto photo = page({u"Ảnh chân dung người nộp"_s});
    EXPECT_FALSE(saysTheSame(traitsOf(photo), traitsOf(photo)));
    EXPECT_FALSE(saysTheSame(traitsOf({}), traitsOf({})));
}

TEST(StackCheck, readsTheNumberAtHeadOrFootAndNoOther)
{
    EXPECT_EQ(numberOn({u"Điều 1"_s, u"Trang 2/5"_s}), 2);
    EXPECT_EQ(numberOn({u"- 3 -"_s, u"Điều 4"_s}), 3);
    EXPECT_EQ(numberOn({u"Điều 4"_s, u"7"_s}), 7);
    EXPECT_EQ(numberOn({u"Điều 4"_s, u"12/2026"_s}), std::nullopt) << "a date";
    EXPECT_EQ(numberOn({u"Điều 4"_s, u"2026"_s}), std::nullopt) << "a year";
    EXPECT_EQ(numberOn({u"Điều 1"_s, u"2"_s, u"Điều 3"_s}), std::nullopt) << "in the middle";
    EXPECT_EQ(numberOn({u"Số: 12/QĐ"_s, u"Điều 1"_s}), std::nullopt);
    EXPECT_EQ(numberOn({}), std::nullopt);
}

TEST(StackCheck, aPageIsMissingWhereTheNumbersJump)
{
    const auto numbered = [](const QString &number) { return traitsOf(page({u"Điều 1"_s, number})); };
    EXPECT_TRUE(skipsAPage(numbered(u"2"_s), numbered(u"4"_s)));
    EXPECT_FALSE(skipsAPage(numbered(u"2"_s), numbered(u"3"_s)));
    EXPECT_FALSE(skipsAPage(numbered(u"2"_s), numbered(u"1"_s))) << "another paper begins";
    EXPECT_FALSE(skipsAPage(numbered(u"2"_s), traitsOf({})));
    EXPECT_FALSE(skipsAPage(traitsOf({}), numbered(u"4"_s)));
}
