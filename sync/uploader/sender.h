// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

#include "sync/central/centralsystem.h"
#include "sync/store/store.h"
#include "sync/uploader/uploader.h"

namespace motcua
{

/// One lane's hands: its own connection to central and its own to the store, both made when they are first
/// needed. Belongs to the lane's thread.
class Sender
{
public:
    /// `store` is only asked for another connection to it.
    Sender(const Store &store, const CentralConnector &connect, const std::atomic<bool> &interrupt);
    ~Sender();

    Result<Store *> store();
    /// Reaches central; its time and that it is there are noted in the store. Where it is not, that is. A
    /// restored store then asks it of what it may have already; what central says of one of these, or does
    /// not, is nothing to the others.
    Result<void> checkIn();
    /// Brings a part to central from where it stands there. Nothing of a restored dossier goes before central
    /// was asked of it: fault DossierState where central has it, which then is stored.
    Result<void> sendPart(const DossierId &dossier, PartId part, const UploadProgress &progress);
    /// Sends the manifest, and first once more the parts where central says that some are missing; stores the
    /// code.
    Result<void> file(const DossierId &dossier, const UploadProgress &progress);
    /// Success too where central cannot delete it; it is not asked again then.
    Result<void> discard(const QString &address);

private:
    Result<CentralSystem *> central();
    Result<Receipt> fileOnce(
        Store &own, CentralSystem &connected, const DossierId &dossier, const QByteArray &manifest);
    Result<void> askOfRestored();
    Result<void> askOf(Store &own, CentralSystem &connected, const DossierId &dossier);
    Result<void> askFirst(const DossierId &dossier);
    /// What central or the store said; a connection that central would not have is not used again.
    template <typename T>
    Result<T> said(Result<T> answer);

    const Store &m_origin;
    const CentralConnector &m_connect;
    const std::atomic<bool> &m_interrupt;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<CentralSystem> m_central;
    DossierId m_askedLast; ///< of a restored store, where that round ended for too many faults
};

/// Whether a part that central has whole will still be there when its dossier is filed.
bool willBeKept(const PartRecord &part, const Clock &clock);

} // namespace motcua
