// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/printer/printer.h"

#include <QDir>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace motcua
{

FolderPrinter::FolderPrinter(QString folder)
    : m_folder(std::move(folder))
{
}

bool FolderPrinter::present() const
{
    return !m_folder.isEmpty();
}

Result<void> FolderPrinter::print(const QByteArray &pdf, const QString &name)
{
    if (!QDir().mkpath(m_folder))
        return fail(FaultId::FileUnwritable, m_folder);
    QSaveFile file(QDir(m_folder).filePath(name + u".pdf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size()
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || !file.commit())
        return fail(FaultId::FileUnwritable, file.errorString());
    return {};
}

} // namespace motcua
