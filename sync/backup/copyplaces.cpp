// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/backup/copyplaces.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include "sync/backup/restoring.h"

using namespace Qt::StringLiterals;

namespace motcua
{

namespace
{

const QString foldersFact = u"copies.folders"_s, begunFact = u"copies.begun"_s;

Result<void> setFolders(Store &store, const QMap<QString, QString> &folders)
{
    QJsonObject object;
    for (auto folder = folders.constBegin(); folder != folders.constEnd(); ++folder)
        object.insert(folder.key(), folder.value());
    return store.setFact(foldersFact, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

CopyPlaces::CopyPlaces(Store &store)
    : m_store(store)
{
}

Result<FileHandle> CopyPlaces::claim(const Store &store)
{
    FileHandle file(::open(QFile::encodeName(store.directory() + u"/backup.lock"_s).constData(),
        O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file)
        return tl::unexpected(fileFault(errno, u"open backup.lock"_s));
    (void)giveToOwnerOf(store.directory(), file); // else the kiosk cannot make any, and says so
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0)
        return fail(FaultId::StoreBusy, u"another backup is being made"_s);
    return file;
}

QString CopyPlaces::scratch(const Store &store)
{
    return store.directory() + u"/backup.scratch"_s;
}

Result<void> CopyPlaces::clearScratch(const Store &store)
{
    destroyFolder(scratch(store));
    if (QFileInfo::exists(scratch(store)))
        return fail(FaultId::FileUnwritable, u"%1 cannot be removed"_s.arg(scratch(store)));
    return {};
}

Result<void> CopyPlaces::clearLeftScratch(const Store &store)
{
    if (!QFileInfo::exists(scratch(store)))
        return {};
    const auto claimed = claim(store);
    if (claimed)
        return clearScratch(store);
    if (claimed.error().id == FaultId::StoreBusy)
        return {};
    return tl::unexpected(claimed.error());
}

QString CopyPlaces::unfinishedIn(const QString &folder)
{
    return folder + u"/unfinished.new"_s;
}

Result<QMap<QString, QString>> CopyPlaces::folders() const
{
    MOTCUA_ASSIGN(const QByteArray bytes, m_store.fact(foldersFact));
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    QMap<QString, QString> all;
    for (auto folder = object.constBegin(); folder != object.constEnd(); ++folder)
        all.insert(folder.key(), folder.value().toString());
    return all;
}

Result<void> CopyPlaces::begin(const QString &folder, const QString &name)
{
    MOTCUA_ASSIGN(const auto all, folders());
    MOTCUA_TRY(m_store.setFact(begunFact, name.toUtf8()));
    if (all.contains(folder))
        return {};
    return note(folder, {});
}

Result<void> CopyPlaces::note(const QString &folder, const QString &name)
{
    MOTCUA_ASSIGN(auto all, folders());
    all.insert(folder, name);
    return setFolders(m_store, all);
}

Result<void> CopyPlaces::forgetUnused(const QString &folder)
{
    MOTCUA_ASSIGN(auto all, folders());
    if (!all.contains(folder) || !all.value(folder).isEmpty())
        return {};
    all.remove(folder);
    return setFolders(m_store, all);
}

Result<QString> CopyPlaces::begun() const
{
    MOTCUA_ASSIGN(const QByteArray name, m_store.fact(begunFact));
    return QString::fromUtf8(name);
}

} // namespace motcua
