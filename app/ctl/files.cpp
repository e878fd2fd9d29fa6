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

std::unique_ptr<QFileDevice> openForReplacing(const QString &path)
{
    const QFileInfo there(path);
    std::unique_ptr<QFileDevice> file;
    if (there.exists() && !there.isFile())
        file = std::make_unique<QFile>(path);
    else
        file = std::make_unique<QSaveFile>(path);
    if (!file->open(QIODevice::WriteOnly))
        return nullptr;
    // Slips, scans and texts of papers are for whoever called, and what was there before says nothing of
    // them.
    if (qobject_cast<QSaveFile *>(file.get()) && !file->setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return nullptr;
    return file;
}

bool finishReplacing(QFileDevice &file)
{
    if (auto *whole = qobject_cast<QSaveFile *>(&file))
        return whole->commit();
    return file.flush() && file.error() == QFileDevice::NoError;
}

Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    const auto file = openForReplacing(path);
    if (!file || file->write(bytes) != bytes.size() || !finishReplacing(*file))
        return fail(FaultId::FileUnwritable, path);
    return {};
}

QString aboutFile(const QString &path, const Fault &fault)
{
    return fault.detail.isEmpty() ? path : path + u": "_s + fault.detail;
}

} // namespace motcua::ctl
