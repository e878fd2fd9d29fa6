// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "app/domain/result.h"

namespace motcua
{

class Store;

/// How this kiosk stands and what has happened on it, for Prometheus' textfile collector. Counters are kept
/// in the store and go on over restarts. No dossier, no person and no place is named: labels come from the
/// program's own lists. packaging/monitoring/README.md describes every family. `backupEvery`: how often a
/// backup is to be made, ms; 0: none is.
Result<QByteArray> kioskMetrics(Store &store, const QString &stateDirectory, qint64 backupEvery);

} // namespace motcua
