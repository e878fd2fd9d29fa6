// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue/catalogue.h"

namespace motcua
{

QString foldVietnamese(QStringView text)
{
    const QString parts = text.toString().normalized(QString::NormalizationForm_D);
    QString folded;
    folded.reserve(parts.size());
    for (const QChar c : parts) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        // The bar of đ is no mark of its own in Unicode.
        folded += c == u'đ' || c == u'Đ' ? QChar(u'd') : c.toLower();
    }
    return folded;
}

} // namespace motcua
