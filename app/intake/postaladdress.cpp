// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/postaladdress.h"

#include <algorithm>

#include "app/domain/dossier.h"

namespace motcua
{

bool isPostalAddress(const QString &address)
{
    const QString written = address.trimmed();
    return written.size() >= 10 && written.size() <= longestAddress
        && std::any_of(written.begin(), written.end(), [](QChar c) { return c.isLetter(); })
        && std::none_of(
            written.begin(), written.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

} // namespace motcua
