// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/vault/filekeykeeper.h"

#include <sys/stat.h>

#include <QFile>

#include "sync/vault/durablefile.h"
#include "sync/vault/keyfile.h"

namespace motcua
{

namespace
{

/// A key that others could have read is used again only when somebody has looked into it.
Result<void> expectPrivate(const QString &directory, const QString &path)
{
    struct stat file = {}, folder = {};
    if (::stat(QFile::encodeName(path).constData(), &file) != 0
        || ::stat(QFile::encodeName(directory).constData(), &folder) != 0)
        return {}; // reading it says why
    if ((file.st_mode & 077) != 0)
        return fail(FaultId::KeyExposed,
            QStringLiteral("%1 has mode 0%2, not 0600").arg(path).arg(file.st_mode & 07777, 0, 8));
    if (file.st_uid != folder.st_uid && file.st_uid != 0)
        return fail(
            FaultId::KeyExposed, QStringLiteral("%1 belongs to another user than its folder").arg(path));
    return {};
}

} // namespace

QString FileKeyKeeper::path(Slot slot) const
{
    return m_directory
        + (slot == Slot::Current ? QStringLiteral("/kiosk.key") : QStringLiteral("/kiosk.key.next"));
}

Result<std::shared_ptr<SecretKey>> FileKeyKeeper::read(Slot slot)
{
    MOTCUA_TRY(expectPrivate(m_directory, path(slot)));
    return readKeyFile(path(slot));
}

Result<void> FileKeyKeeper::keep(Slot slot, const SecretKey &key)
{
    const SecretBytes bytes = keyFileBytes(key);
    if (bytes.isEmpty())
        return fail(FaultId::KeyMissing, QStringLiteral("no memory for the key"));
    return writeDurably(path(slot), bytes.view());
}

Result<void> FileKeyKeeper::promote()
{
    // Whoever reads in between finds the old key, or the new one. The old one's bytes are written over where
    // it had another name for a moment only.
    return replaceDurably(path(Slot::Next), path(Slot::Current));
}

Result<void> FileKeyKeeper::destroy(Slot slot)
{
    return destroyFile(path(slot));
}

QString FileKeyKeeper::absence() const
{
    return QStringLiteral("%1 is not there").arg(path(Slot::Current));
}

QString FileKeyKeeper::protection()
{
    return QStringLiteral("The kiosk's key is a file beside the data: a stolen disk is readable.");
}

} // namespace motcua
