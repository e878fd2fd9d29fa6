// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include <QString>

#include "app/domain/result.h"
#include "sync/vault/keykeeper.h"

namespace motcua
{

/// Replaces `folder`/motcua.prom as a whole. It is made readable for the collector, which runs as another
/// user. Gives its path. Fault FileUnwritable.
Result<QString> writeMetricsFile(const QString &folder, const QByteArray &text);

/// While it lives, keeps the metrics file fresh from a thread and a store connection of its own. What fails
/// is tried again at the next turn: monitoring sees by the file's age that it is stale.
class MetricsWriter
{
public:
    /// `backupEvery`: as of kioskMetrics().
    MetricsWriter(QString stateDirectory, QString folder, qint64 backupEvery, KeyKeeping keeping = {});
    ~MetricsWriter();
    MetricsWriter(const MetricsWriter &) = delete;
    MetricsWriter &operator=(const MetricsWriter &) = delete;

private:
    void run();

    QString m_stateDirectory, m_folder;
    qint64 m_backupEvery;
    KeyKeeping m_keeping;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace motcua
