// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>

#include "sync/store/store.h"
#include "sync/vault/durablefile.h"

namespace motcua
{

/// Where copies of a store may lie beside it, whole ones and what is left of those that were cut off. It is
/// noted in the store before anything is written there, and stays noted with a store that is restored.
class CopyPlaces
{
public:
    explicit CopyPlaces(Store &store);

    /// Nobody else makes copies of the store, or clears them, as long as somebody has it. Fault StoreBusy:
    /// somebody has it now; those of fileFault.
    static Result<FileHandle> claim(const Store &store);

    /// Folder of the copy beside the store that a backup is made of; it is gone when that is done.
    static QString scratch(const Store &store);
    /// Takes it away for good. The claim is the caller's. Fault FileUnwritable: something of it is left.
    static Result<void> clearScratch(const Store &store);
    /// The same, of a backup that was cut off; one that is under way goes on.
    static Result<void> clearLeftScratch(const Store &store);

    /// What a backup is called in its folder until it is whole.
    static QString unfinishedIn(const QString &folder);

    /// Folder → name of a backup that was begun or made there, the last one, by which the disk is known;
    /// empty: none was written there yet.
    Result<QMap<QString, QString>> folders() const;
    /// To be called before a backup of that name is made for the folder; and `note` before it is written
    /// there.
    Result<void> begin(const QString &folder, const QString &name);
    Result<void> note(const QString &folder, const QString &name);
    /// The folder is none of them if none was written there.
    Result<void> forgetUnused(const QString &folder);
    /// The name of the one that was begun last, wherever.
    Result<QString> begun() const;

private:
    Store &m_store;
};

} // namespace motcua
