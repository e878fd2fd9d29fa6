// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "app/catalogue/cataloguesource.h"
#include "app/intake/pageworks.h"
#include "sync/store/store.h"

namespace motcua
{

/// Turns a queued dossier's pages and form into its parts, and its parts into the manifest. It can be stopped
/// anywhere and begun again: what is there already is not made twice.
class Finisher
{
public:
    /// A dossier is finished by the catalogue that it was begun under.
    Finisher(CatalogueSource catalogues, PageWorks &works);

    /// Reads the pages not read yet (a page that fails again and again is kept as an image) and writes one
    /// PDF a component. Asks `mayGoOn` every few seconds and at every page; its fault ends it.
    Result<void> finish(Store &store, const DossierId &dossier, const std::function<Result<void>()> &mayGoOn);
    /// Canonical bytes of the manifest; the parts must be complete.
    Result<QByteArray> manifest(Store &store, const DossierId &dossier);

private:
    using MayGoOn = std::function<Result<void>()>;

    Result<void> readPages(Store &store, const QList<PageRecord> &pages, const MayGoOn &mayGoOn);
    Result<void> makePaperPart(Store &store, const DossierRecord &record, const Procedure &procedure,
        const Component &component, int order, const QList<PageRecord> &pages, const QString &askedName,
        const MayGoOn &mayGoOn);
    Result<void> makeFormPart(Store &store, const DossierRecord &record, const Procedure &procedure,
        const Component &component, int order);

    CatalogueSource m_catalogues;
    PageWorks &m_works;
};

} // namespace motcua
