// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

#include "app/config/config.h"
#include "app/intake/catalogueupdate.h"
#include "app/intake/finisher.h"
#include "sync/audit/auditanchoring.h"
#include "sync/central/centralsystem.h"
#include "sync/central/enrolment.h"
#include "sync/uploader/uploader.h"

namespace motcua
{

/// The uploader with everything it needs: what `motcuactl sync` and `motcuactl submit` run.
class Sending
{
public:
    Sending(const Config &config, Store &store, CatalogueSource catalogues, PageWorks &works);
    ~Sending();

    /// Fault CentralNotEnrolled until the state folder is enrolled.
    Result<void> connect();
    CentralSystem *central() { return m_central.get(); }

    /// One pass over everything queued.
    Result<Uploader::Outcome> once();
    /// Until `stop`; waits for enrolment first.
    Result<void> follow(const std::atomic<bool> &stop);

private:
    Result<std::unique_ptr<CentralSystem>> newConnection(const std::atomic<bool> *interrupt) const;
    Result<void> connectBeside();
    Result<void> afterPass(bool received);
    Result<void> renewCertificate();

    const Config &m_config;
    Store &m_store;
    CatalogueSource m_catalogues;
    Finisher m_finisher;
    std::unique_ptr<CentralSystem> m_central;
    std::unique_ptr<Store> m_besideStore; ///< with its own connections, since it works beside the sending
    std::unique_ptr<CentralSystem> m_besideCentral;
    qint64 m_renewAt = 0; ///< monotonic ms
    std::unique_ptr<AuditAnchoring> m_anchoring;
    std::unique_ptr<CatalogueUpdate> m_catalogueUpdate;
    std::unique_ptr<Uploader> m_uploader;
};

} // namespace motcua
