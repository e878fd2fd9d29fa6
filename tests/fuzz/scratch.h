// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace motcua::fuzz
{

/// A folder for readers that take files; in memory, where the system has such a place.
inline QString scratch()
{
    static const QTemporaryDir folder(
        (QDir(QStringLiteral("/dev/shm")).exists() ? QStringLiteral("/dev/shm") : QDir::tempPath())
        + QStringLiteral("/motcua-fuzz-XXXXXX"));
    return folder.path();
}

/// A file there that holds these bytes; its path.
inline QString scratchFile(const QString &name, const QByteArray &bytes)
{
    QFile file(scratch() + u'/' + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the fuzzers' folder cannot be written");
    return file.fileName();
}

} // namespace motcua::fuzz
