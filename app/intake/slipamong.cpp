// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/slipamong.h"

#include "app/domain/dossier.h"
#include "app/slip/slip.h"

namespace motcua
{

namespace
{

constexpr qsizetype longestCode = 64; ///< characters; more than any dossier code has

} // namespace

Result<SlipCode> slipAmong(const QList<PageCode> &codes)
{
    for (const PageCode &code : codes) {
        if (const auto token = tokenOnSlip(code.bytes))
            return SlipCode {{}, *token};
        if (code.bytes.size() > longestCode)
            continue;
        const QString text = QString::fromUtf8(code.bytes).trimmed();
        if (isDossierCode(text))
            return SlipCode {text, {}};
    }
    return fail(FaultId::SlipUnreadable);
}

} // namespace motcua
