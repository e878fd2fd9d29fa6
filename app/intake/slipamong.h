// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include "app/domain/page.h"
#include "app/domain/result.h"

namespace motcua
{

/// By what a slip names its dossier: by its code or, a provisional one, by its token.
struct SlipCode {
    QString code; ///< mã hồ sơ; empty: a provisional slip
    QByteArray token; ///< 16 bytes

    bool operator==(const SlipCode &) const = default;
};

/// Among the codes found on an image, that of a slip of ours (app/slip) or of a receipt of the agency's,
/// which has the dossier's code in a QR or bar code. Fault SlipUnreadable when there is none.
Result<SlipCode> slipAmong(const QList<PageCode> &codes);

} // namespace motcua
