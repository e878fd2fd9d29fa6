// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/domain/taxcode.h"

#include <algorithm>
#include <array>

namespace motcua
{

bool isTaxCode(QStringView digits)
{
    constexpr std::array weights {31, 29, 23, 19, 17, 13, 7, 5, 3};
    if (digits.size() != 10 && digits.size() != 13)
        return false;
    if (!std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return false;
    // Neither a province nor a number of all zeros is given out, nor a dependent unit 000.
    if (digits.startsWith(u"00") || digits.sliced(2, 7) == u"0000000" || digits.sliced(10) == u"000")
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * digits[qsizetype(i)].digitValue();
    return 10 - sum % 11 == digits[9].digitValue();
}

} // namespace motcua
