// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "app/domain/result.h"
#include "sync/central/personview.h"

namespace motcua
{

// Reading sync/api/central.openapi.yaml's Timeline, Supplements and Reusable. Fault CentralAnswerInvalid
// where something that has to be there is missing or of another kind; lists longer than anyone has affairs
// are refused too.

Result<QList<TimelineStep>> readTimeline(const QJsonObject &answer);
Result<QList<SupplementRequest>> readSupplements(const QJsonObject &answer);
Result<Reusable> readReusable(const QJsonObject &answer);

} // namespace motcua
