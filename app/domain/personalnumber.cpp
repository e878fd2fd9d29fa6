// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "app/domain/identity.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

struct Province {
    int code;
    QStringView name;
};

// The 63 provinces before the merger of 2025: numbers given under them stay valid for life.
constexpr std::array provinces {
    Province {1, u"Hà Nội"},
    Province {2, u"Hà Giang"},
    Province {4, u"Cao Bằng"},
    Province {6, u"Bắc Kạn"},
    Province {8, u"Tuyên Quang"},
    Province {10, u"Lào Cai"},
    Province {11, u"Điện Biên"},
    Province {12, u"Lai Châu"},
    Province {14, u"Sơn La"},
    Province {15, u"Yên Bái"},
    Province {17, u"Hòa Bình"},
    Province {19, u"Thái Nguyên"},
    Province {20, u"Lạng Sơn"},
    Province {22, u"Quảng Ninh"},
    Province {24, u"Bắc Giang"},
    Province {25, u"Phú Thọ"},
    Province {26, u"Vĩnh Phúc"},
    Province {27, u"Bắc Ninh"},
    Province {30, u"Hải Dương"},
    Province {31, u"Hải Phòng"},
    Province {33, u"Hưng Yên"},
    Province {34, u"Thái Bình"},
    Province {35, u"Hà Nam"},
    Province {36, u"Nam Định"},
    Province {37, u"Ninh Bình"},
    Province {38, u"Thanh Hóa"},
    Province {40, u"Nghệ An"},
    Province {42, u"Hà Tĩnh"},
    Province {44, u"Quảng Bình"},
    Province {45, u"Quảng Trị"},
    Province {46, u"Thừa Thiên Huế"},
    Province {48, u"Đà Nẵng"},
    Province {49, u"Quảng Nam"},
    Province {51, u"Quảng Ngãi"},
    Province {52, u"Bình Định"},
    Province {54, u"Phú Yên"},
    Province {56, u"Khánh Hòa"},
    Province {58, u"Ninh Thuận"},
    Province {60, u"Bình Thuận"},
    Province {62, u"Kon Tum"},
    Province {64, u"Gia Lai"},
    Province {66, u"Đắk Lắk"},
    Province {67, u"Đắk Nông"},
    Province {68, u"Lâm Đồng"},
    Province {70, u"Bình Phước"},
    Province {72, u"Tây Ninh"},
    Province {74, u"Bình Dương"},
    Province {75, u"Đồng Nai"},
    Province {77, u"Bà Rịa - Vũng Tàu"},
    Province {79, u"Thành phố Hồ Chí Minh"},
    Province {80, u"Long An"},
    Province {82, u"Tiền Giang"},
    Province {83, u"Bến Tre"},
    Province {84, u"Trà Vinh"},
    Province {86, u"Vĩnh Long"},
    Province {87, u"Đồng Tháp"},
    Province {89, u"An Giang"},
    Province {91, u"Kiên Giang"},
    Province {92, u"Cần Thơ"},
    Province {93, u"Hậu Giang"},
    Province {94, u"Sóc Trăng"},
    Province {95, u"Bạc Liêu"},
    Province {96, u"Cà Mau"},
};
static_assert(provinces.size() == 63);

} // namespace

std::optional<PersonalNumber> parsePersonalNumber(QStringView number)
{
    if (number.size() != 12)
        return std::nullopt;
    // QChar::isDigit would let other scripts' digits in.
    if (!std::all_of(number.begin(), number.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return std::nullopt;

    const int centuryAndSex = number[3].unicode() - u'0';
    PersonalNumber result;
    result.provinceCode = number.first(3).toInt();
    result.birthYear = 1900 + 100 * (centuryAndSex / 2) + number.sliced(4, 2).toInt();
    result.sex = centuryAndSex % 2 == 0 ? u"Nam"_s : u"Nữ"_s;
    const auto found = std::find_if(provinces.begin(), provinces.end(),
        [&](const Province &province) { return province.code == result.provinceCode; });
    if (found != provinces.end())
        result.province = found->name.toString();
    return result;
}

QString maskPersonalNumber(QStringView number)
{
    // Shown of a full number: the first three digits and the last four. Of anything shorter that would be
    // nearly all.
    const bool full = number.size() == 12;
    const qsizetype head = full ? 3 : 0;
    const qsizetype tail = full ? 4 : std::min<qsizetype>(3, number.size() / 3);
    return number.first(head).toString() + QString(number.size() - head - tail, u'•')
        + number.last(tail).toString();
}

} // namespace motcua
