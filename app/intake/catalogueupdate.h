// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/catalogue/cataloguesource.h"
#include "sync/central/centralsystem.h"
#include "sync/store/store.h"

namespace motcua
{

/// Brings central's catalogue of procedures to this kiosk. What is broken or hostile leaves the one that is
/// in force; that it came is written into the audit log, once.
class CatalogueUpdate
{
public:
    CatalogueUpdate(Store &store, CentralSystem &central, CatalogueSource catalogues);

    /// Asks central now. Gives the version that is in force then. Faults: as of any call to central,
    /// CatalogueUpdateInvalid, those of the store and of files.
    Result<QString> perform();
    /// The same once an hour at most, where central offers it; and lets go of versions that no dossier needs.
    /// What cannot be had now will be another time. Faults of the store.
    Result<void> afterPass();

private:
    Result<QString> fetched();
    Result<void> note(const QString &refusal);

    Store &m_store;
    CentralSystem &m_central;
    CatalogueSource m_catalogues;
    qint64 m_nextAt = 0; ///< monotonic ms
};

} // namespace motcua
