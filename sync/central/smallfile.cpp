// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/smallfile.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace motcua
{

Result<QByteArray> readSmallFile(const QString &path, qint64 mostBytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(FaultId::FileUnreadable, file.errorString());
    QByteArray bytes = file.read(mostBytes + 1);
    if (bytes.size() > mostBytes)
        return fail(FaultId::FileUnreadable, u"larger than %1 bytes"_s.arg(mostBytes));
    return bytes;
}

} // namespace motcua
