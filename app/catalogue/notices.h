// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include "app/domain/result.h"

namespace motcua
{

/// A notice about personal data (Luật 91/2025/QH15, NĐ 356/2025/NĐ-CP): each is shown, asked and answered on
/// its own, nothing ticked beforehand, and the answer names id and version.
struct Notice {
    QString id;
    QString version; ///< changes with every change of the words
    QString title; ///< what is asked, in a few words
    QString text; ///< plain sentences
    QString purpose; ///< mục đích xử lý
    QString basis; ///< legal basis, as cited
    bool required = false; ///< filing at the kiosk needs agreement to it
};

/// The one about keeping a telephone number. Who does not agree to it files without a number.
inline const QString phoneNotice = QStringLiteral("phone");

/// The notices in the order of asking, in "vi" or "en" (anything else: Vietnamese). `file`: another than the
/// built-in one. Fault: CatalogueInvalid with file, entry and reason.
Result<QList<Notice>> loadNotices(const QString &language, const QString &file = {});

} // namespace motcua
