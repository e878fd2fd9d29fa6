// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "sync/store/sparetime.h"

namespace motcua
{

/// Replaces `folder`/motcua.prom as a whole. It is made readable for the collector, which runs as another
/// user. Gives its path. Fault FileUnwritable.
Result<QString> writeMetricsFile(const QString &folder, const QByteArray &text);

/// While it lives, keeps the metrics file fresh in spare time. What fails is tried again at the next turn:
/// monitoring sees by the file's age that it is stale.
class MetricsWriter
{
public:
    /// `backupEvery`: as of kioskMetrics().
    MetricsWriter(StoreOpener open, QString folder, qint64 backupEvery);

private:
    std::chrono::milliseconds turn(Store &own);

    QString m_folder;
    qint64 m_backupEvery;
    SpareTime m_time; ///< ends first
};

} // namespace motcua
