// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "app/domain/procedure.h"
#include "app/papers/paperpage.h"

namespace motcua
{

/// What is told of a digitised paper, as far as a kiosk knows it: the record GiayToSoHoa of systems for
/// handling dossiers; `quality.document` of the manifest, and sync/api says which of its fields is which.
/// Number, day and issuer are what was read at the head of its first page (valuesOn), confirmed by nobody;
/// what was not read is left out, and so is whatever would say who somebody is. `digitisedAt`: Unix ms.
QJsonObject digitisedPaper(const Component &component, const PaperPage &firstPage, qint64 digitisedAt);

} // namespace motcua
