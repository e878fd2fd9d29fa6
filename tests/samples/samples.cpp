// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/samples/samples.h"

#include <QDir>
#include <QImageWriter>

#include "tests/samples/pages.h"

using namespace Qt::StringLiterals;

namespace motcua::samples
{

namespace
{

bool writeImage(const QString &pathWithoutSuffix, const Page &page)
{
    QImageWriter writer(pathWithoutSuffix + (page.jpeg ? u".jpg"_s : u".png"_s), page.jpeg ? "jpeg" : "png");
    if (page.jpeg)
        writer.setQuality(88);
    else
        writer.setCompression(30); // these are looked at once: speed before size
    return writer.write(page.image);
}

} // namespace

QList<Page> dossier(Dossier which)
{
    return which == Dossier::RadiationWorker ? radiationDossier() : transferDossier();
}

bool write(const QString &folder, const QList<Page> &pages)
{
    if (!QDir().mkpath(folder))
        return false;
    for (const auto &page : pages)
        if (!writeImage(folder + u'/' + page.name, page))
            return false;
    return true;
}

bool writeScannerFolder(const QString &folder, const QList<Page> &tray, const Page &glass)
{
    QDir trayFolder(folder + u"/tray"_s);
    trayFolder.removeRecursively();
    QDir(folder + u"/out"_s).removeRecursively();
    if (!QDir().mkpath(trayFolder.path()))
        return false;
    for (qsizetype i = 0; i < tray.size(); ++i)
        if (!writeImage(trayFolder.filePath(u"%1"_s.arg(i + 1, 3, 10, QChar(u'0'))), tray[i]))
            return false;
    Page onGlass = glass;
    onGlass.jpeg = false;
    return writeImage(folder + u"/glass"_s, onGlass);
}

} // namespace motcua::samples
