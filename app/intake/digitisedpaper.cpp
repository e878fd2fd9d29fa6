// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/digitisedpaper.h"

#include <QDateTime>

#include "app/papers/papervalues.h"

using namespace Qt::StringLiterals;

namespace motcua
{

QJsonObject digitisedPaper(const Component &component, const PaperPage &firstPage, qint64 digitisedAt)
{
    constexpr double headBottom = 0.35; // of the page's height: a paper says of itself there
    QJsonObject read;
    const auto take = [&](const QString &name, const PaperValue &value) {
        if (!read.contains(name)) // the first is the paper's own
            read.insert(name, value.value);
    };
    for (const PaperValue &value : valuesOn(firstPage)) {
        if (uprightPlace(firstPage, value.line).bottom() > headBottom)
            continue;
        if (value.kind == PaperValueKind::DocumentNumber)
            take(u"number"_s, value);
        else if (value.kind == PaperValueKind::Date)
            take(u"issued_on"_s, value);
        else if (value.kind == PaperValueKind::Issuer)
            read.insert(u"issuer"_s, value.value); // above stands whom it belongs to
    }
    return {{u"name"_s, component.name}, {u"kind"_s, u"component"_s}, {u"state"_s, u"awaiting-approval"_s},
        {u"digitised_at"_s,
            QDateTime::fromMSecsSinceEpoch(digitisedAt, Qt::UTC).toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s)},
        {u"read"_s, read}};
}

} // namespace motcua
