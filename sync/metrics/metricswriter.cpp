// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/metrics/metricswriter.h"

#include <chrono>

#include <QDir>
#include <QSaveFile>

#include "sync/metrics/kioskmetrics.h"
#include "sync/store/store.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

constexpr auto every = std::chrono::seconds(15);

} // namespace

Result<QString> writeMetricsFile(const QString &folder, const QByteArray &text)
{
    // The temporary name does not end in .prom, so the collector never reads half a file.
    QSaveFile file(QDir(folder).filePath(u"motcua.prom"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther)
        || !file.commit())
        return fail(FaultId::FileUnwritable, file.fileName());
    return file.fileName();
}

MetricsWriter::MetricsWriter(QString stateDirectory, QString folder, qint64 backupEvery, KeyKeeping keeping)
    : m_stateDirectory(std::move(stateDirectory))
    , m_folder(std::move(folder))
    , m_backupEvery(backupEvery)
    , m_keeping(std::move(keeping))
    , m_thread([this] { run(); })
{
}

MetricsWriter::~MetricsWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void MetricsWriter::run()
{
    std::unique_ptr<Store> store;
    std::unique_lock lock(m_mutex);
    do {
        lock.unlock();
        if (!store)
            if (auto opened = Store::open(m_stateDirectory, std::make_shared<SystemClock>(), m_keeping))
                store = std::move(*opened);
        if (store)
            if (const auto text = kioskMetrics(*store, m_stateDirectory, m_backupEvery))
                (void)writeMetricsFile(m_folder, *text);
        lock.lock();
    } while (!m_wake.wait_for(lock, every, [this] { return m_stop; }));
}

} // namespace motcua
