// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/files.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace motcua::ctl
{

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(FaultId::FileUnreadable, path);
    if (file.size() > mostFileBytes)
        return fail(FaultId::ImageTooLarge, path);
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fail(FaultId::FileUnreadable, path);
    return bytes;
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(FaultId::FileUnwritable, path);
    return {};
}

QString aboutFile(const QString &path, const Fault &fault)
{
    return fault.detail.isEmpty() ? path : path + u": "_s + fault.detail;
}

} // namespace motcua::ctl
