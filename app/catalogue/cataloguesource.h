// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QSet>

#include "app/catalogue/catalogue.h"
#include "app/domain/cataloguecontent.h"

namespace motcua
{

/// Which catalogue is in force on this kiosk, and those that dossiers were begun under.
///
///   stateDirectory/catalogue/
///     VERSION/     the files of one version; the folder takes its name when it is whole
///     in-force     the name of the version in force; renamed into place last
///
/// Without a folder it is the built-in one, and so it is where what is there is damaged, or older than what
/// the program brings. Copies share nothing but files; an object belongs to one thread.
class CatalogueSource
{
public:
    /// That one and no other.
    CatalogueSource(std::shared_ptr<const Catalogue> only); // NOLINT: meant to convert
    /// Fault CatalogueInvalid: not even the built-in one can be read.
    static Result<CatalogueSource> open(const QString &stateDirectory);

    const std::shared_ptr<const Catalogue> &inForce() const { return m_inForce; }
    /// The version under which a dossier was begun; the one in force where it is not kept any more.
    std::shared_ptr<const Catalogue> ofVersion(const QString &version);
    /// Looks whether another one has come into force meanwhile; true when so.
    bool refresh();

    /// Puts the version that a delta makes of the one in force into force: it is read by the same strict
    /// reader as any catalogue before it is named. Gives its version. Whatever goes wrong, the old one stays.
    /// Faults: CatalogueUpdateInvalid, StoreReadOnly, DiskFull, StoreFailed. The caller has verified who made
    /// the delta.
    Result<QString> apply(const QByteArray &delta);
    /// Removes the versions that are neither in force nor in `needed`. The built-in one is kept on disk where
    /// it is needed: the next version of the program brings another.
    Result<void> keepOnly(const QSet<QString> &needed);

private:
    QString folderOf(const QString &version) const;
    std::shared_ptr<const Catalogue> onDisk(const QString &version) const;
    std::shared_ptr<const Catalogue> kept(const QString &version) const;
    Result<void> keep(const CatalogueContent &content);

    QString m_folder; ///< empty: there is only the one
    std::shared_ptr<const Catalogue> m_builtIn, m_inForce, m_other; ///< other: the last one of ofVersion
};

} // namespace motcua
