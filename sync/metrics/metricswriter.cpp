// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/metrics/metricswriter.h"

#include <QDir>
#include <QSaveFile>

#include "sync/metrics/kioskmetrics.h"

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

MetricsWriter::MetricsWriter(StoreOpener open, QString folder, qint64 backupEvery)
    : m_folder(std::move(folder))
    , m_backupEvery(backupEvery)
    , m_time(std::move(open), [this](Store &own) { return turn(own); })
{
}

std::chrono::milliseconds MetricsWriter::turn(Store &own)
{
    if (const auto text = kioskMetrics(own, own.directory(), m_backupEvery))
        (void)writeMetricsFile(m_folder, *text);
    return every;
}

} // namespace motcua
