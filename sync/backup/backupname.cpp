// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/backup/backupname.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

const QString begins = u"motcua-"_s, ends = u".backup"_s, timeForm = u"yyyyMMdd'T'HHmmsszzz'Z'"_s;

} // namespace

QString backupName(qint64 at)
{
    return begins + QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(timeForm) + ends;
}

QDateTime backupTime(const QString &name)
{
    if (!name.startsWith(begins) || !name.endsWith(ends))
        return {};
    QDateTime time = QDateTime::fromString(name.sliced(begins.size()).chopped(ends.size()), timeForm);
    time.setTimeSpec(Qt::UTC);
    return time;
}

qint64 backupMs(const QString &name)
{
    const QDateTime time = backupTime(name);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

QStringList backupsIn(const QString &folder)
{
    return QDir(folder).entryList(
        {begins + u'*' + ends}, QDir::Files | QDir::NoSymLinks, QDir::Name | QDir::Reversed);
}

} // namespace motcua
