// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace motcua
{

/// Mã số thuế of an organisation: ten digits N1 … N10, or thirteen, whose last three (never 000) number a
/// dependent unit (TT 86/2024/TT-BTC Điều 5). N10 = 10 − (31·N1 + 29·N2 + 23·N3 + 19·N4 + 17·N5 + 13·N6 +
/// 7·N7 + 5·N8 + 3·N9) mod 11; where that is 10 there is no such code (several independent implementations
/// agree on it; the circular's own text was not read). Digits only, no dash. Twelve digits are a personal
/// number, never a tax code here.
bool isTaxCode(QStringView digits);

} // namespace motcua
