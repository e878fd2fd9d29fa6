// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QString>

namespace motcua
{

/// Số hiệu biểu mẫu, as forms bear it in a corner and the catalogue names it: "Mẫu số 05 Phụ lục IV", "Mẫu
/// 1a. ĐNCĐPD", "Biểu B2-TMCSUT".
struct FormNumber {
    QString number; ///< "5", "1a", "b2", "01-dk": lower case, no leading zeros of its digits
    QString mark; ///< letters behind the number, "dncdpd", or empty
    int annex = 0; ///< phụ lục; 0: not said

    bool operator==(const FormNumber &) const = default;
};

/// The form number that a text begins with. `anywhere`: the first one within it, as in the name of a
/// component ("… theo Mẫu số 01 Phụ lục IV").
std::optional<FormNumber> parseFormNumber(QStringView text, bool anywhere = false);

enum class FormAgreement {
    Differs,
    Partly, ///< same number; one of them does not say its annex or mark
    Fully,
};
FormAgreement compare(const FormNumber &read, const FormNumber &known);

} // namespace motcua
